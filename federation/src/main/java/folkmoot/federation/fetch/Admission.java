package folkmoot.federation.fetch;

import java.net.URI;

/** Says from which addresses objects are fetched. */
@FunctionalInterface
public interface Admission {

    /** Whether something may be fetched from there. Any thread. */
    boolean admits(URI address);

    /** Told when an address that was admitted gave no answer at all. */
    default void unanswered(URI address) {}
}
