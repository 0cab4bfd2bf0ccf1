package folkmoot.people.notification;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Whether somebody is told of something, by whom they shut out and by their policy: one query, and the one place. A policy holds back
 * nothing of the clerk of a community of which somebody backs or follows a proposal: it brings news of that.
 */
final class Admission {

    private static final Duration NEW_ACCOUNT = Duration.ofDays(30);
    private static final Duration NEW_FOLLOWER = Duration.ofDays(3);

    private static final String FACTS = """
        SELECT p.place, EXISTS (SELECT 1 FROM block b
                       WHERE (b.account_id, b.target_id) IN ((p.me, p.sender), (p.sender, p.me))),
               EXISTS (SELECT 1 FROM mute m WHERE m.account_id = p.me AND m.target_id = p.sender AND m.notifications
                       AND (m.expires_at IS NULL OR m.expires_at > ?::timestamptz)),
               EXISTS (SELECT 1 FROM muted_conversation c WHERE c.account_id = p.me
                       AND c.conversation_id = s.conversation_id),
               EXISTS (SELECT 1 FROM account_domain_block d
                       WHERE d.account_id = p.me AND d.domain = a.domain),
               (SELECT f.accepted_at FROM follow f WHERE f.account_id = p.me AND f.target_id = p.sender),
               (SELECT f.accepted_at FROM follow f WHERE f.account_id = p.sender AND f.target_id = p.me),
               EXISTS (SELECT 1 FROM notification_permission n
                       WHERE n.account_id = p.me AND n.from_account_id = p.sender)
               OR EXISTS (SELECT 1 FROM users u WHERE u.account_id = p.sender AND u.role <> 'member')
               OR\
        """ + ClerkNews.IS_ONES_CLERK + """
               ,
               greatest(a.created_at, a.first_seen_at), a.silenced_at IS NOT NULL,
               a.actor_type IN ('Service', 'Application'),
               s.visibility = 'direct' AND s.in_reply_to_account_id IS DISTINCT FROM p.me,
               np.not_following, np.not_followers, np.new_accounts, np.private_mentions, np.limited_accounts, np.bots
        FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) WITH ORDINALITY p (me, sender, status_id, place)
        JOIN account a ON a.id = p.sender
        LEFT JOIN status s ON s.id = p.status_id
        LEFT JOIN notification_policy np ON np.account_id = p.me
        """;

    /** What decides, of one notification. */
    private record Facts(
            boolean blocked,
            boolean muted,
            boolean threadMuted,
            boolean domainBlocked,
            Optional<Instant> followsSince,
            Optional<Instant> followedSince,
            boolean exempt,
            Instant knownSince,
            boolean limited,
            boolean bot,
            boolean unasked,
            NotificationPolicy policy) {}

    /** What becomes of a notification. */
    enum Verdict {
        TELL,
        HOLD,
        DROP
    }

    private final InstantSource clock;

    Admission(InstantSource clock) {
        this.clock = clock;
    }

    /** One verdict for each cause, in their order. One query. */
    List<Verdict> of(Transaction tx, List<Cause> causes) {
        var now = clock.instant();
        var verdicts = new ArrayList<>(Collections.nCopies(causes.size(), Verdict.DROP));
        tx.fetch(
                FACTS,
                row -> {
                    int place = row.getInt(1) - 1;
                    return verdicts.set(
                            place, verdict(facts(row), causes.get(place).type(), now));
                },
                now,
                causes.stream().map(cause -> cause.account().value()).toArray(Long[]::new),
                causes.stream().map(cause -> cause.from().value()).toArray(Long[]::new),
                causes.stream()
                        .map(cause -> cause.about().map(StatusId::value).orElse(null))
                        .toArray(Long[]::new));
        return verdicts;
    }

    private static Facts facts(ResultSet row) throws SQLException {
        return new Facts(
                row.getBoolean(2),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getBoolean(5),
                time(row, 6),
                time(row, 7),
                row.getBoolean(8),
                time(row, 9).orElseThrow(),
                row.getBoolean(10),
                row.getBoolean(11),
                row.getBoolean(12),
                policy(row));
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static NotificationPolicy policy(ResultSet row) throws SQLException {
        return row.getString(13) == null
                ? NotificationPolicy.DEFAULT
                : new NotificationPolicy(
                        row.getString(13),
                        row.getString(14),
                        row.getString(15),
                        row.getString(16),
                        row.getString(17),
                        row.getString(18));
    }

    private static Verdict verdict(Facts facts, NotificationType type, Instant now) {
        if (facts.blocked()
                || facts.muted()
                || facts.threadMuted()
                || facts.domainBlocked() && facts.followsSince().isEmpty()) {
            return Verdict.DROP;
        }
        boolean free = !NotificationType.FILTERABLE.contains(type) || facts.exempt();
        return free ? Verdict.TELL : byPolicy(facts, type, now);
    }

    /** The strictest word of all those that apply. */
    private static Verdict byPolicy(Facts facts, NotificationType type, Instant now) {
        boolean stranger = facts.followsSince().isEmpty();
        boolean noFollower = facts.followedSince()
                .filter(since -> !since.isAfter(now.minus(NEW_FOLLOWER)))
                .isEmpty();
        boolean young = facts.knownSince().isAfter(now.minus(NEW_ACCOUNT));
        boolean unasked = type == NotificationType.MENTION && facts.unasked();
        var policy = facts.policy();
        return strictest(
                verdict(policy.notFollowing(), stranger),
                verdict(policy.notFollowers(), noFollower),
                verdict(policy.newAccounts(), stranger && young),
                verdict(policy.privateMentions(), stranger && unasked),
                verdict(policy.limitedAccounts(), stranger && facts.limited()),
                verdict(policy.bots(), stranger && facts.bot()));
    }

    private static Verdict verdict(String word, boolean applies) {
        if (!applies || word.equals("accept")) {
            return Verdict.TELL;
        }
        return word.equals("drop") ? Verdict.DROP : Verdict.HOLD;
    }

    private static Verdict strictest(Verdict... verdicts) {
        var strictest = Verdict.TELL;
        for (var verdict : verdicts) {
            strictest = verdict.compareTo(strictest) > 0 ? verdict : strictest;
        }
        return strictest;
    }
}
