package folkmoot.platform.uri;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Every address of this instance, written and read in one place. Ids never change once given out: what is here is a
 * contract with every server that ever met one of them.
 */
public final class LocalUris {

    private static final Pattern ANSWERS = Pattern.compile("/answers/[0-9]{1,19}");

    private final String origin;
    private final String domain;
    private final String host;

    /**
     * @param publicUrl where others reach us, scheme and host, without a path
     * @param domain the domain of our handles ({@code alice@domain})
     */
    public LocalUris(URI publicUrl, String domain) {
        this.origin = publicUrl.getScheme() + "://" + publicUrl.getAuthority();
        this.domain = domain.toLowerCase(Locale.ROOT);
        this.host = publicUrl.getAuthority().toLowerCase(Locale.ROOT);
    }

    /** Scheme and host of every address of ours, without a slash at the end. */
    public String origin() {
        return origin;
    }

    /** The domain of our handles. */
    public String domain() {
        return domain;
    }

    /** Host and, where it is not the scheme's own, port of our addresses. */
    public String host() {
        return host;
    }

    /** Whether an address is one of ours: the same scheme, host and port. */
    public boolean isLocal(URI uri) {
        return pathOf(uri).isPresent();
    }

    /** The instance actor, an {@code Application}, whose id is the bare origin as Lemmy has it. */
    public URI instanceActor() {
        return URI.create(origin + "/");
    }

    /** A person, clerk or other account with a user name. */
    public URI person(String username) {
        return URI.create(origin + "/users/" + username);
    }

    /** A community's Group. */
    public URI community(String name) {
        return URI.create(origin + "/c/" + name);
    }

    /** Where people read a person's profile. */
    public URI profilePage(String username) {
        return URI.create(origin + "/@" + username);
    }

    /** A collection or inbox below an actor: {@code inbox}, {@code outbox}, {@code followers} … */
    public URI below(URI actor, String part) {
        var base = actor.toString();
        return URI.create(base.endsWith("/") ? base + part : base + "/" + part);
    }

    public URI sharedInbox() {
        return URI.create(origin + "/inbox");
    }

    /** The RSA key of an actor; Lemmy wants the {@code #}. */
    public URI mainKey(URI actor) {
        return URI.create(actor + "#main-key");
    }

    /** The Ed25519 key of an actor (FEP-521a). */
    public URI ed25519Key(URI actor) {
        return URI.create(actor + "#ed25519-key");
    }

    /** @param username also one that was typed, and that nobody can have */
    public URI status(String username, StatusId id) {
        return URI.create(origin + "/users/" + URLEncoder.encode(username, StandardCharsets.UTF_8) + "/statuses/" + id);
    }

    /** The posts of a thread that began here, as a collection (FEP-7888). */
    public URI thread(StatusId root) {
        return URI.create(origin + "/contexts/" + root);
    }

    /** Where people read a status. */
    public URI statusPage(String username, StatusId id) {
        return URI.create(origin + "/@" + username + "/" + id);
    }

    /** The activity that made, changed or removed a status: {@code activity}, {@code updates/…}, {@code delete}. */
    public URI statusActivity(URI status, String part) {
        return URI.create(status + "/" + part);
    }

    /** A follow, like or other activity that has an id of its own. */
    public URI activity(AccountId by, String kind, long id) {
        return URI.create(origin + "/activities/" + kind + "/" + by + "/" + id);
    }

    /** The page of a proposal that is not published, for who may see it. */
    public URI proposalDraft(String community, long id) {
        return URI.create(origin + "/c/" + community + "/drafts/" + id);
    }

    /** Where people read a proposal. */
    public URI proposalPage(String community, ProposalId id) {
        return URI.create(origin + "/c/" + community + "/proposals/" + id);
    }

    /** Where people read a matter. */
    public URI matterPage(String community, StatusId id) {
        return URI.create(origin + "/c/" + community + "/matters/" + id);
    }

    /** The civic record of a proposal, owned by its community. */
    public URI proposalRecord(ProposalId id) {
        return URI.create(origin + "/proposals/" + id + "/record");
    }

    /** Where people read an answer to many proposals, whole. */
    public URI answers(long group) {
        return URI.create(origin + "/answers/" + group);
    }

    /** Whether an address has the form of {@link #answers} of some instance. */
    public static boolean isAnswers(URI uri) {
        return uri.getRawPath() != null && ANSWERS.matcher(uri.getRawPath()).matches();
    }

    /** What bodies answered to a proposal, every version. */
    public URI proposalResponses(ProposalId id) {
        return URI.create(origin + "/proposals/" + id + "/responses");
    }

    /** The events of a proposal. */
    public URI proposalHistory(ProposalId id) {
        return URI.create(origin + "/proposals/" + id + "/history");
    }

    /** What other sites show of a page of ours in a frame. */
    public URI embed(URI page) {
        return at("/embed" + page.getRawPath());
    }

    /** The number that a page of ours is about, as a picture. */
    public URI countImage(URI page) {
        return at("/embed" + page.getRawPath() + "/count.svg");
    }

    public URI tag(String name) {
        return URI.create(origin + "/tags/" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    /** The signed document of what an attester says of somebody. @param secret cannot be guessed */
    public URI attestation(String secret) {
        return URI.create(origin + "/attestations/" + secret);
    }

    /** Any path of ours as an address. */
    public URI at(String path) {
        return URI.create(origin + path);
    }

    /** The status in either address of a status, for machines or for people. */
    public Optional<StatusId> readStatus(URI uri) {
        return segments(uri).flatMap(parts -> {
            if (parts.length == 5 && parts[1].equals("users") && parts[3].equals("statuses")) {
                return Id.status(parts[4]);
            }
            return parts.length == 3 && parts[1].startsWith("@") ? Id.status(parts[2]) : Optional.empty();
        });
    }

    /** The id of the actor of ours in either of its addresses, in any case: {@code /@Alice}, {@code /users/alice}, {@code /c/town}. */
    public Optional<URI> readActor(URI uri) {
        return segments(uri).flatMap(parts -> {
            if (parts.length == 2 && parts[1].startsWith("@")) {
                return actor(parts[1].substring(1), this::person);
            }
            if (parts.length == 3 && parts[1].equals("users")) {
                return actor(parts[2], this::person);
            }
            return parts.length == 3 && parts[1].equals("c") ? actor(parts[2], this::community) : Optional.empty();
        });
    }

    private static Optional<URI> actor(String name, Function<String, URI> address) {
        return Optional.of(name.toLowerCase(Locale.ROOT))
                .filter(plain -> plain.matches("[a-z0-9_]+"))
                .map(address);
    }

    /** The proposal in the address of its page. */
    public Optional<ProposalId> readProposalPage(URI uri) {
        return segments(uri)
                .filter(parts -> parts.length == 5 && parts[1].equals("c") && parts[3].equals("proposals"))
                .flatMap(parts -> Id.status(parts[4]))
                .map(status -> new ProposalId(status.value()));
    }

    /** Something that stands below a community by its name. */
    public record InCommunity(String community, String name) {}

    /** What the address of a page below a community names: of one of its {@code bodies}, of one of its {@code life-events}. */
    public Optional<InCommunity> readPageIn(URI uri, String kind) {
        return segments(uri)
                .filter(parts -> parts.length == 5 && parts[1].equals("c") && parts[3].equals(kind))
                .map(parts -> new InCommunity(parts[2], parts[4]));
    }

    private Optional<String[]> segments(URI uri) {
        return pathOf(uri).map(path -> path.replaceFirst("/+$", "").split("/", -1));
    }

    private Optional<String> pathOf(URI uri) {
        if (uri.getScheme() == null || uri.getRawAuthority() == null || uri.getRawPath() == null) {
            return Optional.empty();
        }
        var other = uri.getScheme().toLowerCase(Locale.ROOT) + "://"
                + uri.getRawAuthority().toLowerCase(Locale.ROOT);
        return other.equals(origin.toLowerCase(Locale.ROOT)) ? Optional.of(uri.getRawPath()) : Optional.empty();
    }
}
