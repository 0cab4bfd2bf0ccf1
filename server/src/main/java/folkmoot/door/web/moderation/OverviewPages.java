package folkmoot.door.web.moderation;

import folkmoot.civic.community.Community;
import folkmoot.door.House;
import folkmoot.door.web.Addresses;
import folkmoot.door.web.Messages;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Count;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.Power;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.stewardship.moderation.AccountFilter;
import folkmoot.stewardship.moderation.AccountFilter.Standing;
import folkmoot.stewardship.moderation.ModeratedAccounts;
import folkmoot.stewardship.moderation.ModerationActs.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What waits, with where it is done; and what was done by whom. */
final class OverviewPages {

    private static final int MOST_COUNTED = 200;
    private static final int LOG_AT_ONCE = 50;

    static final AccountFilter PENDING = new AccountFilter(
            Optional.of(true),
            Set.of(Standing.PENDING),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final StaffRoom room;
    private final Database database;
    private final House house;
    private final Accounts accounts;
    private final ModeratedAccounts moderated;
    private final Views views;

    OverviewPages(StaffRoom room, Database database, House house, ModeratedAccounts moderated, Views views) {
        this.room = room;
        this.database = database;
        this.house = house;
        this.accounts = house.people().accounts();
        this.moderated = moderated;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(Tab.OVERVIEW.path(), request -> room.show(request, Tab.OVERVIEW, this::parts))
                .get(Tab.LOG.path(), request -> room.show(request, Tab.LOG, this::log));
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var me = asked.session().user().account();
        return database.read(tx -> {
            var parts = new ArrayList<Part>();
            parts.add(new Part.Words(text.get("moderation.lead")));
            parts.add(new Part.Counts(List.of(
                    count(
                            text,
                            Tab.REPORTS,
                            house.stewardship()
                                    .reports()
                                    .list(tx, false, Optional.empty(), Optional.empty(), Page.first(MOST_COUNTED))
                                    .size()),
                    count(
                            text,
                            Tab.SIGN_UPS,
                            moderated
                                    .list(tx, PENDING, Page.first(MOST_COUNTED))
                                    .size()),
                    count(text, Tab.APPEALS, house.stewardship().appeals().countWaiting(tx)))));
            if (house.stewardship().powers().has(tx, asked.session().user(), Power.ADMINISTRATOR)) {
                parts.add(new Part.Links(List.of(new Link("/operation", text.get("operation.title")))));
            }
            parts.add(new Part.Heading(text.get("moderation.communities")));
            parts.add(new Part.Items(
                    house.civic().registry().communities().moderatedBy(tx, me).stream()
                            .map(community -> item(tx, text, community, me))
                            .toList(),
                    text.get("moderation.communities.none")));
            return parts;
        });
    }

    private static Count count(Messages text, Tab tab, int number) {
        return new Count(tab.path(), text.get(tab.title()), number, number > 0 ? "warn" : "");
    }

    private Item item(Transaction tx, Messages text, Community community, AccountId me) {
        var path = "/c/" + community.name();
        int waiting =
                house.civic().unpublished().review().waiting(tx, community, me).size();
        return new Item(
                community.title(),
                path,
                List.of(),
                List.of(text.get("moderation.communities.waiting", waiting)),
                "",
                List.of(
                        new Link(path + "/moderation", text.get("keeping.title")),
                        new Link(path + "/waiting", text.get("waiting.title")),
                        new Link(path + "/register", text.get("body.title"))),
                List.of());
    }

    private List<Part> log(Asked asked) {
        var text = asked.text();
        var page = Addresses.before(asked.request(), LOG_AT_ONCE);
        return database.read(tx -> {
            var found = house.stewardship().acts().list(tx, page);
            var who = accounts.map(
                    tx,
                    found.stream().flatMap(act -> act.by().stream()).distinct().toList());
            var older = found.size() < LOG_AT_ONCE
                    ? Optional.<Link>empty()
                    : Optional.of(new Link(
                            Tab.LOG.path() + "?before=" + found.getLast().id(), text.get("next")));
            return List.of(
                    new Part.Words(text.get("moderation.log.lead")),
                    new Part.Items(
                            found.stream()
                                    .map(act -> entry(
                                            text, act, act.by().map(who::get).map(Account::name)))
                                    .toList(),
                            text.get("moderation.log.none")),
                    new Part.Pager(Optional.empty(), older));
        });
    }

    private Item entry(Messages text, Act act, Optional<String> by) {
        return Item.of(
                act.action() + ": " + act.target(),
                List.of(by.orElseGet(() -> text.get("moderation.log.command")), views.moment(text, act.created())));
    }
}
