package folkmoot.door.web.keeping;

import folkmoot.civic.community.Community;
import folkmoot.door.House;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.util.List;

/** Who moderates a community and who keeps its desk; given and taken in the open. */
final class RolePages {

    private static final String PATH = KeepersRoom.BASE + "/roles";
    private static final String TITLE = "keeping.title.roles";
    private static final String MODERATOR = "moderator";
    private static final String VOLUNTEER = "volunteer";

    private final KeepersRoom room;
    private final Database database;
    private final House house;
    private final Views views;

    RolePages(KeepersRoom room, Database database, House house, Views views) {
        this.room = room;
        this.database = database;
        this.house = house;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, TITLE, this::parts))
                .post(PATH, this::give)
                .post(PATH + "/:role/:account/take", this::take);
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        return database.read(tx -> {
            var community = room.community(tx, asked.request());
            var registry = house.civic().registry();
            return List.of(
                    new Part.Words(text.get("keeping.roles.lead")),
                    new Part.Heading(text.get("keeping.roles.moderators")),
                    items(tx, asked, MODERATOR, registry.communities().moderators(tx, community.id())),
                    new Part.Heading(text.get("keeping.roles.volunteers")),
                    items(tx, asked, VOLUNTEER, registry.volunteers().list(tx, community.id())),
                    new Part.Heading(text.get("keeping.roles.new")),
                    new Part.Filled(asked.form("keeping.roles.", "give", KeepersRoom.path(asked.request()) + "/roles")
                            .required("handle", Kind.ADDRESS, "", 300)
                            .pick("role", List.of(MODERATOR, VOLUNTEER), VOLUNTEER)
                            .area("reason", "", 2, true, 500)
                            .tick("sure", false)
                            .button("keeping.roles.give")));
        });
    }

    private Part.Items items(Transaction tx, Asked asked, String role, List<AccountId> some) {
        var who = house.people().accounts().map(tx, some);
        var path = KeepersRoom.path(asked.request()) + "/roles/" + role + "/";
        return new Part.Items(
                some.stream()
                        .filter(who::containsKey)
                        .map(who::get)
                        .map(account -> new Item(
                                account.name(),
                                views.profile(account),
                                List.of(),
                                List.of("@" + account.acct()),
                                "",
                                List.of(),
                                List.of(asked.form(
                                                "keeping.roles.",
                                                "take-" + role + "-" + account.id(),
                                                path + account.id() + "/take")
                                        .required("reason", Kind.TEXT, "", 500)
                                        .tick("sure", false)
                                        .button("keeping.roles.take", Form.Tone.SMALL, "@" + account.acct()))))
                        .toList(),
                asked.text().get("settings.people.none"));
    }

    private Response give(Request request) {
        return room.change(request, "give", TITLE, this::parts, user -> {
            database.write(tx -> {
                var account = HandleField.account(
                        tx, house, request.parameter("handle").orElse(""));
                var by = room.by(tx, request, user);
                KeepersRoom.requireSure(request);
                switch (request.parameter("role").orElse("")) {
                    case MODERATOR -> house.civic().groups().moderation().appoint(tx, by, account, true);
                    case VOLUNTEER ->
                        house.civic()
                                .registry()
                                .volunteers()
                                .appoint(
                                        tx,
                                        by.community(),
                                        by.moderator(),
                                        account,
                                        by.reason().orElse(""));
                    default -> throw Invalid.field("role", "ERR_INCLUSION", "is not included in the list");
                }
            });
            return Room.done(KeepersRoom.path(request) + "/roles", "given");
        });
    }

    private Response take(Request request) {
        var role = request.pathParameter("role");
        var form = "take-" + role + "-" + request.pathParameter("account");
        return room.change(request, form, TITLE, this::parts, user -> {
            database.write(tx -> {
                var account = Id.account(request.pathParameter("account"))
                        .flatMap(id -> house.people().accounts().find(tx, id))
                        .orElseThrow(NotFound::new);
                var by = room.by(tx, request, user);
                KeepersRoom.requireSure(request);
                switch (role) {
                    case MODERATOR ->
                        dismiss(
                                tx,
                                by.community(),
                                account,
                                () -> house.civic().groups().moderation().appoint(tx, by, account, false));
                    case VOLUNTEER ->
                        house.civic()
                                .registry()
                                .volunteers()
                                .dismiss(
                                        tx,
                                        by.community(),
                                        by.moderator(),
                                        account,
                                        by.reason().orElse(""));
                    default -> throw new NotFound();
                }
            });
            return Room.done(KeepersRoom.path(request) + "/roles", "taken");
        });
    }

    /** A community without a moderator could not name one. */
    private void dismiss(Transaction tx, Community community, Account account, Runnable work) {
        tx.alone("moderators of " + community.id());
        var all = house.civic().registry().communities().moderators(tx, community.id());
        if (all.equals(List.of(account.id()))) {
            throw Invalid.field("reason", "ERR_LAST_MODERATOR", "A community keeps at least one moderator");
        }
        work.run();
    }
}
