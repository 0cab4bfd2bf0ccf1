package folkmoot.talk.letter;

import static folkmoot.schema.generated.Tables.NOTIFICATION_LETTER;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.notification.Notification;
import folkmoot.people.notification.NotificationQuery;
import folkmoot.people.notification.NotificationType;
import folkmoot.people.notification.NotificationWays;
import folkmoot.people.notification.NotificationWays.Mailing;
import folkmoot.people.notification.Notifications;
import folkmoot.people.user.User;
import folkmoot.people.user.UserMails;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.NotificationId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.mail.Mail;
import folkmoot.platform.mail.ReplyAddresses;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.Wording;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.push.PushTitles;
import folkmoot.talk.status.Statuses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells members of their notifications by mail, as they chose: each at once, or those of a day together. What was dismissed or seen
 * meanwhile in the pages or an app is told all the same, as nobody knows where it was seen.
 */
public final class NotificationLetters {

    /** Which notification of whom. */
    public record Letter(long account, long notification) {}

    private static final JobKind<Letter> LETTER = new JobKind<>("notification-letter", Letter.class, RetryPolicy.USUAL);
    private static final Duration LOOK = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int AT_ONCE = 100;
    private static final int MOST_SHOWN = 30;
    private static final int MOST_LETTERS_A_DAY = 100;
    private static final int LONGEST_BODY = 300;

    private final Database database;
    private final Jobs jobs;
    private final NotificationWays ways;
    private final Parts parts;
    private final InstantSource clock;
    private final Map<String, Wording> wordings = Wording.all("mails");

    /** What letters are made of. */
    public record Parts(
            Accounts accounts,
            Statuses statuses,
            Notifications notifications,
            Users users,
            UserMails mails,
            ReplyAddresses replies,
            LocalUris uris) {}

    public NotificationLetters(Database database, Jobs jobs, NotificationWays ways, Parts parts, InstantSource clock) {
        this.database = database;
        this.jobs = jobs;
        this.ways = ways;
        this.parts = parts;
        this.clock = clock;
        jobs.handle(LETTER, this::send);
        jobs.every("notification-letters", LOOK, this::daily);
    }

    /** Sends a letter after the commit, to who wants one for each. */
    public void notified(Transaction tx, Notification notification) {
        if (ways.of(tx, notification.account()).of(notification.type()).mail() == Mailing.ONCE) {
            jobs.enqueue(
                    tx,
                    LETTER,
                    new Letter(notification.account().value(), notification.id().value()));
        }
    }

    private void send(Letter letter) {
        database.write(tx -> {
            var account = new AccountId(letter.account());
            var found = parts.notifications().find(tx, account, new NotificationId(letter.notification()));
            var reader = reader(tx, account);
            if (found.isEmpty() || reader.isEmpty() || isFlooded(tx, account)) {
                return;
            }
            var about = found.get();
            var title = title(tx, reader.get(), about);
            parts.mails()
                    .chosen(
                            tx,
                            reader.get(),
                            title,
                            title + "\n\n" + body(tx, about) + link(),
                            "notification:" + account + ":" + about.type().word(),
                            place(tx, about));
        });
    }

    /** Mails that bring a post stand in its thread, and can be answered where there is an inlet. */
    private Mail.Place place(Transaction tx, Notification about) {
        var bringsPost = about.type() == NotificationType.MENTION || about.type() == NotificationType.STATUS;
        return about.status()
                .filter(_ -> bringsPost)
                .flatMap(id -> parts.statuses().visible(tx, id, Optional.of(about.account())))
                .filter(status -> !status.isReblog())
                .map(status -> new Mail.Place(
                        parts.replies().messageId(status.id()),
                        status.thread().parent().map(parts.replies()::messageId).orElse(""),
                        parts.replies().address(about.account(), status.id()).orElse("")))
                .orElse(Mail.Place.NONE);
    }

    /** A mail box is no place for a storm: beyond so many in a day the rest is read on the pages. */
    private boolean isFlooded(Transaction tx, AccountId account) {
        var day = clock.instant().minus(DAY);
        var types = EnumSet.allOf(NotificationType.class);
        types.removeIf(type -> ways.of(tx, account).of(type).mail() != Mailing.ONCE);
        return parts
                        .notifications()
                        .list(
                                tx,
                                account,
                                Page.first(MOST_LETTERS_A_DAY + 1),
                                new NotificationQuery(types, Optional.empty(), false))
                        .stream()
                        .filter(one -> one.createdAt().isAfter(day))
                        .count()
                > MOST_LETTERS_A_DAY;
    }

    /** Who can sign in, and so reads mails of ours. */
    private Optional<User> reader(Transaction tx, AccountId account) {
        return parts.users().byAccount(tx, account).filter(user -> user.standing() == User.Standing.ACTIVE);
    }

    private String title(Transaction tx, User reader, Notification about) {
        var from = parts.accounts()
                .findEvenWaiting(tx, about.from())
                .map(Account::name)
                .orElse("");
        return PushTitles.of(about.type(), from, reader.locale());
    }

    private String body(Transaction tx, Notification about) {
        var text = about.status()
                .flatMap(id -> parts.statuses().visible(tx, id, Optional.of(about.account())))
                .map(status -> status.text().spoiler().isBlank()
                        ? Html.text(status.text().content())
                        : status.text().spoiler())
                .orElse("");
        var shown = text.codePointCount(0, text.length()) <= LONGEST_BODY
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_BODY)) + "…";
        return shown.isEmpty() ? "" : shown + "\n\n";
    }

    private String link() {
        return parts.uris().at("/notifications").toString();
    }

    /** Those who are due get theirs, each in a transaction of its own. */
    public void daily() {
        long after = 0;
        List<AccountId> some;
        do {
            long from = after;
            some = database.read(tx -> ways.daily(tx, from, AT_ONCE));
            some.forEach(account -> database.write(tx -> daily(tx, account)));
            after = some.isEmpty() ? after : some.getLast().value();
        } while (some.size() == AT_ONCE);
    }

    private void daily(Transaction tx, AccountId account) {
        var now = clock.instant();
        var until = told(tx, account);
        if (until.filter(last -> last.isAfter(now.minus(DAY))).isPresent()) {
            return;
        }
        remember(tx, account, now);
        var since = until.filter(last -> last.isAfter(now.minus(LONGEST))).orElse(now.minus(DAY));
        var reader = reader(tx, account);
        var fresh = fresh(tx, account, since);
        if (reader.isPresent() && !fresh.isEmpty()) {
            var words = wordings.getOrDefault(reader.get().locale(), wordings.get("en"));
            parts.mails()
                    .chosen(
                            tx,
                            reader.get(),
                            words.get("letters.subject", parts.uris().domain(), fresh.size()),
                            fresh.stream()
                                            .map(one -> "• " + title(tx, reader.get(), one) + "\n" + body(tx, one))
                                            .collect(Collectors.joining())
                                    + "\n" + link(),
                            "letters:" + account);
        }
    }

    private List<Notification> fresh(Transaction tx, AccountId account, Instant since) {
        var types = EnumSet.allOf(NotificationType.class);
        types.removeIf(type -> ways.of(tx, account).of(type).mail() != Mailing.DAILY);
        return parts
                .notifications()
                .list(tx, account, Page.first(MOST_SHOWN), new NotificationQuery(types, Optional.empty(), false))
                .stream()
                .filter(one -> one.createdAt().isAfter(since))
                .toList();
    }

    private static Optional<Instant> told(Transaction tx, AccountId account) {
        return tx.sql()
                .select(NOTIFICATION_LETTER.TOLD_UNTIL)
                .from(NOTIFICATION_LETTER)
                .where(NOTIFICATION_LETTER.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(NOTIFICATION_LETTER.TOLD_UNTIL);
    }

    private static void remember(Transaction tx, AccountId account, Instant until) {
        tx.sql()
                .insertInto(NOTIFICATION_LETTER)
                .set(NOTIFICATION_LETTER.ACCOUNT_ID, account.value())
                .set(NOTIFICATION_LETTER.TOLD_UNTIL, until)
                .onConflict(NOTIFICATION_LETTER.ACCOUNT_ID)
                .doUpdate()
                .set(NOTIFICATION_LETTER.TOLD_UNTIL, until)
                .execute();
    }
}
