package folkmoot.civic.attestation;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Badge;
import folkmoot.people.user.Secrets;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Invalid;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * By a code that is good once, for 21 days, a member shows somebody that something is attested of them, without showing it to everybody. Both
 * see in their log that it was checked; no document is kept, and of the code only its hash.
 */
public final class CheckCodes {

    /** How often one account may try codes, whichever way. */
    public static final RateLimits.Rule TRIES = new RateLimits.Rule("check code", 10, Duration.ofHours(1));

    private static final Duration LIFE = Duration.ofDays(21);
    private static final Duration KEPT = Duration.ofDays(366);
    private static final int MOST_LIVE = 5;
    private static final int MOST_LISTED = 200;
    private static final int LENGTH = 12;
    private static final String LETTERS = "ACDEFGHJKMNPQRTUVWXY34679"; // none that is taken for another
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Accounts accounts;
    private final Attestations attestations;
    private final AttestationStore known;
    private final Ids ids;
    private final InstantSource clock;
    private final CheckCodeStore store = new CheckCodeStore();

    CheckCodes(Accounts accounts, Attestations attestations, AttestationStore known, Ids ids, InstantSource clock) {
        this.accounts = accounts;
        this.attestations = attestations;
        this.known = known;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is said once. @param code in groups of four */
    public record Made(String code, Instant expires) {}

    /**
     * What who checks is told.
     *
     * @param says empty for no, whatever the reason
     */
    public record Answer(Optional<Says> says) {

        private static final Answer NO = new Answer(Optional.empty());
    }

    /**
     * A yes.
     *
     * @param names what is attested, by language
     * @param until last day on which it holds
     */
    public record Says(Account of, Account issuer, Map<String, String> names, LocalDate until) {

        /** In the reader's language where it is named in it. */
        public String name(String language) {
            return Badge.name(names, language);
        }
    }

    /** Makes a code of what is attested of a member. Problems: 404 for what does not hold, 409 for more than five unused ones. */
    public Made make(Transaction tx, AccountId member, long attestation) {
        var one = attestations.requireHeld(tx, member, attestation);
        tx.alone("check codes of " + member);
        var now = clock.instant();
        if (store.live(tx, one.id(), now) >= MOST_LIVE) {
            throw new Conflict("There are " + MOST_LIVE + " codes already that nobody has used");
        }
        var code = random();
        store.insert(tx, ids.next(), one.id(), hash(code), now, now.plus(LIFE));
        return new Made(code, now.plus(LIFE));
    }

    private static String random() {
        var code = new StringBuilder();
        for (int at = 0; at < LENGTH; at++) {
            if (at > 0 && at % 4 == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static byte[] hash(String typed) {
        return Secrets.hash(typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}]", ""));
    }

    /**
     * Somebody types a code that they were given. The code is used up by it. For a code that was never made, is used, late, or of something that holds
     * no longer the answer is the same. The door counts {@link #TRIES}. Problems: 422 for one's own, which stays good.
     */
    public Answer check(Transaction tx, Account checker, String typed) {
        var hash = hash(typed);
        var now = clock.instant();
        var one = store.attestation(tx, hash).flatMap(id -> known.find(tx, id));
        if (one.isEmpty()) {
            return Answer.NO;
        }
        if (one.get().subject().equals(checker.id())) {
            throw Invalid.field("code", "ERR_INCLUSION", "is your own");
        }
        var outcome = store.take(tx, hash, now)
                .map(taken -> outcome(tx, taken, one.get()))
                .orElse(CheckOutcome.NO);
        boolean yes = outcome == CheckOutcome.YES;
        store.log(
                tx,
                new Check(
                        ids.next(),
                        one.get().subject(),
                        checker.id(),
                        one.get().names(),
                        outcome,
                        yes ? Optional.of(one.get().until()) : Optional.empty(),
                        now));
        return yes
                ? new Answer(Optional.of(new Says(
                        accounts.require(tx, one.get().subject()),
                        accounts.require(tx, one.get().issuer()),
                        one.get().names(),
                        one.get().until())))
                : Answer.NO;
    }

    private CheckOutcome outcome(Transaction tx, CheckCodeStore.Taken taken, Attestation one) {
        if (!taken.first()) {
            return taken.late() ? CheckOutcome.LATE : CheckOutcome.USED;
        }
        return attestations.holds(tx, one) ? CheckOutcome.YES : CheckOutcome.NO;
    }

    /** The last 200 checks of somebody's codes, and by them. To who checked, a no is a no. */
    public List<Check> log(Transaction tx, AccountId who) {
        return store.list(tx, who, MOST_LISTED).stream()
                .filter(check -> check.subject().equals(who) || check.outcome() == CheckOutcome.YES)
                .toList();
    }

    /** Codes that ended long ago and checks of more than a year ago are forgotten. */
    void forget(Transaction tx) {
        var now = clock.instant();
        store.forget(tx, now.minus(KEPT), now.minus(KEPT));
    }
}
