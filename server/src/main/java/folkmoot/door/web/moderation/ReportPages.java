package folkmoot.door.web.moderation;

import folkmoot.door.House;
import folkmoot.door.web.Messages;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.people.account.Account;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.stewardship.about.Rule;
import folkmoot.stewardship.moderation.ReportModeration;
import folkmoot.stewardship.report.Report;
import folkmoot.talk.status.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What people reported, by whom it is about: one page with everything that was said of somebody, and the posts that are meant. */
final class ReportPages {

    private static final Tab TAB = Tab.REPORTS;
    private static final int MOST = 200;

    private final StaffRoom room;
    private final Database database;
    private final House house;
    private final ReportModeration moderation;
    private final Views views;

    ReportPages(StaffRoom room, Database database, House house, Views views) {
        this.room = room;
        this.database = database;
        this.house = house;
        this.moderation = house.stewardship().reportModeration();
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(TAB.path(), request -> room.show(request, TAB, this::groups))
                .get(
                        TAB.path() + "/:account",
                        request -> room.show(request, TAB, "moderation.reports.about", this::group))
                .post(TAB.path() + "/:account/assign", request -> act(request, "assigned", moderation::assign))
                .post(TAB.path() + "/:account/unassign", request -> act(request, "unassigned", moderation::unassign))
                .post(TAB.path() + "/:account/resolve", request -> act(request, "resolved", moderation::resolve))
                .post(TAB.path() + "/:account/reopen", request -> act(request, "reopened", moderation::reopen))
                .post(TAB.path() + "/:account/remove-posts", this::removePosts);
    }

    private List<Part> groups(Asked asked) {
        var text = asked.text();
        return database.read(tx -> {
            Map<AccountId, List<Report>> groups = house
                    .stewardship()
                    .reports()
                    .list(tx, false, Optional.empty(), Optional.empty(), Page.first(MOST))
                    .stream()
                    .collect(Collectors.groupingBy(Report::target, LinkedHashMap::new, Collectors.toList()));
            var who = named(tx, groups.keySet().stream().toList());
            return List.of(
                    new Part.Words(text.get("moderation.reports.lead")),
                    new Part.Items(
                            groups.entrySet().stream()
                                    .filter(group -> who.containsKey(group.getKey()))
                                    .map(group -> summary(asked, who.get(group.getKey()), group.getValue()))
                                    .toList(),
                            text.get("moderation.reports.none")));
        });
    }

    private Map<AccountId, Account> named(Transaction tx, List<AccountId> wanted) {
        return house.people().accounts().listEvenWaiting(tx, wanted).stream()
                .collect(Collectors.toMap(Account::id, account -> account));
    }

    private Item summary(Asked asked, Account about, List<Report> reports) {
        var text = asked.text();
        var pills = new ArrayList<String>();
        pills.add(text.get("moderation.reports.count", reports.size()));
        reports.stream().map(Report::category).distinct().forEach(category -> pills.add(category(text, category)));
        if (reports.stream().anyMatch(report -> report.handling().assigned().isPresent())) {
            pills.add(text.get("moderation.reports.assigned"));
        }
        return new Item(
                about.name(),
                TAB.path() + "/" + about.id(),
                pills,
                List.of(
                        "@" + about.acct(),
                        views.moment(text, reports.getFirst().createdAt())),
                reports.getFirst().comment(),
                List.of(),
                List.of());
    }

    private static String category(Messages text, String category) {
        return text.get("moderation.category." + category);
    }

    private Account about(Transaction tx, Request request) {
        return Id.account(request.pathParameter("account"))
                .flatMap(id -> house.people().accounts().findEvenWaiting(tx, id))
                .orElseThrow(NotFound::new);
    }

    private List<Part> group(Asked asked) {
        var text = asked.text();
        return database.read(tx -> {
            var about = about(tx, asked.request());
            var reports = new ArrayList<>(house.stewardship()
                    .reports()
                    .list(tx, false, Optional.empty(), Optional.of(about.id()), Page.first(MOST)));
            var settled = house.stewardship()
                    .reports()
                    .list(tx, true, Optional.empty(), Optional.of(about.id()), Page.first(MOST));
            var parts = new ArrayList<Part>();
            parts.add(new Part.Links(List.of(
                    new Link(views.profile(about), about.name() + " (@" + about.acct() + ")"),
                    new Link(Tab.PEOPLE.path() + "/" + about.id(), text.get("moderation.reports.decide")))));
            for (var report : reports) {
                parts.addAll(open(tx, asked, about, report));
            }
            if (reports.isEmpty()) {
                parts.add(new Part.Note("good", text.get("moderation.reports.none")));
            }
            if (!settled.isEmpty()) {
                parts.add(new Part.Heading(text.get("moderation.reports.settled")));
                parts.add(new Part.Items(
                        settled.stream()
                                .map(report -> settled(asked, about, report))
                                .toList(),
                        ""));
            }
            return parts;
        });
    }

    private List<Part> open(Transaction tx, Asked asked, Account about, Report report) {
        var text = asked.text();
        var by = named(tx, List.of(report.account()));
        var parts = new ArrayList<Part>();
        parts.add(new Part.Heading(category(text, report.category()) + " · " + views.moment(text, report.createdAt())));
        parts.add(new Part.Words(text.get(
                "moderation.reports.by",
                Optional.ofNullable(by.get(report.account())).map(Account::acct).orElse("?"))));
        if (!report.comment().isBlank()) {
            parts.add(new Part.Quote(report.comment()));
        }
        house.stewardship().rules().find(tx, report.rules()).stream()
                .map(Rule::text)
                .forEach(rule -> parts.add(new Part.Words(text.get("moderation.reports.rule", rule))));
        parts.addAll(posts(tx, asked, about, report));
        var assigned = report.handling().assigned().isPresent();
        parts.add(new Part.Acts(List.of(
                button(asked, about, report, assigned ? "unassign" : "assign", Form.Tone.SMALL),
                button(asked, about, report, "resolve", Form.Tone.SMALL))));
        return parts;
    }

    private List<Part> posts(Transaction tx, Asked asked, Account about, Report report) {
        var text = asked.text();
        var posts = house.talk().posts().statuses().known(tx, report.statuses());
        if (posts.isEmpty()) {
            return List.of();
        }
        var names = posts.stream().collect(Collectors.toMap(post -> post.id().toString(), ReportPages::words));
        return List.of(
                new Part.Filled(asked.form("moderation.reports.", "posts-" + report.id(), path(about) + "/remove-posts")
                        .with("report", Long.toString(report.id()))
                        .several("posts[]", names.keySet().stream().sorted().toList(), names::get, Set.of())
                        .tick("sure", false)
                        .button("moderation.reports.remove-posts", Form.Tone.DANGER, "")));
    }

    /** What a post says, in one line. */
    private static String words(Status post) {
        var words = Html.text(post.text().content()).replaceAll("\\s+", " ").strip();
        return words.isEmpty() ? post.id().toString() : words.substring(0, Math.min(words.length(), 200));
    }

    private static String path(Account about) {
        return TAB.path() + "/" + about.id();
    }

    private static Form button(Asked asked, Account about, Report report, String act, Form.Tone tone) {
        return asked.form("moderation.reports.", act + "-" + report.id(), path(about) + "/" + act)
                .with("report", Long.toString(report.id()))
                .button("moderation.reports." + act, tone, Long.toString(report.id()));
    }

    private Item settled(Asked asked, Account about, Report report) {
        return Item.of(
                category(asked.text(), report.category()),
                List.of(views.moment(asked.text(), report.createdAt()), report.comment()),
                button(asked, about, report, "reopen", Form.Tone.SMALL));
    }

    @FunctionalInterface
    private interface Act {
        void on(Transaction tx, User by, long report);
    }

    private Response act(Request request, String done, Act act) {
        return room.change(request, TAB, done, "moderation.reports.about", this::group, by -> {
            var about = database.transaction(tx -> {
                var account = about(tx, request);
                act.on(tx, by, report(tx, request, account));
                return account;
            });
            return Room.done(path(about), done);
        });
    }

    /** One that is about who stands in the address. */
    private long report(Transaction tx, Request request, Account about) {
        long id = Id.parse(request.parameter("report").orElse("")).orElseThrow(NotFound::new);
        return house.stewardship()
                .reports()
                .find(tx, id)
                .filter(report -> report.target().equals(about.id()))
                .map(Report::id)
                .orElseThrow(NotFound::new);
    }

    private Response removePosts(Request request) {
        var form = "posts-" + request.parameter("report").orElse("");
        return room.change(request, TAB, form, "moderation.reports.about", this::group, by -> {
            var posts = request.parameters().texts("posts[]").stream()
                    .map(id -> Id.status(id).orElseThrow(NotFound::new))
                    .toList();
            if (posts.isEmpty()) {
                throw Invalid.field("posts[]", "ERR_BLANK", "can't be blank");
            }
            if (!request.flag("sure")) {
                throw Invalid.field("sure", "ERR_ACCEPTED", "must be accepted");
            }
            var about = database.transaction(tx -> {
                var account = about(tx, request);
                moderation.removePosts(tx, by, report(tx, request, account), posts);
                return account;
            });
            return Room.done(path(about), "removed");
        });
    }
}
