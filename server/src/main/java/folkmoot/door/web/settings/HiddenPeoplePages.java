package folkmoot.door.web.settings;

import folkmoot.door.web.Addresses;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Heading;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Items;
import folkmoot.door.web.form.Part.Words;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.People;
import folkmoot.people.account.Account;
import folkmoot.people.block.Blocks;
import folkmoot.people.mute.Mutes;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whom and which servers somebody does not want to see. */
final class HiddenPeoplePages {

    private static final Subject SUBJECT = Subject.PEOPLE;
    private static final String PATH = SUBJECT.path();
    private static final int AT_ONCE = 40;

    private final Room room;
    private final Database database;
    private final People people;
    private final Views views;

    HiddenPeoplePages(Room room, Database database, People people, Views views) {
        this.room = room;
        this.database = database;
        this.people = people;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, SUBJECT.title(), this::parts))
                .get(PATH + "/blocked", request -> room.show(request, "settings.people.blocked", this::blockedOnly))
                .get(PATH + "/muted", request -> room.show(request, "settings.people.muted", this::mutedOnly))
                .get(PATH + "/servers", request -> room.show(request, "settings.people.servers", this::serversOnly))
                .post(PATH + "/unblock", this::unblock)
                .post(PATH + "/unmute", this::unmute)
                .post(PATH + "/servers", this::addServer)
                .post(PATH + "/servers/remove", this::removeServer);
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var parts = new ArrayList<Part>();
        parts.add(new Words(text.get("settings.people.lead")));
        parts.add(new Heading(text.get("settings.people.blocked")));
        parts.addAll(blocked(asked, Page.first(AT_ONCE)));
        parts.add(new Heading(text.get("settings.people.muted")));
        parts.addAll(muted(asked, Page.first(AT_ONCE)));
        parts.add(new Heading(text.get("settings.people.servers")));
        parts.addAll(servers(asked, Page.first(AT_ONCE)));
        parts.add(new Part.Filled(asked.form("settings.people.", "server", PATH + "/servers")
                .required("domain", Kind.ADDRESS, "", 253)
                .button("settings.people.servers.add")));
        return parts;
    }

    private List<Part> blockedOnly(Asked asked) {
        return blocked(asked, Addresses.before(asked.request(), AT_ONCE));
    }

    private List<Part> mutedOnly(Asked asked) {
        return muted(asked, Addresses.before(asked.request(), AT_ONCE));
    }

    private List<Part> serversOnly(Asked asked) {
        return servers(asked, Addresses.before(asked.request(), AT_ONCE));
    }

    private List<Part> blocked(Asked asked, Page page) {
        var me = asked.session().user().account();
        var found = database.read(tx -> people.relations().blocks().list(tx, me, page));
        var who = accounts(found.stream().map(Blocks.Blocked::target).toList());
        return list(
                asked,
                "blocked",
                found.stream()
                        .filter(row -> who.containsKey(row.target()))
                        .map(row -> item(asked, who.get(row.target()), "unblock", List.of()))
                        .toList(),
                found.size() < AT_ONCE ? 0 : found.getLast().id());
    }

    private List<Part> muted(Asked asked, Page page) {
        var me = asked.session().user().account();
        var found = database.read(tx -> people.relations().mutes().list(tx, me, page));
        var who = accounts(found.stream().map(Mutes.Mute::target).toList());
        return list(
                asked,
                "muted",
                found.stream()
                        .filter(row -> who.containsKey(row.target()))
                        .map(row -> item(
                                asked,
                                who.get(row.target()),
                                "unmute",
                                row.expires().stream()
                                        .map(end -> asked.text()
                                                .get("settings.people.until", views.moment(asked.text(), end)))
                                        .toList()))
                        .toList(),
                found.size() < AT_ONCE ? 0 : found.getLast().id());
    }

    private List<Part> servers(Asked asked, Page page) {
        var me = asked.session().user().account();
        var found = database.read(tx -> people.relations().domainBlocks().list(tx, me, page));
        return list(
                asked,
                "servers",
                found.stream()
                        .map(row -> Item.of(
                                row.domain(),
                                List.of(),
                                asked.form("settings.people.", "remove-" + row.id(), PATH + "/servers/remove")
                                        .with("domain", row.domain())
                                        .button("settings.people.servers.remove", Form.Tone.SMALL, row.domain())))
                        .toList(),
                found.size() < AT_ONCE ? 0 : found.getLast().id());
    }

    /** @param last id of the last, 0 where there are no more */
    private static List<Part> list(Asked asked, String which, List<Item> items, long last) {
        var text = asked.text();
        return List.of(
                new Items(items, text.get("settings.people.none")),
                new Part.Pager(
                        Optional.empty(),
                        last == 0
                                ? Optional.empty()
                                : Optional.of(
                                        new Part.Link(PATH + "/" + which + "?before=" + last, text.get("next")))));
    }

    private Item item(Asked asked, Account account, String act, List<String> lines) {
        var form = asked.form("settings.people.", act + "-" + account.id(), PATH + "/" + act)
                .with("account", account.id().toString())
                .button("settings.people." + act, Form.Tone.SMALL, "@" + account.acct());
        var all = new ArrayList<String>();
        all.add("@" + account.acct());
        all.addAll(lines);
        return new Item(account.name(), views.profile(account), List.of(), all, "", List.of(), List.of(form));
    }

    private Map<AccountId, Account> accounts(List<AccountId> wanted) {
        return wanted.isEmpty()
                ? Map.of()
                : database.read(tx -> people.accounts().map(tx, wanted));
    }

    @FunctionalInterface
    private interface Act {
        void on(Transaction tx, Account me, Account other);
    }

    private Response unblock(Request request) {
        return act(request, "unblocked", people.relations().blocks()::remove);
    }

    private Response unmute(Request request) {
        return act(
                request,
                "unmuted",
                (tx, me, other) -> people.relations().mutes().remove(tx, me.id(), other.id()));
    }

    private Response act(Request request, String done, Act act) {
        return room.change(request, done, SUBJECT.title(), this::parts, session -> {
            var other = request.parameter("account").flatMap(Id::account).orElseThrow(NotFound::new);
            database.write(tx -> act.on(
                    tx,
                    people.accounts().require(tx, session.user().account()),
                    people.accounts().require(tx, other)));
            return Room.done(PATH, done);
        });
    }

    private Response addServer(Request request) {
        return room.change(request, "server", SUBJECT.title(), this::parts, session -> {
            database.write(tx -> people.relations()
                    .domainBlocks()
                    .add(
                            tx,
                            session.user().account(),
                            request.parameter("domain").orElse("")));
            return Room.done(PATH, "server");
        });
    }

    private Response removeServer(Request request) {
        return room.change(request, "remove", SUBJECT.title(), this::parts, session -> {
            database.write(tx -> people.relations()
                    .domainBlocks()
                    .remove(
                            tx,
                            session.user().account(),
                            request.parameter("domain").orElse("")));
            return Room.done(PATH, "removed");
        });
    }
}
