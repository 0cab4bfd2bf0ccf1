package folkmoot.people.user;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.SESSION;
import static folkmoot.schema.generated.Tables.USERS;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Browsers that are signed in. The cookie's value is a secret of which only the hash is kept. */
public final class Sessions {

    /** How long a browser stays signed in. */
    public static final Duration LIFE = Duration.ofDays(30);

    /** A signed-in browser: whose it is, and what must come back with every form it sends. */
    public record Session(User user, String username, String csrfToken) {

        /** Whether a form's token is the session's. */
        public boolean sent(Optional<String> token) {
            return token.filter(csrfToken::equals).isPresent();
        }
    }

    private final Database database;
    private final InstantSource clock;

    public Sessions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Signs a browser in; what its cookie has to carry. */
    public String open(Transaction tx, UserId user) {
        var secret = Secrets.random();
        var now = clock.instant();
        tx.sql()
                .insertInto(SESSION)
                .set(SESSION.TOKEN_HASH, Secrets.hash(secret))
                .set(SESSION.USER_ID, user.value())
                .set(SESSION.CSRF_TOKEN, Secrets.random())
                .set(SESSION.CREATED_AT, now)
                .set(SESSION.EXPIRES_AT, now.plus(LIFE))
                .execute();
        return secret;
    }

    /** The session of a cookie, if it lives and its user may use it. */
    public Optional<Session> find(String cookie) {
        return database.read(tx -> tx.sql()
                .select(USERS.asterisk(), ACCOUNT.USERNAME, SESSION.CSRF_TOKEN)
                .from(SESSION)
                .join(USERS)
                .on(USERS.ID.eq(SESSION.USER_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(USERS.ACCOUNT_ID))
                .where(
                        SESSION.TOKEN_HASH.eq(Secrets.hash(cookie)),
                        SESSION.EXPIRES_AT.gt(clock.instant()),
                        USERS.DISABLED_AT.isNull(),
                        ACCOUNT.SUSPENDED_AT.isNull())
                .fetchOptional(row -> new Session(
                        UserStore.user(row.into(USERS)), row.get(ACCOUNT.USERNAME), row.get(SESSION.CSRF_TOKEN))));
    }

    /** Signs the browser out. */
    public void close(String cookie) {
        database.write(tx -> tx.sql()
                .deleteFrom(SESSION)
                .where(SESSION.TOKEN_HASH.eq(Secrets.hash(cookie)))
                .execute());
    }

    /** Signs the user out everywhere, as after a change of password. */
    public void closeAll(Transaction tx, UserId user) {
        tx.sql().deleteFrom(SESSION).where(SESSION.USER_ID.eq(user.value())).execute();
    }

    /** Forgets what has expired. */
    public void sweep(Transaction tx) {
        tx.sql()
                .deleteFrom(SESSION)
                .where(SESSION.EXPIRES_AT.lt(clock.instant()))
                .execute();
    }
}
