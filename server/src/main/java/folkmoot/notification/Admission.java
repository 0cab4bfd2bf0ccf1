package folkmoot.notification;

import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.id.StatusId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.Record;

/** Whether somebody is told of something, by whom they shut out and by their policy: one query, and the one place. */
final class Admission {

    private static final Duration NEW_ACCOUNT = Duration.ofDays(30);
    private static final Duration NEW_FOLLOWER = Duration.ofDays(3);

    private static final String FACTS = """
        SELECT EXISTS (SELECT 1 FROM block b
                       WHERE (b.account_id, b.target_id) IN ((p.me, p.sender), (p.sender, p.me))) AS blocked,
               EXISTS (SELECT 1 FROM mute m WHERE m.account_id = p.me AND m.target_id = p.sender AND m.notifications
                       AND (m.expires_at IS NULL OR m.expires_at > p.now)) AS muted,
               EXISTS (SELECT 1 FROM muted_conversation c WHERE c.account_id = p.me
                       AND c.conversation_id = s.conversation_id) AS thread_muted,
               EXISTS (SELECT 1 FROM account_domain_block d
                       WHERE d.account_id = p.me AND d.domain = a.domain) AS domain_blocked,
               (SELECT f.accepted_at FROM follow f WHERE f.account_id = p.me AND f.target_id = p.sender) AS follows_since,
               (SELECT f.accepted_at FROM follow f WHERE f.account_id = p.sender AND f.target_id = p.me) AS followed_since,
               EXISTS (SELECT 1 FROM notification_permission n
                       WHERE n.account_id = p.me AND n.from_account_id = p.sender) AS permitted,
               EXISTS (SELECT 1 FROM users u WHERE u.account_id = p.sender AND u.role <> 'member') AS staff,
               greatest(a.created_at, a.first_seen_at) AS known_since, a.silenced_at,
               a.actor_type IN ('Service', 'Application') AS bot,
               s.visibility = 'direct' AND s.in_reply_to_account_id IS DISTINCT FROM p.me AS unasked,
               np.not_following, np.not_followers, np.new_accounts, np.private_mentions, np.limited_accounts, np.bots
        FROM (VALUES (?::bigint, ?::bigint, ?::bigint, ?::timestamptz)) p (me, sender, status_id, now)
        JOIN account a ON a.id = p.sender
        LEFT JOIN status s ON s.id = p.status_id
        LEFT JOIN notification_policy np ON np.account_id = p.me
        """;

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

    Verdict of(Transaction tx, AccountId account, NotificationType type, AccountId from, Optional<StatusId> about) {
        var now = clock.instant();
        var facts = tx.sql()
                .fetchOne(
                        FACTS,
                        account.value(),
                        from.value(),
                        about.map(StatusId::value).orElse(null),
                        now);
        if (facts == null || isShutOut(facts)) {
            return Verdict.DROP;
        }
        boolean free = !NotificationType.FILTERABLE.contains(type)
                || facts.get("permitted", Boolean.class)
                || facts.get("staff", Boolean.class);
        return free ? Verdict.TELL : byPolicy(facts, type, now);
    }

    private static boolean isShutOut(Record facts) {
        boolean follows = facts.get("follows_since", Instant.class) != null;
        return facts.get("blocked", Boolean.class)
                || facts.get("muted", Boolean.class)
                || facts.get("thread_muted", Boolean.class)
                || facts.get("domain_blocked", Boolean.class) && !follows;
    }

    /** The strictest word of all those that apply. */
    private static Verdict byPolicy(Record facts, NotificationType type, Instant now) {
        boolean stranger = facts.get("follows_since", Instant.class) == null;
        var followed = facts.get("followed_since", Instant.class);
        boolean noFollower = followed == null || followed.isAfter(now.minus(NEW_FOLLOWER));
        boolean young = facts.get("known_since", Instant.class).isAfter(now.minus(NEW_ACCOUNT));
        boolean unasked = type == NotificationType.MENTION && Boolean.TRUE.equals(facts.get("unasked", Boolean.class));
        boolean limited = facts.get("silenced_at", Instant.class) != null;
        return strictest(
                verdict(facts, "not_following", "accept", stranger),
                verdict(facts, "not_followers", "accept", noFollower),
                verdict(facts, "new_accounts", "accept", stranger && young),
                verdict(facts, "private_mentions", "filter", stranger && unasked),
                verdict(facts, "limited_accounts", "filter", stranger && limited),
                verdict(facts, "bots", "accept", stranger && facts.get("bot", Boolean.class)));
    }

    private static Verdict verdict(Record facts, String rule, String usual, boolean applies) {
        var word = Optional.ofNullable(facts.get(rule, String.class)).orElse(usual);
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
