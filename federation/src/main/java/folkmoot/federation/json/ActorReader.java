package folkmoot.federation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Actor;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.federation.vocabulary.Origins;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads actors. Endpoints on another origin than the actor are not believed. */
public final class ActorReader {

    private static final int MAX_KEYS = 10;
    private static final int MAX_FIELDS = 50;
    private static final int MAX_ALIASES = 256;
    private static final int MAX_NAME = 2_048;

    private ActorReader() {}

    /** @throws MalformedDocument when id, kind, name or inbox are missing, or the inbox stands on another origin */
    public static Actor read(ObjectNode json) {
        return read(new Fields(json));
    }

    static Actor read(Fields fields) {
        var id = fields.requiredId();
        var type = fields.types().stream()
                .flatMap(word -> ActorType.of(word).stream())
                .findFirst()
                .orElseThrow(() -> new MalformedDocument("The " + fields.describe() + " is not an actor"));
        var name = fields.text("preferredUsername")
                .filter(text -> !text.isBlank() && text.length() <= MAX_NAME)
                .orElseThrow(() -> new MalformedDocument("The actor has no preferredUsername"));
        var endpoints = endpoints(fields, id);
        return new Actor(
                id,
                type,
                name,
                profile(fields, id),
                endpoints,
                pemKeys(fields),
                multikeys(fields),
                settings(fields),
                identity(fields));
    }

    private static Actor.Profile profile(Fields fields, URI id) {
        return new Actor.Profile(
                fields.text("name"),
                fields.text("summary"),
                fields.link("url"),
                image(fields, "icon"),
                image(fields, "image"),
                fields.objects("attachment", MAX_FIELDS).stream()
                        .flatMap(line -> field(line, id).stream())
                        .toList(),
                NoteReader.tags(fields),
                fields.instant("published"),
                fields.instant("updated"),
                imageName(fields, "icon"),
                imageName(fields, "image"));
    }

    /** A line of the table: PropertyValue, or Note and Link (FEP-fb2a). */
    private static Optional<Actor.Field> field(Fields line, URI actor) {
        var name = line.text("name").orElse("");
        if (IdentityProofs.isReserved(name)) {
            return Optional.empty(); // looks like a proof and is none
        }
        return switch (line.type()) {
            case "PropertyValue" ->
                Optional.of(new Actor.Field(name, line.text("value").orElse(""), line.webUri("attestation")));
            case "Note" ->
                Optional.of(new Actor.Field(name, line.text("content").orElse("")));
            case "Link" -> line.link("href").map(href -> new Actor.Field(name, Markup.link(href, href.toString())));
            case IdentityProofs.TYPE -> IdentityProofs.read(line, actor, Instant.now());
            default -> Optional.empty();
        };
    }

    private static Optional<String> imageName(Fields fields, String name) {
        return PictureFields.largest(fields, name).flatMap(PictureFields.Picture::description);
    }

    private static Actor.Endpoints endpoints(Fields fields, URI id) {
        var inbox = own(fields, "inbox", id)
                .orElseThrow(() -> new MalformedDocument("The actor has no inbox on its own host"));
        return new Actor.Endpoints(
                inbox,
                own(fields, "outbox", id),
                own(fields, "followers", id),
                own(fields, "following", id),
                own(fields, "featured", id),
                fields.object("endpoints").flatMap(endpoints -> own(endpoints, "sharedInbox", id)),
                own(fields, "featuredTags", id));
    }

    private static Optional<URI> own(Fields fields, String name, URI actor) {
        return fields.webUri(name).filter(uri -> Origins.same(uri, actor));
    }

    private static Optional<URI> image(Fields fields, String name) {
        return PictureFields.largest(fields, name).map(PictureFields.Picture::url);
    }

    private static List<Actor.PublicKeyPem> pemKeys(Fields fields) {
        return fields.objects("publicKey", MAX_KEYS).stream()
                .flatMap(key -> key(key).stream())
                .toList();
    }

    private static Optional<Actor.PublicKeyPem> key(Fields key) {
        return key.id()
                .flatMap(id -> key.uri("owner")
                        .flatMap(owner -> key.text("publicKeyPem").map(pem -> new Actor.PublicKeyPem(id, owner, pem))));
    }

    private static List<Actor.Multikey> multikeys(Fields fields) {
        return fields.objects("assertionMethod", MAX_KEYS).stream()
                .flatMap(key -> multikey(key).stream())
                .toList();
    }

    private static Optional<Actor.Multikey> multikey(Fields key) {
        return key.id()
                .flatMap(id -> key.uri("controller")
                        .flatMap(owner ->
                                key.text("publicKeyMultibase").map(text -> new Actor.Multikey(id, owner, text))));
    }

    private static Actor.Settings settings(Fields fields) {
        return new Actor.Settings(
                fields.flag("manuallyApprovesFollowers"),
                fields.flag("discoverable"),
                fields.flag("indexable"),
                fields.flag("suspended"),
                fields.flag("memorial"));
    }

    private static Actor.Identity identity(Fields fields) {
        return new Actor.Identity(
                fields.text("webfinger"),
                fields.uris("alsoKnownAs", MAX_ALIASES),
                fields.webUri("movedTo"),
                fields.values("attributionDomains").stream()
                        .filter(value -> value.isTextual())
                        .map(value -> value.textValue())
                        .limit(MAX_FIELDS)
                        .toList(),
                fields.webUri("attributedTo"));
    }
}
