package folkmoot.people.user;

import static folkmoot.schema.generated.Tables.RECOVERY_CODE;
import static folkmoot.schema.generated.Tables.SECOND_FACTOR;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.Invalid;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;

/**
 * What somebody is asked for besides their password: a code of a program on their telephone, or one of ten on paper. Each code is taken once,
 * also when it is sent twice at the same moment.
 */
public final class SecondFactors {

    /** How many codes are on paper. */
    public static final int RECOVERY_CODES = 10;

    private static final int SECRET_BYTES = 20;
    private static final int CODE_BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InstantSource clock;

    public SecondFactors(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether somebody is asked for a code. */
    public boolean isOn(Transaction tx, UserId user) {
        return tx.sql().fetchExists(SECOND_FACTOR, of(user), SECOND_FACTOR.CONFIRMED_AT.isNotNull());
    }

    /** A secret to put into a program; nothing is asked for until {@link #confirm}. Problems: 422 where codes are asked for already. */
    public byte[] begin(Transaction tx, UserId user) {
        if (isOn(tx, user)) {
            throw Invalid.field("code", "ERR_TAKEN", "are asked for already");
        }
        var known = waiting(tx, user);
        if (known.isPresent()) {
            return known.get();
        }
        var secret = random(SECRET_BYTES);
        tx.sql()
                .insertInto(SECOND_FACTOR)
                .set(SECOND_FACTOR.USER_ID, user.value())
                .set(SECOND_FACTOR.SECRET, secret)
                .set(SECOND_FACTOR.CREATED_AT, clock.instant())
                .execute();
        return secret;
    }

    /** The secret that was shown and of which no code was typed yet. */
    public Optional<byte[]> waiting(Transaction tx, UserId user) {
        return tx.sql()
                .select(SECOND_FACTOR.SECRET)
                .from(SECOND_FACTOR)
                .where(of(user), SECOND_FACTOR.CONFIRMED_AT.isNull())
                .fetchOptional(SECOND_FACTOR.SECRET);
    }

    /**
     * From now on a code is asked for.
     *
     * @return the codes for paper, which nobody sees again
     * @throws Invalid for a code that is not of the secret that was shown
     */
    public List<String> confirm(Transaction tx, UserId user, String code) {
        if (waiting(tx, user).isEmpty() || !take(tx, user, code)) {
            throw wrong();
        }
        tx.sql()
                .update(SECOND_FACTOR)
                .set(SECOND_FACTOR.CONFIRMED_AT, clock.instant())
                .where(of(user))
                .execute();
        return newCodes(tx, user);
    }

    /** Whether somebody may come in with what they typed, which is used up by it. */
    public boolean admits(Transaction tx, UserId user, String typed) {
        return take(tx, user, typed) || takeFromPaper(tx, user, typed);
    }

    /** The same; 422 for another code. */
    public void require(Transaction tx, UserId user, String typed) {
        if (!admits(tx, user, typed)) {
            throw wrong();
        }
    }

    private static Invalid wrong() {
        return Invalid.field("code", "ERR_WRONG", "is not the code of this moment");
    }

    private boolean take(Transaction tx, UserId user, String typed) {
        var secret = tx.sql()
                .select(SECOND_FACTOR.SECRET)
                .from(SECOND_FACTOR)
                .where(of(user))
                .fetchOptional(SECOND_FACTOR.SECRET);
        var step = secret.map(known -> OneTimeCodes.step(known, typed, clock.instant()));
        return step.isPresent()
                && step.get().isPresent()
                && tx.sql()
                                .update(SECOND_FACTOR)
                                .set(SECOND_FACTOR.LAST_STEP, step.get().getAsLong())
                                .where(
                                        of(user),
                                        SECOND_FACTOR.LAST_STEP.lt(step.get().getAsLong()))
                                .execute()
                        == 1;
    }

    private boolean takeFromPaper(Transaction tx, UserId user, String typed) {
        return tx.sql()
                        .update(RECOVERY_CODE)
                        .set(RECOVERY_CODE.USED_AT, clock.instant())
                        .where(
                                RECOVERY_CODE.USER_ID.eq(user.value()),
                                RECOVERY_CODE.CODE_HASH.eq(hash(typed)),
                                RECOVERY_CODE.USED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Other codes for paper; the earlier ones no longer work. */
    public List<String> newCodes(Transaction tx, UserId user) {
        tx.sql()
                .deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.USER_ID.eq(user.value()))
                .execute();
        var codes = Stream.generate(SecondFactors::code).limit(RECOVERY_CODES).toList();
        codes.forEach(code -> tx.sql()
                .insertInto(RECOVERY_CODE)
                .set(RECOVERY_CODE.USER_ID, user.value())
                .set(RECOVERY_CODE.CODE_HASH, hash(code))
                .execute());
        return codes;
    }

    /** How many codes on paper still work. */
    public int codesLeft(Transaction tx, UserId user) {
        return tx.sql()
                .fetchCount(RECOVERY_CODE, RECOVERY_CODE.USER_ID.eq(user.value()), RECOVERY_CODE.USED_AT.isNull());
    }

    /** No code is asked for any more. */
    public void end(Transaction tx, UserId user) {
        tx.sql().deleteFrom(SECOND_FACTOR).where(of(user)).execute();
        tx.sql()
                .deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.USER_ID.eq(user.value()))
                .execute();
    }

    private static Condition of(UserId user) {
        return SECOND_FACTOR.USER_ID.eq(user.value());
    }

    private static String code() {
        return OneTimeCodes.typed(random(CODE_BYTES)).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-");
    }

    private static byte[] hash(String typed) {
        return Secrets.hash(typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
