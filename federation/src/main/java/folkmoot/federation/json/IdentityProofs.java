package folkmoot.federation.json;

import folkmoot.federation.signature.Multikey;
import folkmoot.federation.signature.ObjectProofs;
import folkmoot.federation.vocabulary.Actor;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Statements by which the holder of a key says that an actor is theirs (FEP-c390): a {@code did:key}, the actor's id, and a
 * proof by that very key. One that does not hold is not shown.
 */
final class IdentityProofs {

    static final String TYPE = "VerifiableIdentityStatement";

    private static final String LABEL = "did:key";

    private IdentityProofs() {}

    /** A line of the profile that names the key; empty when the proof is wrong, or is about somebody else. */
    static Optional<Actor.Field> read(Fields statement, URI actor, Instant now) {
        var subject = statement.uri("subject").map(URI::toString).orElse("");
        if (!subject.startsWith(LABEL + ":") || !statement.uri("alsoKnownAs").equals(Optional.of(actor))) {
            return Optional.empty();
        }
        return Multikey.decode(subject.substring(LABEL.length() + 1))
                .filter(key -> ObjectProofs.read(statement.node()).stream()
                        .filter(proof -> isOf(proof.verificationMethod(), subject))
                        .anyMatch(proof -> proof.verifiedBy(key, now)))
                .map(_ -> new Actor.Field(LABEL, Markup.escape(subject)));
    }

    /** Whether a line of this name would be taken for one that was proved. */
    static boolean isReserved(String name) {
        return name.strip().regionMatches(true, 0, LABEL, 0, LABEL.length());
    }

    /** {@code did:key:z6Mk…} itself, or with the key repeated as a fragment. */
    private static boolean isOf(URI method, String subject) {
        return method.toString().equals(subject) || method.toString().startsWith(subject + "#");
    }
}
