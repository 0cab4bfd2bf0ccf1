package folkmoot.activitypub;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.signature.ObjectProofs;
import folkmoot.federation.signature.ReadSignature;
import folkmoot.key.RemoteKeys;
import folkmoot.problem.Overloaded;
import folkmoot.problem.Unauthorized;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Says who sent an activity. The signer of the request must be its actor, or the activity must carry a proof by its actor
 * (FEP-8b32); nobody speaks for somebody else.
 */
public final class Senders {

    private final RemoteKeys keys;
    private final InstantSource clock;

    public Senders(RemoteKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The actor, or a problem: 401 when it was not them, 503 when their key cannot be had at the moment. */
    URI verify(ReadSignature.Claimed claimed, Envelope envelope, FetchBudget budget) {
        var signer = signer(claimed, envelope, budget);
        if (signer.filter(envelope.actor()::equals).isPresent() || hasProof(envelope, budget)) {
            return envelope.actor();
        }
        throw new Unauthorized(
                signer.isPresent()
                        ? "The request is signed by somebody else than the actor of the activity"
                        : "The signature does not fit the key");
    }

    private Optional<URI> signer(ReadSignature.Claimed claimed, Envelope envelope, FetchBudget budget) {
        return switch (keys.find(claimed.keyId(), budget)) {
            case RemoteKeys.Lookup.Found(var known) when claimed.verifiedBy(known.key()) -> Optional.of(known.owner());
            case RemoteKeys.Lookup.Found _ -> afterRefetch(claimed, budget); // they may have new keys
            case RemoteKeys.Lookup.Gone _ -> confirmedDeletion(envelope);
            case RemoteKeys.Lookup.Unknown _ -> throw new Unauthorized("The key is not one that its owner lists");
            case RemoteKeys.Lookup.Unavailable _ -> throw unavailable();
        };
    }

    private Optional<URI> afterRefetch(ReadSignature.Claimed claimed, FetchBudget budget) {
        return switch (keys.refetch(claimed.keyId(), budget)) {
            case RemoteKeys.Lookup.Found(var fresh) when claimed.verifiedBy(fresh.key()) -> Optional.of(fresh.owner());
            case RemoteKeys.Lookup.Unavailable _ -> throw unavailable();
            case RemoteKeys.Lookup _ -> Optional.empty();
        };
    }

    /** The key is gone with its owner: for the owner's own Delete, that is the confirmation. */
    private static Optional<URI> confirmedDeletion(Envelope envelope) {
        if (envelope.type().equals("Delete") && envelope.isAboutItsActor()) {
            return Optional.of(envelope.actor());
        }
        throw new Unauthorized("The actor is gone");
    }

    private boolean hasProof(Envelope envelope, FetchBudget budget) {
        for (var proof : ObjectProofs.read(envelope.json())) {
            if (keys.find(proof.verificationMethod(), budget) instanceof RemoteKeys.Lookup.Found(var known)
                    && known.owner().equals(envelope.actor())
                    && proof.verifiedBy(known.key(), clock.instant())) {
                return true;
            }
        }
        return false;
    }

    private static Overloaded unavailable() {
        return new Overloaded("Your key cannot be fetched at the moment. Try again soon.");
    }
}
