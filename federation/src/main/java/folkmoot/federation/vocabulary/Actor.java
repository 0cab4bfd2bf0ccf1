package folkmoot.federation.vocabulary;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A party that does things: person, community, department, program, or the instance itself. */
public record Actor(
        URI id,
        ActorType type,
        String preferredUsername,
        Profile profile,
        Endpoints endpoints,
        List<PublicKeyPem> publicKeys,
        List<Multikey> assertionMethods,
        Settings settings,
        Identity identity)
        implements ActivityStreamsObject {

    public Actor {
        publicKeys = List.copyOf(publicKeys);
        assertionMethods = List.copyOf(assertionMethods);
    }

    /**
     * What people see. {@code summary} and the values of fields are HTML as sent: clean before showing.
     *
     * @param iconName alternative text of the icon
     * @param imageName alternative text of the image
     */
    public record Profile(
            Optional<String> name,
            Optional<String> summary,
            Optional<URI> url,
            Optional<URI> icon,
            Optional<URI> image,
            List<Field> fields,
            List<Tag> tags,
            Optional<Instant> published,
            Optional<Instant> updated,
            Optional<String> iconName,
            Optional<String> imageName) {

        public Profile {
            fields = List.copyOf(fields);
            tags = List.copyOf(tags);
        }

        /** With pictures that are not described. */
        public Profile(
                Optional<String> name,
                Optional<String> summary,
                Optional<URI> url,
                Optional<URI> icon,
                Optional<URI> image,
                List<Field> fields,
                List<Tag> tags,
                Optional<Instant> published,
                Optional<Instant> updated) {
            this(name, summary, url, icon, image, fields, tags, published, updated, Optional.empty(), Optional.empty());
        }
    }

    /** Where to send to and read from. All on the actor's own host. */
    public record Endpoints(
            URI inbox,
            Optional<URI> outbox,
            Optional<URI> followers,
            Optional<URI> following,
            Optional<URI> featured,
            Optional<URI> sharedInbox,
            Optional<URI> featuredTags) {

        /** Without hashtags on the profile. */
        public Endpoints(
                URI inbox,
                Optional<URI> outbox,
                Optional<URI> followers,
                Optional<URI> following,
                Optional<URI> featured,
                Optional<URI> sharedInbox) {
            this(inbox, outbox, followers, following, featured, sharedInbox, Optional.empty());
        }
    }

    /**
     * One line of the profile's table ({@code PropertyValue}); the value is HTML.
     *
     * @param attestation the credential that says the same: only what stands there is to be believed
     */
    public record Field(String name, String value, Optional<URI> attestation) {

        /** In the owner's own words. */
        public Field(String name, String value) {
            this(name, value, Optional.empty());
        }
    }

    /** An RSA key in PEM form (security/v1). */
    public record PublicKeyPem(URI id, URI owner, String pem) {}

    /** A key in Multikey form (FEP-521a). */
    public record Multikey(URI id, URI controller, String publicKeyMultibase) {}

    /** What the actor asks of others. */
    public record Settings(
            boolean manuallyApprovesFollowers,
            boolean discoverable,
            boolean indexable,
            boolean suspended,
            boolean memorial) {

        /** Open and not asking to be found: what absent properties mean. */
        public static Settings absent() {
            return new Settings(false, false, false, false, false);
        }
    }

    /**
     * Names beside the id. {@code webfinger} is {@code user@domain} (FEP-2c59); {@code moderators} is a Group's
     * collection of moderators (FEP-1b12's {@code attributedTo}). The claims count only when reciprocal.
     *
     * @param generator the instance actor, whose program implements what is listed (FEP-844e)
     */
    public record Identity(
            Optional<String> webfinger,
            List<URI> alsoKnownAs,
            Optional<URI> movedTo,
            List<String> attributionDomains,
            Optional<URI> moderators,
            Optional<URI> generator) {

        /** Without a program that says what it can do. */
        public Identity(
                Optional<String> webfinger,
                List<URI> alsoKnownAs,
                Optional<URI> movedTo,
                List<String> attributionDomains,
                Optional<URI> moderators) {
            this(webfinger, alsoKnownAs, movedTo, attributionDomains, moderators, Optional.empty());
        }

        public Identity {
            alsoKnownAs = List.copyOf(alsoKnownAs);
            attributionDomains = List.copyOf(attributionDomains);
        }

        public static Identity none() {
            return new Identity(Optional.empty(), List.of(), Optional.empty(), List.of(), Optional.empty());
        }
    }
}
