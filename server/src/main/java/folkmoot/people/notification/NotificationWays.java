package folkmoot.people.notification;

import static folkmoot.schema.generated.Tables.NOTIFICATION_CHOICE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.text.Worded;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * By which ways each member hears of each kind of notification. The pages, the mails and Web Push all ask {@link #of}; what the client
 * API lists, and for which kinds apps want to be woken, is the apps' own matter. Kept in memory for seconds, as it is asked at each notification.
 */
public final class NotificationWays {

    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Cache<AccountId, Ways> known =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(KEPT).build();

    /** How mails tell of it. */
    public enum Mailing implements Worded {
        NEVER,
        /** A mail for each. */
        ONCE,
        /** One mail a day with all of them. */
        DAILY;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Mailing> of(String word) {
            return Worded.find(Mailing.class, word);
        }
    }

    /**
     * The ways of one kind.
     *
     * @param page shown by the pages and counted by their bell
     * @param push wakes the apps that asked for the kind
     */
    public record Way(boolean page, Mailing mail, boolean push) {

        /** Until somebody chooses. */
        public static final Way USUAL = new Way(true, Mailing.NEVER, true);
    }

    /** Those of one member. */
    public record Ways(Map<NotificationType, Way> chosen) {

        /** Of a kind. */
        public Way of(NotificationType type) {
            return chosen.getOrDefault(type, Way.USUAL);
        }

        /** What the pages show. */
        public NotificationQuery shown() {
            var types = EnumSet.allOf(NotificationType.class);
            types.removeIf(type -> !of(type).page());
            return new NotificationQuery(types, Optional.empty(), false);
        }
    }

    /** Those of a member. */
    public Ways of(Transaction tx, AccountId account) {
        return known.get(account, id -> read(tx, id));
    }

    private static Ways read(Transaction tx, AccountId account) {
        var chosen = new EnumMap<NotificationType, Way>(NotificationType.class);
        tx.sql()
                .selectFrom(NOTIFICATION_CHOICE)
                .where(NOTIFICATION_CHOICE.ACCOUNT_ID.eq(account.value()))
                .forEach(row -> NotificationType.of(row.getKind())
                        .ifPresent(type -> chosen.put(
                                type,
                                new Way(row.getPage(), Mailing.of(row.getMail()).orElseThrow(), row.getPush()))));
        return new Ways(chosen);
    }

    /** From now on a member hears of a kind so. */
    public void choose(Transaction tx, AccountId account, NotificationType type, Way way) {
        var row = tx.sql().newRecord(NOTIFICATION_CHOICE);
        row.setAccountId(account.value());
        row.setKind(type.word());
        row.setPage(way.page());
        row.setMail(way.mail().word());
        row.setPush(way.push());
        tx.sql()
                .insertInto(NOTIFICATION_CHOICE)
                .set(row)
                .onConflict(NOTIFICATION_CHOICE.ACCOUNT_ID, NOTIFICATION_CHOICE.KIND)
                .doUpdate()
                .set(row)
                .execute();
        tx.afterCommit(() -> known.invalidate(account));
    }

    /** Mails of a kind stop; the other ways stay as they are. */
    public void stopMails(Transaction tx, AccountId account, NotificationType type) {
        known.invalidate(account);
        var now = read(tx, account).of(type);
        choose(tx, account, type, new Way(now.page(), Mailing.NEVER, now.push()));
    }

    /** The daily mail stops. */
    public void stopDailyMails(Transaction tx, AccountId account) {
        read(tx, account).chosen().forEach((type, way) -> {
            if (way.mail() == Mailing.DAILY) {
                choose(tx, account, type, new Way(way.page(), Mailing.NEVER, way.push()));
            }
        });
    }

    /** Accounts that get some kind once a day, beyond an id. */
    public List<AccountId> daily(Transaction tx, long after, int most) {
        return tx.sql()
                .selectDistinct(NOTIFICATION_CHOICE.ACCOUNT_ID)
                .from(NOTIFICATION_CHOICE)
                .where(NOTIFICATION_CHOICE.MAIL.eq(Mailing.DAILY.word()))
                .and(NOTIFICATION_CHOICE.ACCOUNT_ID.gt(after))
                .orderBy(NOTIFICATION_CHOICE.ACCOUNT_ID)
                .limit(most)
                .fetch(row -> new AccountId(row.value1()));
    }
}
