package folkmoot.federation.json;

import static folkmoot.federation.json.ObjectWriter.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Actor;
import folkmoot.federation.vocabulary.ActorType;
import java.net.URI;
import java.util.Optional;

/** Writes actor documents (federation reference: ActivityPub 4.1, security/v1, FEP-521a, FEP-2c59). */
final class ActorWriter {

    private ActorWriter() {}

    static ObjectNode write(Actor actor) {
        var json = Json.object();
        json.put("id", actor.id().toString());
        json.put("type", actor.type().word());
        json.put("preferredUsername", actor.preferredUsername());
        putProfile(json, actor.profile());
        putEndpoints(json, actor.endpoints());
        putSettings(json, actor);
        putIdentity(json, actor);
        putKeys(json, actor);
        Capabilities.put(json, actor);
        return json;
    }

    private static void putProfile(ObjectNode json, Actor.Profile profile) {
        put(json, "name", profile.name());
        put(json, "summary", profile.summary());
        put(json, "url", profile.url());
        putImage(json, "icon", profile.icon(), profile.iconName());
        putImage(json, "image", profile.image(), profile.imageName());
        var attachment = json.putArray("attachment");
        profile.fields()
                .forEach(field -> put(
                        attachment
                                .addObject()
                                .put("type", "PropertyValue")
                                .put("name", field.name())
                                .put("value", field.value()),
                        "attestation",
                        field.attestation()));
        NoteWriter.putTags(json, profile.tags());
        put(json, "published", profile.published());
        put(json, "updated", profile.updated());
    }

    private static void putImage(ObjectNode json, String name, Optional<URI> url, Optional<String> description) {
        url.ifPresent(address -> {
            var image = json.putObject(name).put("type", "Image").put("url", address.toString());
            put(image, "name", description);
        });
    }

    private static void putEndpoints(ObjectNode json, Actor.Endpoints endpoints) {
        json.put("inbox", endpoints.inbox().toString());
        put(json, "outbox", endpoints.outbox());
        put(json, "followers", endpoints.followers());
        put(json, "following", endpoints.following());
        put(json, "featured", endpoints.featured());
        put(json, "featuredTags", endpoints.featuredTags());
        endpoints.sharedInbox().ifPresent(shared -> json.putObject("endpoints").put("sharedInbox", shared.toString()));
    }

    private static void putSettings(ObjectNode json, Actor actor) {
        var settings = actor.settings();
        // For a Group, Lemmy reads true as "private community": it is only ever written when it is so.
        json.put("manuallyApprovesFollowers", settings.manuallyApprovesFollowers());
        json.put("discoverable", settings.discoverable());
        json.put("indexable", settings.indexable());
        if (settings.memorial()) {
            json.put("memorial", true);
        }
        if (settings.suspended()) {
            json.put("suspended", true);
        }
        if (actor.type() == ActorType.GROUP) {
            json.put("postingRestrictedToMods", false);
        }
    }

    private static void putIdentity(ObjectNode json, Actor actor) {
        var identity = actor.identity();
        put(json, "webfinger", identity.webfinger());
        put(json, "attributedTo", identity.moderators());
        put(json, "movedTo", identity.movedTo());
        if (!identity.attributionDomains().isEmpty()) {
            var domains = json.putArray("attributionDomains");
            identity.attributionDomains().forEach(domains::add);
        }
        if (!identity.alsoKnownAs().isEmpty()) {
            put(json, "alsoKnownAs", identity.alsoKnownAs());
        }
    }

    private static void putKeys(ObjectNode json, Actor actor) {
        actor.publicKeys().stream()
                .findFirst()
                .ifPresent(key -> json.putObject("publicKey")
                        .put("id", key.id().toString())
                        .put("owner", key.owner().toString())
                        .put("publicKeyPem", key.pem()));
        if (!actor.assertionMethods().isEmpty()) {
            var methods = json.putArray("assertionMethod");
            actor.assertionMethods()
                    .forEach(key -> methods.addObject()
                            .put("id", key.id().toString())
                            .put("type", "Multikey")
                            .put("controller", key.controller().toString())
                            .put("publicKeyMultibase", key.publicKeyMultibase()));
        }
    }
}
