package folkmoot.civic.support;

import folkmoot.civic.proposal.Proposal;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Gives supports that no account stands behind, in their own column: of lines on a sheet, and of people who were helped. */
final class InPerson {

    private final Supports supports;
    private final SupportWriter writer;
    private final Ids ids;
    private final InstantSource clock;

    InPerson(Supports supports, SupportWriter writer, Ids ids, InstantSource clock) {
        this.supports = supports;
        this.writer = writer;
        this.ids = ids;
        this.clock = clock;
    }

    /** As {@link Supports#requireOpen}. */
    void requireOpen(Transaction tx, Proposal proposal) {
        proposal.requireHome();
        supports.requireOpen(tx, proposal);
    }

    /**
     * The ids of the new supports, in order.
     *
     * @param version of the text that was signed
     * @param signed what each is bound to, from the first number on
     */
    List<Long> give(Transaction tx, Proposal proposal, int version, int from, int many, LongFunction<URI> signed) {
        var now = now();
        var wanted = IntStream.range(from, from + many)
                .mapToObj(line -> SupportStore.New.inPerson(ids.next(), proposal, version, signed.apply(line), now))
                .toList();
        var given = writer.give(tx, wanted);
        supports.lookAtThresholds(tx, List.of(proposal));
        return given.stream().map(SupportRow::id).toList();
    }

    long nextId() {
        return ids.next();
    }

    Instant now() {
        return clock.instant();
    }
}
