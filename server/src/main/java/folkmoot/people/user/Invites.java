package folkmoot.people.user;

import static folkmoot.schema.generated.Tables.INVITE;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.Condition;

/** Invitations: a code lets its bearer join where registrations are closed or wait for a moderator. */
public final class Invites {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 10;
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
        return INVITE.CODE
                .eq(code)
                .and(INVITE.REVOKED_AT.isNull())
                .and(INVITE.EXPIRES_AT.isNull().or(INVITE.EXPIRES_AT.gt(clock.instant())))
                .and(INVITE.MOST_USES.isNull().or(INVITE.USES.lt(INVITE.MOST_USES)));
    }
}
