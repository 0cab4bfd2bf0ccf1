package folkmoot.door.api.account;

import folkmoot.door.api.entity.ProfileEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Body;
import folkmoot.platform.http.Parameters;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.hashtag.FeaturedTags;
import folkmoot.talk.media.MediaUrls;
import folkmoot.talk.media.SmallPictures;
import folkmoot.talk.profile.ProfileChange;
import folkmoot.talk.profile.Profiles;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Client API, accounts and profile: what people say of themselves. */
public final class ProfileRoutes {

    private static final Body PICTURES = Body.upTo(2 * SmallPictures.MOST_BYTES + 1024 * 1024);

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Profiles profiles;
    private final CredentialAccounts credentials;
    private final MediaUrls urls;
    private final PostingPreferences preferences;
    private final FeaturedTags featuredTags;

    public ProfileRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Profiles profiles,
            CredentialAccounts credentials,
            MediaUrls urls,
            PostingPreferences preferences,
            FeaturedTags featuredTags) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.profiles = profiles;
        this.credentials = credentials;
        this.urls = urls;
        this.preferences = preferences;
        this.featuredTags = featuredTags;
    }

    public void register(Routing routing) {
        routing.patch("/api/v1/accounts/update_credentials", PICTURES, this::updateCredentials)
                .get("/api/v1/profile", this::show)
                .patch("/api/v1/profile", PICTURES, this::update)
                .put("/api/v1/profile", PICTURES, this::update)
                .delete("/api/v1/profile/avatar", request -> remove(request, true))
                .delete("/api/v1/profile/header", request -> remove(request, false));
    }

    private Response updateCredentials(Request request) {
        var viewer = authentication.require(request, "write:accounts");
        change(request, viewer);
        return Response.json(database.read(tx -> credentials.of(tx, viewer)));
    }

    private Response show(Request request) {
        var viewer = authentication.require(request, "profile", "read:accounts");
        return Response.json(database.read(tx -> entity(tx, accounts.require(tx, viewer.account()))));
    }

    private Response update(Request request) {
        var viewer = authentication.require(request, "write:accounts");
        var changed = change(request, viewer);
        return Response.json(database.read(tx -> entity(tx, changed)));
    }

    private Account change(Request request, Viewer viewer) {
        var changed = profiles.change(viewer.account(), viewer.user(), change(request));
        preferences.forget(viewer.user());
        return changed;
    }

    private Response remove(Request request, boolean avatar) {
        var viewer = authentication.require(request, "write:accounts");
        if (avatar) {
            profiles.removeAvatar(viewer.account());
        } else {
            profiles.removeHeader(viewer.account());
        }
        return Response.json(database.read(tx -> credentials.of(tx, viewer)));
    }

    private ProfileEntity entity(Transaction tx, Account account) {
        var settings = account.settings();
        var showing = account.showing();
        return new ProfileEntity(
                account.id().toString(),
                account.displayName(),
                account.noteSource(),
                CredentialAccounts.plainFields(account),
                account.note(),
                AccountRenderer.fields(account),
                account.avatar().map(urls::of),
                account.avatar().map(url -> urls.still(url, account.id())),
                showing.avatarDescription(),
                account.header().map(urls::of),
                account.header().map(url -> urls.still(url, account.id())),
                showing.headerDescription(),
                settings.locked(),
                account.isBot(),
                showing.hideCollections(),
                settings.discoverable(),
                settings.indexable(),
                showing.showMedia(),
                showing.showMediaReplies(),
                showing.showFeatured(),
                showing.attributionDomains(),
                TagRoutes.entities(featuredTags.of(tx, account.id()), account));
    }

    private static ProfileChange change(Request request) {
        var sent = request.parameters();
        return new ProfileChange(
                new ProfileChange.Texts(
                        sent.typed("display_name"),
                        sent.typed("note"),
                        sent.has("fields_attributes")
                                ? Optional.of(fields(sent.list("fields_attributes")))
                                : Optional.empty(),
                        sent.has("attribution_domains")
                                ? Optional.of(sent.texts("attribution_domains"))
                                : Optional.empty()),
                new ProfileChange.Pictures(
                        picture(request, "avatar"),
                        picture(request, "header"),
                        sent.typed("avatar_description"),
                        sent.typed("header_description")),
                new ProfileChange.Flags(
                        sent.flag("locked"),
                        sent.flag("bot"),
                        sent.flag("discoverable"),
                        sent.flag("indexable"),
                        sent.flag("hide_collections"),
                        sent.flag("show_media"),
                        sent.flag("show_media_replies"),
                        sent.flag("show_featured")),
                new ProfileChange.Posting(
                        sent.text("source[privacy]"),
                        sent.flag("source[sensitive]"),
                        sent.typed("source[language]").map(String::strip),
                        sent.text("source[quote_policy]")));
    }

    private static List<Map.Entry<String, String>> fields(List<Parameters> sent) {
        return sent.stream()
                .map(field -> Map.entry(
                        field.text("name").orElse(""), field.text("value").orElse("")))
                .toList();
    }

    /** A file of a form, or a {@code data:} address in JSON. */
    private static Optional<byte[]> picture(Request request, String name) {
        return request.file(name)
                .or(() -> request.parameter(name)
                        .filter(text -> text.startsWith("data:"))
                        .map(text -> decode(name, text)));
    }

    private static byte[] decode(String name, String address) {
        try {
            return Base64.getMimeDecoder().decode(address.substring(address.indexOf(',') + 1));
        } catch (IllegalArgumentException broken) {
            throw Invalid.field(name, "ERR_INVALID", "is not base64");
        }
    }
}
