package folkmoot.civic.matter;

import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What holds for a kind.
 *
 * @param <B> its record
 */
public interface MatterRules<B> {

    /** How somebody takes part. */
    enum Answering {
        NOT,
        /** Who answers asks, and the author agrees: the two learn each other's first name and where they meet. */
        BY_AGREEMENT,
        /** Who answers is in, as long as there is room. */
        FREELY
    }

    default Answering answering() {
        return Answering.NOT;
    }

    /** Whether who speaks for a public body may post it, too; labelled, and without any other right. */
    default boolean bodiesToo() {
        return false;
    }

    /** What its post is on the wire. */
    default String objectType(B block) {
        return "Note";
    }

    /** Whether people may post it. */
    default boolean peopleToo() {
        return true;
    }

    /** How many can agree or come. */
    default int room(B block) {
        return Integer.MAX_VALUE;
    }

    /** When it is over by itself. @param until what its author said, where the form asks */
    default Optional<Instant> ends(B block, Instant made, Optional<Instant> until) {
        return until;
    }

    /** Where it stands then. */
    default MatterState then() {
        return MatterState.EXPIRED;
    }

    /** How long lists and searches have it once it is over. */
    default Duration foundAfterwards() {
        return Duration.ofDays(30);
    }

    /** Whether the one that is over next comes first in lists, rather than the newest. */
    default boolean soonestFirst() {
        return false;
    }

    /** Word of the claim that must be attested of who takes part by agreement; empty for none. */
    default Optional<String> attested(B block) {
        return Optional.empty();
    }

    /** Of whom it is posted by another; empty for nobody. */
    default Optional<String> initials(B block) {
        return Optional.empty();
    }

    /** Rules of its own; what is wrong is noted in the entries. @param wanted what is to be posted or changed */
    default void check(Transaction tx, Wanted<B> wanted, Entries typed) {}
}
