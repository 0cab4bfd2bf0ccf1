package folkmoot.civic.proposal;

import folkmoot.federation.signature.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What chance decides in the fair order, by a seed such as a person and a day: the same all day, and for nobody else. */
final class FairDraw {

    private final String seed;

    FairDraw(String seed) {
        this.seed = seed;
    }

    /** Where on the circle of {@code proposal_draw} the list begins. */
    int start() {
        return (int) number("");
    }

    /** Before whom a proposal stands on its page. */
    long withinPage(long proposal) {
        return number(" " + proposal);
    }

    private long number(String of) {
        return ByteBuffer.wrap(Digests.sha256((seed + of).getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
