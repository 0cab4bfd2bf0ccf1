package folkmoot.people.account;

import folkmoot.federation.vocabulary.ActorType;
import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An actor we have a row for.
 *
 * @param domain handle domain; empty for local accounts
 * @param uri ActivityPub id
 * @param displayName plain text, may be empty
 * @param note clean HTML
 * @param noteSource what a local owner typed
 * @param badges what attesters say of it and its owner shows
 */
public record Account(
        AccountId id,
        String username,
        Optional<String> domain,
        URI uri,
        Optional<URI> url,
        ActorType type,
        String displayName,
        String note,
        String noteSource,
        List<Field> fields,
        Optional<URI> avatar,
        Optional<URI> header,
        Endpoints endpoints,
        Settings settings,
        Times times,
        Showing showing,
        List<Badge> badges) {

    public Account {
        fields = List.copyOf(fields);
        badges = List.copyOf(badges);
    }

    /** Of which nothing is attested, or to be saved: what is attested is not its own to say. */
    public Account(
            AccountId id,
            String username,
            Optional<String> domain,
            URI uri,
            Optional<URI> url,
            ActorType type,
            String displayName,
            String note,
            String noteSource,
            List<Field> fields,
            Optional<URI> avatar,
            Optional<URI> header,
            Endpoints endpoints,
            Settings settings,
            Times times,
            Showing showing) {
        this(
                id,
                username,
                domain,
                uri,
                url,
                type,
                displayName,
                note,
                noteSource,
                fields,
                avatar,
                header,
                endpoints,
                settings,
                times,
                showing,
                List.of());
    }

    /** Shown as usual. */
    public Account(
            AccountId id,
            String username,
            Optional<String> domain,
            URI uri,
            Optional<URI> url,
            ActorType type,
            String displayName,
            String note,
            String noteSource,
            List<Field> fields,
            Optional<URI> avatar,
            Optional<URI> header,
            Endpoints endpoints,
            Settings settings,
            Times times) {
        this(
                id,
                username,
                domain,
                uri,
                url,
                type,
                displayName,
                note,
                noteSource,
                fields,
                avatar,
                header,
                endpoints,
                settings,
                times,
                Showing.USUAL);
    }

    /**
     * How the profile is shown.
     *
     * @param avatarDescription text for people who cannot see the picture
     * @param headerDescription text for people who cannot see the banner
     * @param hideCollections who follows and is followed is nobody's business
     * @param showMedia whether clients show a page of media
     * @param showMediaReplies whether media of replies stand on it
     * @param showFeatured whether clients show a page of what the owner points to
     * @param attributionDomains sites whose articles may name this account as their author
     * @param memorial its owner has died
     */
    public record Showing(
            String avatarDescription,
            String headerDescription,
            boolean hideCollections,
            boolean showMedia,
            boolean showMediaReplies,
            boolean showFeatured,
            List<String> attributionDomains,
            boolean memorial) {

        public static final Showing USUAL = new Showing("", "", false, true, true, true, List.of(), false);

        public Showing {
            attributionDomains = List.copyOf(attributionDomains);
        }
    }

    /**
     * One line of the profile.
     *
     * @param value clean HTML
     * @param source what a local owner typed; empty for remote accounts
     */
    public record Field(String name, String value, String source, Optional<Instant> verifiedAt) {

        /** Of a remote account. */
        public Field(String name, String value, Optional<Instant> verifiedAt) {
            this(name, value, "", verifiedAt);
        }
    }

    /** Where activities for the account go and where others read its collections. */
    public record Endpoints(
            URI inbox,
            Optional<URI> sharedInbox,
            Optional<URI> outbox,
            Optional<URI> followers,
            Optional<URI> following,
            Optional<URI> featured) {}

    /** What the owner chose. */
    public record Settings(
            boolean locked, boolean discoverable, boolean indexable, List<URI> alsoKnownAs, Optional<URI> movedTo) {

        public Settings {
            alsoKnownAs = List.copyOf(alsoKnownAs);
        }
    }

    /** When what happened. */
    public record Times(
            Instant created,
            Instant updated,
            Instant firstSeen,
            Optional<Instant> fetched,
            Optional<Instant> silenced,
            Optional<Instant> suspended,
            Optional<Instant> deleted) {}

    public boolean isLocal() {
        return domain.isEmpty();
    }

    /** Neither shut out nor deleted. */
    public boolean isActive() {
        return times.suspended().isEmpty() && times.deleted().isEmpty();
    }

    /** A program, as clients show it. */
    public boolean isBot() {
        return type == ActorType.SERVICE || type == ActorType.APPLICATION;
    }

    /** A community, ours or another's. */
    public boolean isGroup() {
        return type == ActorType.GROUP;
    }

    /** {@code alice} for local accounts, {@code alice@example.org} for others: the client API's {@code acct}. */
    public String acct() {
        return domain.map(host -> username + "@" + host).orElse(username);
    }

    /** {@code alice@example.org} for everybody. */
    public String handle(String localDomain) {
        return username + "@" + domain.orElse(localDomain);
    }

    /** The display name, or the user name where there is none. */
    public String name() {
        return displayName.isBlank() ? username : displayName;
    }

    /** The page for people, or the id where none is known. */
    public URI page() {
        return url.orElse(uri);
    }
}
