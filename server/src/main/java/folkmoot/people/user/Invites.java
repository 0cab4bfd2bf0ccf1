package folkmoot.people.user;

import static folkmoot.schema.generated.Tables.INVITE;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.NotFound;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Invitations: a code lets its bearer join where registrations are closed or wait for a moderator. */
public final class Invites {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 10;
    private static final int MOST_LISTED = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Ids ids;
    private final InstantSource clock;

    public Invites(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes one.
     *
     * @param mostUses how many may come by it, empty for any number
     * @return its code
     */
    public String create(Transaction tx, Optional<UserId> by, Optional<Integer> mostUses, Optional<Instant> expires) {
        var code = new StringBuilder();
        RANDOM.ints(LENGTH, 0, LETTERS.length()).forEach(index -> code.append(LETTERS.charAt(index)));
        tx.sql()
                .insertInto(INVITE)
                .set(INVITE.ID, ids.next())
                .set(INVITE.CODE, code.toString())
                .set(INVITE.CREATED_BY, by.map(UserId::value).orElse(null))
                .set(INVITE.MOST_USES, mostUses.orElse(null))
                .set(INVITE.EXPIRES_AT, expires.orElse(null))
                .set(INVITE.CREATED_AT, clock.instant())
                .execute();
        return code.toString();
    }

    /** One that was made. @param by empty for the operator's command */
    public record Invite(
            String code,
            Optional<UserId> by,
            Optional<Integer> mostUses,
            int uses,
            Optional<Instant> expires,
            boolean good) {}

    /** The newest first. */
    public List<Invite> list(Transaction tx) {
        return tx.sql()
                .select(INVITE.asterisk(), DSL.field(good()).as("good"))
                .from(INVITE)
                .where(INVITE.REVOKED_AT.isNull())
                .orderBy(INVITE.ID.desc())
                .limit(MOST_LISTED)
                .fetch(row -> new Invite(
                        row.get(INVITE.CODE),
                        Optional.ofNullable(row.get(INVITE.CREATED_BY)).map(UserId::new),
                        Optional.ofNullable(row.get(INVITE.MOST_USES)),
                        row.get(INVITE.USES),
                        Optional.ofNullable(row.get(INVITE.EXPIRES_AT)),
                        row.get("good", Boolean.class)));
    }

    /** Nobody comes by it any more. Problems: 404 for what is no invitation, or taken back already. */
    public void revoke(Transaction tx, String code) {
        int taken = tx.sql()
                .update(INVITE)
                .set(INVITE.REVOKED_AT, clock.instant())
                .where(INVITE.CODE.eq(code), INVITE.REVOKED_AT.isNull())
                .execute();
        if (taken == 0) {
            throw new NotFound();
        }
    }

    /** Whether there was ever such an invitation. */
    public boolean exists(Transaction tx, String code) {
        return tx.sql().fetchExists(INVITE, INVITE.CODE.eq(code));
    }

    /** Whether somebody can still come by it. */
    public boolean isGood(Transaction tx, String code) {
        return tx.sql().fetchExists(INVITE, good(code));
    }

    /** Uses it once; its id, or empty if nobody can come by it any more. */
    public Optional<Long> use(Transaction tx, String code) {
        return tx.sql()
                .update(INVITE)
                .set(INVITE.USES, INVITE.USES.plus(1))
                .where(good(code))
                .returning(INVITE.ID)
                .fetchOptional(INVITE.ID);
    }

    private Condition good(String code) {
        return INVITE.CODE.eq(code).and(good());
    }

    private Condition good() {
        return INVITE.REVOKED_AT
                .isNull()
                .and(INVITE.EXPIRES_AT.isNull().or(INVITE.EXPIRES_AT.gt(clock.instant())))
                .and(INVITE.MOST_USES.isNull().or(INVITE.USES.lt(INVITE.MOST_USES)));
    }
}
