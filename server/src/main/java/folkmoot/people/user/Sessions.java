package folkmoot.people.user;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.SESSION;
import static folkmoot.schema.generated.Tables.USERS;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Browsers that are signed in. The cookie's value is a secret of which only the hash is kept. */
public final class Sessions {

    /** How long a browser stays signed in. */
    public static final Duration LIFE = Duration.ofDays(30);

    private static final int MOST_LISTED = 100;
    private static final int LONGEST_PROGRAM = 300;

    /** A use is written down when the last that was is older. */
    private static final Duration NOTED_EVERY = Duration.ofHours(1);

    /**
     * A signed-in browser.
     *
     * @param user as whom it acts: whoever signed in, or a team of theirs
     * @param username of that user
     * @param csrfToken must come back with every form it sends
     * @param personName user name of whoever signed in
     * @param member their place, where it acts as a team
     */
    public record Session(
            User user, String username, String csrfToken, String personName, Optional<ActingMember> member) {

        /** Who signed in. */
        public UserId person() {
            return member.map(ActingMember::user).orElse(user.id());
        }

        /** Whether a form's token is the session's. */
        public boolean sent(Optional<String> token) {
            return token.filter(csrfToken::equals).isPresent();
        }
    }

    private final Database database;
    private final InstantSource clock;
    private final ActingMembers members;

    public Sessions(Database database, InstantSource clock, ActingMembers members) {
        this.database = database;
        this.clock = clock;
        this.members = members;
    }

    /** Signs a browser in; what its cookie has to carry. */
    public String open(Transaction tx, UserId user) {
        return open(tx, user, "");
    }

    /** The same. @param program what the browser calls itself */
    public String open(Transaction tx, UserId user, String program) {
        var secret = Secrets.random();
        var now = clock.instant();
        tx.sql()
                .insertInto(SESSION)
                .set(SESSION.TOKEN_HASH, Secrets.hash(secret))
                .set(SESSION.USER_ID, user.value())
                .set(SESSION.CSRF_TOKEN, Secrets.random())
                .set(SESSION.CREATED_AT, now)
                .set(SESSION.EXPIRES_AT, now.plus(LIFE))
                .set(SESSION.LAST_USED_AT, now)
                .set(SESSION.PROGRAM, program.substring(0, Math.min(program.length(), LONGEST_PROGRAM)))
                .execute();
        return secret;
    }

    /**
     * The session of a cookie, if it lives and its user may use it. Where a place in a team is lost, it is its person's own
     * again.
     */
    public Optional<Session> find(String cookie) {
        var used = new AtomicReference<Instant>();
        var found = find(cookie, used);
        if (found.isPresent()
                && (used.get() == null || used.get().isBefore(clock.instant().minus(NOTED_EVERY)))) {
            database.write(tx -> note(tx, cookie));
        }
        return found;
    }

    private void note(Transaction tx, String cookie) {
        tx.sql()
                .update(SESSION)
                .set(SESSION.LAST_USED_AT, clock.instant())
                .where(SESSION.TOKEN_HASH.eq(Secrets.hash(cookie)))
                .execute();
    }

    private Optional<Session> find(String cookie, AtomicReference<Instant> used) {
        return database.read(tx -> tx.sql()
                .select(USERS.asterisk(), ACCOUNT.USERNAME, SESSION.CSRF_TOKEN, SESSION.ACTING_AS, SESSION.LAST_USED_AT)
                .from(SESSION)
                .join(USERS)
                .on(USERS.ID.eq(SESSION.USER_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(USERS.ACCOUNT_ID))
                .where(
                        SESSION.TOKEN_HASH.eq(Secrets.hash(cookie)),
                        SESSION.EXPIRES_AT.gt(clock.instant()),
                        USERS.DISABLED_AT.isNull(),
                        ACCOUNT.SUSPENDED_AT.isNull(),
                        UserStore.isNoTeam())
                .fetchOptional(row -> {
                    used.set(row.get(SESSION.LAST_USED_AT));
                    var own = new Session(
                            UserStore.user(row.into(USERS)),
                            row.get(ACCOUNT.USERNAME),
                            row.get(SESSION.CSRF_TOKEN),
                            row.get(ACCOUNT.USERNAME),
                            Optional.empty());
                    return Optional.ofNullable(row.get(SESSION.ACTING_AS))
                            .flatMap(team -> acting(tx, own, new UserId(team)))
                            .orElse(own);
                }));
    }

    private Optional<Session> acting(Transaction tx, Session own, UserId team) {
        return tx.sql()
                .select(USERS.asterisk(), ACCOUNT.USERNAME)
                .from(USERS)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(USERS.ACCOUNT_ID))
                .where(USERS.ID.eq(team.value()), USERS.DISABLED_AT.isNull(), ACCOUNT.SUSPENDED_AT.isNull())
                .fetchOptional()
                .flatMap(row -> {
                    var user = UserStore.user(row.into(USERS));
                    return members.find(tx, user.account(), own.person())
                            .map(member -> new Session(
                                    user,
                                    row.get(ACCOUNT.USERNAME),
                                    own.csrfToken(),
                                    own.username(),
                                    Optional.of(member)));
                });
    }

    /** From now on the browser acts as a team, or as its person again. Whether that may be is the team's matter. */
    public void actAs(Transaction tx, String cookie, Optional<UserId> team) {
        tx.sql()
                .update(SESSION)
                .set(SESSION.ACTING_AS, team.map(UserId::value).orElse(null))
                .where(SESSION.TOKEN_HASH.eq(Secrets.hash(cookie)))
                .execute();
    }

    /**
     * A browser that somebody is signed in with.
     *
     * @param id names it, and opens nothing
     * @param used when it came last, to an hour; empty for one that was signed in before this was written down
     * @param program what it called itself when it signed in; may be empty
     * @param current whether it is the one that asks
     */
    public record OpenSession(String id, Instant since, Optional<Instant> used, String program, boolean current) {}

    /** Where somebody is signed in, the newest first. @param cookie of the browser that asks */
    public List<OpenSession> list(Transaction tx, UserId person, String cookie) {
        var own = name(Secrets.hash(cookie));
        return tx.sql()
                .select(SESSION.TOKEN_HASH, SESSION.CREATED_AT, SESSION.LAST_USED_AT, SESSION.PROGRAM)
                .from(SESSION)
                .where(SESSION.USER_ID.eq(person.value()), SESSION.EXPIRES_AT.gt(clock.instant()))
                .orderBy(SESSION.CREATED_AT.desc())
                .limit(MOST_LISTED)
                .fetch(row -> new OpenSession(
                        name(row.value1()),
                        row.value2(),
                        Optional.ofNullable(row.value3()),
                        row.value4(),
                        name(row.value1()).equals(own)));
    }

    /** Signs one of somebody's browsers out. @param id as {@link #list} names it */
    public void close(Transaction tx, UserId person, String id) {
        tx
                .sql()
                .select(SESSION.TOKEN_HASH)
                .from(SESSION)
                .where(SESSION.USER_ID.eq(person.value()))
                .fetch(SESSION.TOKEN_HASH)
                .stream()
                .filter(hash -> name(hash).equals(id))
                .forEach(hash -> tx.sql()
                        .deleteFrom(SESSION)
                        .where(SESSION.TOKEN_HASH.eq(hash))
                        .execute());
    }

    private static String name(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, 8);
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

    /** Signs the user out everywhere but in the browser of a cookie. */
    public void closeOthers(Transaction tx, UserId user, String cookie) {
        tx.sql()
                .deleteFrom(SESSION)
                .where(SESSION.USER_ID.eq(user.value()), SESSION.TOKEN_HASH.ne(Secrets.hash(cookie)))
                .execute();
    }

    /** Forgets what has expired. */
    public void sweep(Transaction tx) {
        tx.sql()
                .deleteFrom(SESSION)
                .where(SESSION.EXPIRES_AT.lt(clock.instant()))
                .execute();
    }

    /** How many {@link #sweep} would forget now. */
    public int expired(Transaction tx) {
        return tx.sql().fetchCount(SESSION, SESSION.EXPIRES_AT.lt(clock.instant()));
    }
}
