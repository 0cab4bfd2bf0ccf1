package folkmoot.people.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.signature.ObjectProofs;
import folkmoot.federation.vocabulary.Origins;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;

/** Proofs over documents by actors elsewhere (FEP-8b32): they hold whoever brings the document. */
public final class RemoteProofs {

    private final RemoteKeys keys;
    private final InstantSource clock;

    public RemoteProofs(RemoteKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Whether the document carries a proof by a key that this actor lists for proofs. A key that is not known is fetched. */
    public boolean isProvedBy(ObjectNode document, URI actor, FetchBudget budget) {
        return isProvedBy(document, actor, _ -> true, budget);
    }

    /** As the other, and the proof says that it was made after a moment. */
    public boolean isProvedBy(ObjectNode document, URI actor, Instant since, FetchBudget budget) {
        return isProvedBy(
                document,
                actor,
                proof -> proof.created().filter(since::isBefore).isPresent(),
                budget);
    }

    private boolean isProvedBy(
            ObjectNode document, URI actor, Predicate<ObjectProofs.Claimed> wanted, FetchBudget budget) {
        for (var proof : ObjectProofs.read(document)) {
            if (Origins.same(proof.verificationMethod(), actor)
                    && wanted.test(proof)
                    && keys.find(proof.verificationMethod(), budget) instanceof RemoteKeys.Lookup.Found(var known)
                    && known.owner().equals(actor)
                    && known.proves()
                    && proof.verifiedBy(known.key(), clock.instant())) {
                return true;
            }
        }
        return false;
    }
}
