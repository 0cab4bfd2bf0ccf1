package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.proposal.Counting;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.support.Refusal;
import folkmoot.civic.support.Selections;
import folkmoot.civic.support.SupportReview;
import folkmoot.door.web.CommunityPages.Choice;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Worded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For a community's moderators: how the supports of a proposal came, what looks odd about them, what taking some out would do, and the
 * decision. 403 for everybody else.
 */
public final class SupportPages {

    private static final String PATH = "/c/:name/proposals/:id/supports";
    private static final List<String> FIELDS =
            List.of("source", "column", "counting", "from", "until", "younger_than_hours", "pace", "decision");

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Views views;

    SupportPages(Frame frame, Database database, CivicSources from, Views views) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, this::show).post(PATH, this::decide);
    }

    /** One line of before and after. */
    public record Line(String name, String before, String after, boolean differs) {}

    /** One span of the plot: parts of a hundred. */
    public record Bar(int at, int given, int counted) {}

    private record Looked(Proposal proposal, Community community, Account by) {}

    private Looked look(Transaction tx, Request request) {
        var session = frame.session(request).orElseThrow(() -> new Forbidden("Sign in first"));
        var community = from.communities().requireByName(tx, request.pathParameter("name"));
        var by = from.accounts().require(tx, session.user().account());
        var proposal = from.proposals().requireFor(tx, ProposalPages.id(request), by.id());
        if (!proposal.community().equals(community.id())) {
            throw new NotFound();
        }
        return new Looked(proposal, community, by);
    }

    private Response show(Request request) {
        return frame.session(request).isEmpty()
                ? Response.redirect("/sign-in?return_to=" + request.path())
                : draw(request, 200, "");
    }

    private Response decide(Request request) {
        frame.requireSession(request);
        try {
            var address = database.transaction(tx -> {
                var looked = look(tx, request);
                from.review()
                        .decide(
                                tx,
                                looked.proposal(),
                                looked.by(),
                                Selections.read(request::parameter),
                                decision(request).orElseThrow(NotFound::new).refusal(),
                                request.parameter("note").orElse(""));
                return Views.url(looked.proposal(), Optional.of(looked.community()));
            });
            return Response.redirect(303, address + "/supports");
        } catch (Invalid refused) {
            return draw(request, 422, refused.getMessage());
        }
    }

    /** @param refusal empty to let them count */
    private record Decision(Optional<Refusal> refusal) {}

    private static Optional<Decision> decision(Request request) {
        var word = request.parameter("decision").orElse("");
        return word.equals(HeldView.RELEASE)
                ? Optional.of(new Decision(Optional.empty()))
                : Refusal.of(word).map(Optional::of).map(Decision::new);
    }

    private Response draw(Request request, int status, String error) {
        var proposal = database.read(tx -> look(tx, request).proposal());
        var page =
                frame.page(request, frame.page(request, proposal.title()).text().get("review.title"));
        var text = page.text();
        var values = database.transaction(tx -> {
            var looked = look(tx, request);
            var shown = new HashMap<String, Object>();
            var alarms = from.review().alarms(tx, looked.proposal(), looked.by());
            shown.put("base", Views.url(looked.proposal(), Optional.of(looked.community())));
            shown.put("proposalTitle", looked.proposal().title());
            shown.put(
                    "alarms",
                    alarms.alarms().stream().map(alarm -> words(text, alarm)).toList());
            shown.put("bars", bars(alarms.plot()));
            shown.put("begin", views.date(text, alarms.plot().begin()));
            shown.put("most", Arrays.stream(alarms.plot().given()).max().orElse(0));
            shown.put("lines", List.of());
            shown.put("changed", 0);
            shown.put("upTo", "");
            shown.put("thresholds", "");
            decision(request)
                    .ifPresent(decision -> addEffect(
                            text,
                            from.review()
                                    .tryOut(
                                            tx,
                                            looked.proposal(),
                                            looked.by(),
                                            Selections.read(request::parameter),
                                            decision.refusal()),
                            shown));
            return shown;
        });
        values.put("error", error);
        values.put("csrf", frame.csrf(request));
        values.put("typed", typed(request));
        values.put("columns", choices(text, request, "column", SupportColumn.values(), "supports.column."));
        values.put("countings", choices(text, request, "counting", Counting.values(), "review.counting."));
        values.put("decisions", decisions(text, request));
        return frame.draw(request, status, "supports", page, values);
    }

    private static Map<String, String> typed(Request request) {
        var typed = new LinkedHashMap<String, String>();
        FIELDS.forEach(field -> typed.put(field, request.parameter(field).orElse("")));
        return typed;
    }

    private static <E extends Enum<E> & Worded> List<Choice> choices(
            Messages text, Request request, String field, E[] values, String prefix) {
        var chosen = request.parameter(field).orElse("");
        return Arrays.stream(values)
                .map(value -> new Choice(
                        value.word(),
                        text.get(prefix + value.word()),
                        value.word().equals(chosen)))
                .toList();
    }

    private static List<Choice> decisions(Messages text, Request request) {
        var chosen = request.parameter("decision").orElse("");
        return HeldView.choices(text).stream()
                .map(choice ->
                        new Choice(choice.value(), choice.name(), choice.value().equals(chosen)))
                .toList();
    }

    private String words(Messages text, SupportReview.Alarm alarm) {
        return text.get(
                "review.alarm." + alarm.kind().word(),
                alarm.count(),
                alarm.of(),
                alarm.source().orElse(""),
                views.date(text, alarm.from()));
    }

    private static List<Bar> bars(SupportReview.Plot plot) {
        int most = Math.max(1, Arrays.stream(plot.given()).max().orElse(1));
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < plot.given().length; i++) {
            bars.add(new Bar(i, part(plot.given()[i], most), part(plot.counted()[i], most)));
        }
        return bars;
    }

    /** What is there at all is seen. */
    private static int part(int number, int most) {
        return number == 0 ? 0 : Math.max(2, 100 * number / most);
    }

    private static void addEffect(Messages text, SupportReview.Effect effect, Map<String, Object> shown) {
        var rows = HeldView.effect(text, effect);
        var lines = rows.subList(0, rows.size() - 1).stream()
                .map(row ->
                        new Line(row.get(0), row.get(1), row.get(2), !row.get(1).equals(row.get(2))))
                .toList();
        shown.put("lines", lines);
        shown.put("changed", effect.changed());
        shown.put("upTo", Long.toString(effect.upTo()));
        shown.put("thresholds", rows.getLast().get(1) + " → " + rows.getLast().get(2));
    }
}
