package folkmoot.civic.letter;

import static folkmoot.schema.generated.Tables.WEEKLY_DIGEST;

import folkmoot.civic.community.Communities;
import folkmoot.civic.letter.SelectHappenings.EventLine;
import folkmoot.civic.letter.SelectHappenings.Line;
import folkmoot.civic.letter.SelectHappenings.Span;
import folkmoot.people.user.User;
import folkmoot.people.user.UserMails;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.text.Wording;
import folkmoot.platform.uri.LocalUris;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The mails that come by the calendar: once a day what happened in a community, to who follows it by mail; once a week what happened around a
 * member, to who chose that. What was answered stands first. Where nothing happened there is no mail.
 */
public final class CivicLetters {

    /** Before the account, in links by which the weekly mail stops. */
    public static final String STOP = "digest:";

    private static final Duration LOOK = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int AT_ONCE = 100;
    private static final int MOST = 12;

    private final Database database;
    private final InstantSource clock;
    private final MailFollows follows;
    private final Communities communities;
    private final Users users;
    private final UserMails mails;
    private final LocalUris uris;
    private final SelectHappenings select = new SelectHappenings();
    private final Map<String, Wording> wordings = Wording.all("mails");

    public CivicLetters(
            Database database,
            Jobs jobs,
            InstantSource clock,
            MailFollows follows,
            Communities communities,
            Users users,
            UserMails mails,
            LocalUris uris) {
        this.database = database;
        this.clock = clock;
        this.follows = follows;
        this.communities = communities;
        this.users = users;
        this.mails = mails;
        this.uris = uris;
        jobs.every("community-letters", LOOK, this::ofCommunities);
        jobs.every("weekly-digests", LOOK, this::weekly);
        jobs.every("forget-mail-follows", LOOK, () -> database.write(follows::sweep));
    }

    private Wording words(String language) {
        return wordings.getOrDefault(language, wordings.get("en"));
    }

    /** Sends what is due to followers of communities. */
    public void ofCommunities() {
        int done;
        do {
            done = database.transaction(tx -> {
                var due = follows.due(tx, AT_ONCE);
                due.forEach(follow -> ofCommunity(tx, follow));
                return due.size();
            });
        } while (done == AT_ONCE);
    }

    private void ofCommunity(Transaction tx, MailFollow follow) {
        var community = communities.require(tx, follow.target().community().orElseThrow());
        var words = words(follow.language());
        var body = new Body(words);
        var span = new Span(follow.toldUntil(), clock.instant());
        body.add("digest.answered", select.answeredIn(tx, community.id(), span, MOST));
        body.add("digest.new", select.newIn(tx, community.id(), span, MOST));
        body.events(select.eventsIn(tx, community.id(), coming(span.until()), MOST));
        follows.told(tx, follow, span.until());
        if (!body.isEmpty()) {
            mails.chosen(
                    tx,
                    follow.email(),
                    follow.language(),
                    words.get("community-letter.subject", community.title()),
                    body.text(),
                    follow.stop());
        }
    }

    /** Whether a member gets the weekly mail. */
    public boolean isChosen(Transaction tx, AccountId member) {
        return tx.sql().fetchExists(WEEKLY_DIGEST, WEEKLY_DIGEST.ACCOUNT_ID.eq(member.value()));
    }

    /** From now on a member gets it, or no longer. */
    public void choose(Transaction tx, AccountId member, boolean on) {
        if (on) {
            tx.sql()
                    .insertInto(WEEKLY_DIGEST)
                    .set(WEEKLY_DIGEST.ACCOUNT_ID, member.value())
                    .set(WEEKLY_DIGEST.TOLD_UNTIL, clock.instant())
                    .onConflictDoNothing()
                    .execute();
        } else {
            tx.sql()
                    .deleteFrom(WEEKLY_DIGEST)
                    .where(WEEKLY_DIGEST.ACCOUNT_ID.eq(member.value()))
                    .execute();
        }
    }

    private record Due(AccountId member, Instant since) {}

    /** Sends the weekly mails that are due. */
    public void weekly() {
        int done;
        do {
            done = database.transaction(tx -> {
                var due = due(tx);
                due.forEach(one -> weekly(tx, one));
                return due.size();
            });
        } while (done == AT_ONCE);
    }

    private List<Due> due(Transaction tx) {
        return tx.sql()
                .selectFrom(WEEKLY_DIGEST)
                .where(WEEKLY_DIGEST.TOLD_UNTIL.le(clock.instant().minus(WEEK)))
                .orderBy(WEEKLY_DIGEST.TOLD_UNTIL, WEEKLY_DIGEST.ACCOUNT_ID)
                .limit(AT_ONCE)
                .forUpdate()
                .skipLocked()
                .fetch(row -> new Due(new AccountId(row.getAccountId()), row.getToldUntil()));
    }

    private void weekly(Transaction tx, Due due) {
        var now = clock.instant();
        tx.sql()
                .update(WEEKLY_DIGEST)
                .set(WEEKLY_DIGEST.TOLD_UNTIL, now)
                .where(WEEKLY_DIGEST.ACCOUNT_ID.eq(due.member().value()))
                .execute();
        users.byAccount(tx, due.member())
                .filter(user -> user.standing() == User.Standing.ACTIVE)
                .ifPresent(user -> weekly(tx, due.member(), new Span(due.since(), now), user));
    }

    private void weekly(Transaction tx, AccountId member, Span span, User user) {
        var words = words(user.locale());
        var body = new Body(words);
        body.add("digest.answered", select.answeredFor(tx, member, span, MOST));
        body.add("digest.confirm", select.toConfirm(tx, member, MOST));
        body.titles("digest.drafts", select.sentBack(tx, member, MOST));
        body.add("digest.near", select.near(tx, member, span, MOST));
        body.add("digest.new", select.newFor(tx, member, span, MOST));
        body.events(select.eventsFor(tx, member, coming(span.until()), MOST));
        if (!body.isEmpty()) {
            mails.chosen(tx, user, words.get("digest.subject", uris.domain()), body.text(), STOP + member);
        }
    }

    /** Until the next mail, and the week after it. */
    private static Span coming(Instant now) {
        return new Span(now, now.plus(WEEK.multipliedBy(2)));
    }

    /** What a mail says: parts with their lines; a proposal stands in the first part that it belongs to. */
    private final class Body {

        private final Wording words;
        private final List<String> parts = new ArrayList<>();
        private final Set<Long> named = new HashSet<>();

        Body(Wording words) {
            this.words = words;
        }

        void add(String title, List<Line> lines) {
            var fresh = lines.stream()
                    .filter(line -> named.add(line.id().value()))
                    .map(line -> "• " + line.title() + "\n  "
                            + uris.at("/c/" + line.community() + "/proposals/" + line.id()))
                    .toList();
            part(title, fresh);
        }

        void events(List<EventLine> lines) {
            part(
                    "digest.events",
                    lines.stream()
                            .map(line -> "• " + line.title() + "\n  " + uris.matterPage(line.community(), line.id()))
                            .toList());
        }

        void titles(String title, List<String> lines) {
            part(title, lines.stream().map(line -> "• " + line).toList());
        }

        private void part(String title, List<String> lines) {
            if (!lines.isEmpty()) {
                parts.add(lines.stream().collect(Collectors.joining("\n", words.get(title) + "\n\n", "")));
            }
        }

        boolean isEmpty() {
            return parts.isEmpty();
        }

        String text() {
            return String.join("\n\n", parts);
        }
    }
}
