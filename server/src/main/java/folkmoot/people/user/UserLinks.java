package folkmoot.people.user;

import static folkmoot.schema.generated.Tables.USER_LINK;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.Condition;

/** Links that work once and for a while. */
public final class UserLinks {

    /** What a link does and how long it lives. */
    public enum Purpose {
        CONFIRM_EMAIL("confirm-email", Duration.ofDays(7)),
        RESET_PASSWORD("reset-password", Duration.ofHours(6)),
        CREATE_ADMIN("create-admin", Duration.ofDays(2)),
        CHANGE_EMAIL("change-email", Duration.ofDays(1)),
        /** Between the password and the code. */
        SECOND_STEP("second-step", Duration.ofMinutes(15)),
        /** From the mail about a decision to saying something against it, for who cannot sign in. */
        APPEAL("appeal", Duration.ofDays(60));

        private final String word;
        private final Duration life;

        Purpose(String word, Duration life) {
            this.word = word;
            this.life = life;
        }
    }

    private final InstantSource clock;

    public UserLinks(InstantSource clock) {
        this.clock = clock;
    }

    /** A new secret for the user; earlier ones of the same purpose no longer work. */
    public String create(Transaction tx, Purpose purpose, UserId user) {
        tx.sql()
                .deleteFrom(USER_LINK)
                .where(USER_LINK.PURPOSE.eq(purpose.word), USER_LINK.USER_ID.eq(user.value()))
                .execute();
        return insert(tx, purpose, Optional.of(user));
    }

    /** A new secret that makes the first administrator; earlier ones no longer work. */
    public String createForAdmin(Transaction tx) {
        tx.sql()
                .deleteFrom(USER_LINK)
                .where(USER_LINK.PURPOSE.eq(Purpose.CREATE_ADMIN.word))
                .execute();
        return insert(tx, Purpose.CREATE_ADMIN, Optional.empty());
    }

    private String insert(Transaction tx, Purpose purpose, Optional<UserId> user) {
        var secret = Secrets.random();
        tx.sql()
                .insertInto(USER_LINK)
                .set(USER_LINK.TOKEN_HASH, Secrets.hash(secret))
                .set(USER_LINK.PURPOSE, purpose.word)
                .set(USER_LINK.USER_ID, user.map(UserId::value).orElse(null))
                .set(USER_LINK.EXPIRES_AT, clock.instant().plus(purpose.life))
                .execute();
        return secret;
    }

    /** Whether the link would work, without using it up: for showing its page. */
    public boolean isGood(Transaction tx, Purpose purpose, String secret) {
        return tx.sql().fetchExists(USER_LINK, good(purpose, secret));
    }

    /** Whose link it is, without using it up; empty if it does not work (any more). */
    public Optional<UserId> whose(Transaction tx, Purpose purpose, String secret) {
        return tx.sql()
                .select(USER_LINK.USER_ID)
                .from(USER_LINK)
                .where(good(purpose, secret))
                .fetchOptional(USER_LINK.USER_ID)
                .map(UserId::new);
    }

    private Condition good(Purpose purpose, String secret) {
        return USER_LINK
                .TOKEN_HASH
                .eq(Secrets.hash(secret))
                .and(USER_LINK.PURPOSE.eq(purpose.word))
                .and(USER_LINK.USED_AT.isNull())
                .and(USER_LINK.EXPIRES_AT.gt(clock.instant()));
    }

    /** Uses the link of a user up; whose it was, or empty if it does not work (any more). */
    public Optional<UserId> use(Transaction tx, Purpose purpose, String secret) {
        return tx.sql()
                .update(USER_LINK)
                .set(USER_LINK.USED_AT, clock.instant())
                .where(good(purpose, secret))
                .returning(USER_LINK.USER_ID)
                .fetchOptional(USER_LINK.USER_ID)
                .map(UserId::new);
    }

    /** Uses the administrator's link up; false if it does not work (any more). */
    public boolean useForAdmin(Transaction tx, String secret) {
        if (!isGood(tx, Purpose.CREATE_ADMIN, secret)) {
            return false;
        }
        return tx.sql()
                        .deleteFrom(USER_LINK)
                        .where(USER_LINK.TOKEN_HASH.eq(Secrets.hash(secret)))
                        .execute()
                == 1;
    }

    /** How many {@link #sweep} would forget now. */
    public int expired(Transaction tx) {
        return tx.sql().fetchCount(USER_LINK, USER_LINK.EXPIRES_AT.lt(clock.instant()));
    }

    /** Forgets what no longer works. */
    public void sweep(Transaction tx) {
        tx.sql()
                .deleteFrom(USER_LINK)
                .where(USER_LINK.EXPIRES_AT.lt(clock.instant()))
                .execute();
    }
}
