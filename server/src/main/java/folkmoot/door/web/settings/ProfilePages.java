package folkmoot.door.web.settings;

import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.FieldNames;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Filled;
import folkmoot.door.web.form.Part.Heading;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.User.PostingDefaults;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Body;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.media.SmallPictures;
import folkmoot.talk.profile.ProfileChange;
import folkmoot.talk.profile.ProfileRules;
import folkmoot.talk.profile.Profiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What somebody says of themselves, and who finds and sees what. */
final class ProfilePages {

    private static final Body PICTURES = Body.upTo(2 * SmallPictures.MOST_BYTES + 1024 * 1024);
    private static final String IMAGES = "image/png,image/jpeg,image/gif,image/webp";
    private static final List<String> VISIBILITIES = List.of("public", "unlisted", "private");
    private static final List<String> QUOTES = List.of("public", "followers", "nobody");
    private static final Map<String, String> PRIVACY_NAMES =
            Map.of("source.privacy", "visibility", "source.quote_policy", "quotes", "source.language", "language");

    private final Room room;
    private final Database database;
    private final Accounts accounts;
    private final Users users;
    private final Profiles profiles;

    ProfilePages(Room room, Database database, Accounts accounts, Users users, Profiles profiles) {
        this.room = room;
        this.database = database;
        this.accounts = accounts;
        this.users = users;
        this.profiles = profiles;
    }

    void register(Routing routing) {
        var profile = Subject.PROFILE;
        var privacy = Subject.PRIVACY;
        routing.get(profile.path(), request -> room.show(request, profile.title(), this::profile))
                .post(profile.path(), PICTURES, this::saveProfile)
                .get(privacy.path(), request -> room.show(request, privacy.title(), this::privacy))
                .post(privacy.path(), this::savePrivacy);
    }

    private Account account(Asked asked) {
        return database.read(tx -> accounts.require(tx, asked.session().user().account()));
    }

    private List<Part> profile(Asked asked) {
        var account = account(asked);
        var showing = account.showing();
        var form = asked.form("settings.profile.", "profile", Subject.PROFILE.path())
                .line("display_name", Kind.TEXT, account.displayName(), ProfileRules.LONGEST_NAME)
                .area("note", account.noteSource(), 4, false, ProfileRules.LONGEST_NOTE)
                .file("avatar", IMAGES)
                .line("avatar_description", Kind.TEXT, showing.avatarDescription(), ProfileRules.LONGEST_DESCRIPTION);
        account.avatar().ifPresent(_ -> form.tick("remove_avatar", false));
        form.file("header", IMAGES)
                .line("header_description", Kind.TEXT, showing.headerDescription(), ProfileRules.LONGEST_DESCRIPTION);
        account.header().ifPresent(_ -> form.tick("remove_header", false));
        for (int i = 0; i < ProfileRules.MOST_FIELDS; i++) {
            var field = i < account.fields().size()
                    ? Optional.of(account.fields().get(i))
                    : Optional.<Account.Field>empty();
            form.line(
                            "field_name_" + i,
                            Kind.TEXT,
                            field.map(Account.Field::name).orElse(""),
                            ProfileRules.LONGEST_FIELD)
                    .line(
                            "field_value_" + i,
                            Kind.TEXT,
                            field.map(Account.Field::source).orElse(""),
                            ProfileRules.LONGEST_FIELD);
        }
        form.tick("locked", account.settings().locked())
                .tick("bot", account.isBot())
                .tick("discoverable", account.settings().discoverable());
        return List.of(
                new Part.Words(asked.text().get("settings.profile.lead")),
                new Part.Links(List.of(new Part.Link(
                        "/@" + asked.session().username(), asked.text().get("settings.profile.see")))),
                new Filled(form.button("settings.save")));
    }

    private Response saveProfile(Request request) {
        return room.change(request, "profile", Subject.PROFILE.title(), this::profile, session -> {
            var sent = request.parameters();
            var account = session.user().account();
            FieldNames.during(
                    Map.of("fields", "field_name_0"),
                    () -> profiles.change(
                            account,
                            session.user().id(),
                            new ProfileChange(
                                    new ProfileChange.Texts(
                                            sent.typed("display_name"),
                                            sent.typed("note"),
                                            Optional.of(fields(request)),
                                            Optional.empty()),
                                    new ProfileChange.Pictures(
                                            request.file("avatar"),
                                            request.file("header"),
                                            sent.typed("avatar_description"),
                                            sent.typed("header_description")),
                                    flags(
                                            Optional.of(request.flag("locked")),
                                            Optional.of(request.flag("bot")),
                                            Optional.of(request.flag("discoverable")),
                                            Optional.empty(),
                                            Optional.empty()),
                                    ProfileChange.Posting.NONE)));
            if (request.flag("remove_avatar") && request.file("avatar").isEmpty()) {
                profiles.removeAvatar(account);
            }
            if (request.flag("remove_header") && request.file("header").isEmpty()) {
                profiles.removeHeader(account);
            }
            return Room.done(Subject.PROFILE.path(), "saved");
        });
    }

    private static List<Map.Entry<String, String>> fields(Request request) {
        return IntStream.range(0, ProfileRules.MOST_FIELDS)
                .mapToObj(i -> Map.entry(
                        request.parameter("field_name_" + i).orElse(""),
                        request.parameter("field_value_" + i).orElse("")))
                .filter(field -> !field.getKey().isBlank() || !field.getValue().isBlank())
                .toList();
    }

    private static ProfileChange.Flags flags(
            Optional<Boolean> locked,
            Optional<Boolean> bot,
            Optional<Boolean> discoverable,
            Optional<Boolean> indexable,
            Optional<Boolean> hideCollections) {
        return new ProfileChange.Flags(
                locked,
                bot,
                discoverable,
                indexable,
                hideCollections,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private List<Part> privacy(Asked asked) {
        var account = account(asked);
        PostingDefaults usual = database.read(
                        tx -> users.find(tx, asked.session().user().id()))
                .orElseThrow(NotFound::new)
                .defaults();
        return List.of(
                new Part.Words(asked.text().get("settings.privacy.lead")),
                new Heading(asked.text().get("settings.privacy.posts")),
                new Filled(asked.form("settings.privacy.", "privacy", Subject.PRIVACY.path())
                        .pick("visibility", VISIBILITIES, usual.visibilityFor(account))
                        .pick("quotes", QUOTES, usual.quotePolicy())
                        .line("language", Kind.ADDRESS, usual.language().orElse(""), 20)
                        .tick("sensitive", usual.sensitive())
                        .tick("indexable", account.settings().indexable())
                        .tick("hide_collections", account.showing().hideCollections())
                        .button("settings.save")));
    }

    private Response savePrivacy(Request request) {
        return room.change(request, "privacy", Subject.PRIVACY.title(), this::privacy, session -> {
            FieldNames.during(
                    PRIVACY_NAMES,
                    () -> profiles.change(
                            session.user().account(),
                            session.user().id(),
                            new ProfileChange(
                                    ProfileChange.Texts.NONE,
                                    ProfileChange.Pictures.NONE,
                                    flags(
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.of(request.flag("indexable")),
                                            Optional.of(request.flag("hide_collections"))),
                                    new ProfileChange.Posting(
                                            request.parameter("visibility"),
                                            Optional.of(request.flag("sensitive")),
                                            request.parameters()
                                                    .typed("language")
                                                    .map(String::strip),
                                            request.parameter("quotes")))));
            return Room.done(Subject.PRIVACY.path(), "saved");
        });
    }
}
