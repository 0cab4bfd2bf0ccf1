package folkmoot.door.web.moderation;

import folkmoot.door.House;
import folkmoot.door.web.Paged;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
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
import folkmoot.stewardship.moderation.Appeal;
import folkmoot.stewardship.moderation.Appeals;
import folkmoot.stewardship.moderation.Warnings.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people say against decisions, for somebody else than who decided. */
final class AppealPages {

    private static final Tab TAB = Tab.APPEALS;
    private static final int AT_ONCE = 20;
    private static final List<String> DECISIONS = List.of("reject", "grant");

    private final StaffRoom room;
    private final Database database;
    private final House house;
    private final Appeals appeals;
    private final Views views;

    AppealPages(StaffRoom room, Database database, House house, Views views) {
        this.room = room;
        this.database = database;
        this.house = house;
        this.appeals = house.stewardship().appeals();
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(TAB.path(), request -> room.show(request, TAB, this::parts))
                .post(TAB.path() + "/:appeal/decide", this::decide);
    }

    private List<Part> parts(Asked asked) {
        return database.read(tx -> {
            var waiting = Paged.of(asked.request(), appeals.waiting(tx), AT_ONCE);
            var parts = new ArrayList<Part>();
            parts.add(new Part.Words(asked.text().get("moderation.appeals.lead")));
            if (waiting.shown().isEmpty()) {
                parts.add(new Part.Items(List.of(), asked.text().get("moderation.appeals.none")));
            }
            var known = known(tx, waiting.shown());
            waiting.shown().forEach(appeal -> parts.addAll(one(asked, appeal, known)));
            parts.add(Part.Pager.of(asked.text(), waiting));
            return parts;
        });
    }

    /** What was read for all of them. */
    private record Known(Map<Long, Warning> decisions, Map<AccountId, Account> accounts) {

        private String name(AccountId id) {
            return Optional.ofNullable(accounts.get(id)).map(Account::acct).orElse("?");
        }
    }

    private Known known(Transaction tx, List<Appeal> shown) {
        var decisions = house
                .stewardship()
                .warnings()
                .list(tx, shown.stream().map(Appeal::warning).toList())
                .stream()
                .collect(Collectors.toMap(Warning::id, Function.identity()));
        var people = Stream.concat(
                        shown.stream().map(Appeal::by),
                        decisions.values().stream().flatMap(decision -> decision.by().stream()))
                .collect(Collectors.toSet());
        return new Known(
                decisions,
                house.people().accounts().listEvenWaiting(tx, people).stream()
                        .collect(Collectors.toMap(Account::id, Function.identity())));
    }

    private List<Part> one(Asked asked, Appeal appeal, Known known) {
        var text = asked.text();
        var decision = known.decisions().get(appeal.warning());
        var parts = new ArrayList<Part>();
        parts.add(new Part.Heading(
                "@" + known.name(appeal.by()) + " · " + text.get("settings.decisions.action." + decision.action())));
        parts.add(new Part.Words(text.get(
                "moderation.appeals.decided",
                decision.by().map(known::name).orElse("?"),
                views.moment(text, decision.created()))));
        parts.add(new Part.Quote(decision.text()));
        parts.add(new Part.Words(text.get("moderation.appeals.said", views.moment(text, appeal.created()))));
        parts.add(new Part.Quote(appeal.text()));
        parts.add(new Part.Links(List.of(
                new Link(Tab.PEOPLE.path() + "/" + appeal.by(), text.get("moderation.person")),
                new Link(Tab.REPORTS.path() + "/" + appeal.by(), text.get("moderation.person.reports")))));
        if (Appeals.mayDecide(asked.session().user().account(), appeal, decision)) {
            parts.add(new Part.Filled(asked.form(
                            "moderation.appeals.", "appeal-" + appeal.id(), TAB.path() + "/" + appeal.id() + "/decide")
                    .pick("decision", DECISIONS, DECISIONS.getFirst())
                    .area("text", "", 4, true, Appeals.LONGEST_TEXT)
                    .button("moderation.appeals.decide")));
        } else {
            parts.add(new Part.Note("", text.get("moderation.appeals.other")));
        }
        return parts;
    }

    private Response decide(Request request) {
        var form = "appeal-" + request.pathParameter("appeal");
        return room.change(request, TAB, form, TAB.title(), this::parts, by -> {
            var word = request.parameter("decision").filter(DECISIONS::contains);
            if (word.isEmpty()) {
                throw Invalid.field("decision", "ERR_INCLUSION", "is not included in the list");
            }
            var id = Id.parse(request.pathParameter("appeal")).orElseThrow(NotFound::new);
            database.write(tx -> appeals.decide(
                    tx,
                    by,
                    id,
                    word.equals(Optional.of("grant")),
                    request.parameter("text").orElse("")));
            return Room.done(TAB.path(), "appeal");
        });
    }
}
