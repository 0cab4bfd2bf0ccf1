package folkmoot.door.activitypub;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.signature.LinkedDataSignatures;
import folkmoot.federation.signature.ReadSignature;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.key.RemoteKeys;
import folkmoot.people.key.RemoteProofs;
import folkmoot.platform.problem.Overloaded;
import folkmoot.platform.problem.TooMany;
import folkmoot.platform.problem.Unauthorized;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/**
 * Says who sent an activity. The signer of the request must be its actor, or the activity must carry a proof (FEP-8b32) or
 * an old signature (RsaSignature2017) by its actor; nobody speaks for somebody else. What is passed on without either is
 * taken for some types, and then read from where it comes from.
 */
public final class Senders {

    /** What can be checked by asking the server of its actor. */
    private static final Set<String> WORTH_ASKING = Set.of("Create", "Update", "Delete");

    /** What was signed longer ago may have been taken back since, and its id forgotten ({@link Inbox#SEEN_KEPT}). */
    private static final Duration LONGEST_ON_THE_WAY = Inbox.SEEN_KEPT.minusDays(2);

    private static final Duration CROWDED = Duration.ofHours(1);

    private final RemoteKeys keys;
    private final RemoteProofs proofs;
    private final InstantSource clock;

    public Senders(RemoteKeys keys, InstantSource clock) {
        this.keys = keys;
        this.proofs = new RemoteProofs(keys, clock);
        this.clock = clock;
    }

    /**
     * A problem is 401 when somebody is spoken for, 503 when a key cannot be had at the moment, 429 when its server is one too many
     * that is new.
     *
     * @param beforeFetch called before a key is fetched; may refuse by a problem
     */
    Sent verify(ReadSignature.Claimed claimed, Envelope envelope, FetchBudget budget, Runnable beforeFetch) {
        var signer = signer(claimed, envelope, budget, beforeFetch);
        if (signer.equals(envelope.actor())
                || isLasting(envelope) && (isProved(envelope, budget) || hasSignature(envelope, budget))) {
            return new Sent.By(envelope.actor(), signer);
        }
        if (WORTH_ASKING.contains(envelope.type())) {
            return new Sent.Forwarded(signer);
        }
        throw new Unauthorized("The request is signed by somebody else than the actor of the activity");
    }

    private URI signer(ReadSignature.Claimed claimed, Envelope envelope, FetchBudget budget, Runnable beforeFetch) {
        return switch (keys.signer(claimed, budget, beforeFetch)) {
            case RemoteKeys.Lookup.Found(var known) -> known.owner();
            case RemoteKeys.Lookup.Gone(var owner) -> confirmedDeletion(envelope, owner);
            case RemoteKeys.Lookup.Misfit(var owner)
            when isLeaving(envelope, owner) && keys.isOwnerGone(owner, budget) -> owner;
            case RemoteKeys.Lookup.Misfit _ -> throw new Unauthorized("The signature does not fit the key");
            case RemoteKeys.Lookup.Unknown _ -> throw new Unauthorized("The key is not one that its owner lists");
            case RemoteKeys.Lookup.Unavailable _ -> throw unavailable();
            case RemoteKeys.Lookup.Crowded _ ->
                throw new TooMany("Too many servers under this name are new to us today. Try again later.", CROWDED);
        };
    }

    /** The key is gone with its owner: for the owner's own Delete, that its address says so is the confirmation. */
    private static URI confirmedDeletion(Envelope envelope, URI owner) {
        if (isLeaving(envelope, owner)) {
            return owner;
        }
        throw new Unauthorized("The actor is gone");
    }

    private static boolean isLeaving(Envelope envelope, URI owner) {
        return envelope.type().equals("Delete")
                && envelope.isAboutItsActor()
                && envelope.actor().equals(owner);
    }

    /**
     * Whether what somebody signed counts whoever brings it, and whenever. What actors say of themselves does not: an old document
     * would take back a newer name or key, so it is read from where it stands.
     */
    private static boolean isLasting(Envelope envelope) {
        return !(envelope.type().equals("Update") && envelope.isAboutItsActor());
    }

    private boolean isProved(Envelope envelope, FetchBudget budget) {
        return proofs.isProvedBy(
                envelope.json(), envelope.actor(), clock.instant().minus(LONGEST_ON_THE_WAY), budget);
    }

    private boolean hasSignature(Envelope envelope, FetchBudget budget) {
        return LinkedDataSignatures.read(envelope.json())
                .filter(signature -> Origins.same(signature.creator(), envelope.actor()))
                .filter(signature -> signature.created().isAfter(clock.instant().minus(LONGEST_ON_THE_WAY)))
                .filter(signature ->
                        keys.find(signature.creator(), budget) instanceof RemoteKeys.Lookup.Found(var known)
                                && known.owner().equals(envelope.actor())
                                && signature.verifiedBy(known.key(), clock.instant()))
                .isPresent();
    }

    private static Overloaded unavailable() {
        return new Overloaded("Your key cannot be fetched at the moment. Try again soon.");
    }
}
