package folkmoot.door.web.settings;

import folkmoot.door.web.Frame;
import folkmoot.door.web.Messages;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.Members;
import folkmoot.people.user.User;
import folkmoot.people.user.UserLinks.Purpose;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.moderation.Appeal;
import folkmoot.stewardship.moderation.Appeals;
import folkmoot.stewardship.moderation.Warnings;
import folkmoot.stewardship.moderation.Warnings.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What moderators decided about somebody's account, with their reasons, and what can be said against it, once each: among the settings, and behind
 * the link of the mail for who cannot sign in any more.
 */
public final class DecisionPages {

    private static final Subject SUBJECT = Subject.DECISIONS;
    private static final String APPEAL = "/appeal";
    private static final RateLimits.Rule TRY = new RateLimits.Rule("appeal", 30, Duration.ofHours(1));

    private final Room room;
    private final Frame frame;
    private final Database database;
    private final Members members;
    private final Warnings warnings;
    private final Appeals appeals;
    private final Views views;

    DecisionPages(
            Room room,
            Frame frame,
            Database database,
            Members members,
            Warnings warnings,
            Appeals appeals,
            Views views) {
        this.room = room;
        this.frame = frame;
        this.database = database;
        this.members = members;
        this.warnings = warnings;
        this.appeals = appeals;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(SUBJECT.path(), request -> room.show(request, SUBJECT.title(), this::parts))
                .post(SUBJECT.path() + "/appeal", this::appeal)
                .get(APPEAL, request -> byLink(request, 200, ""))
                .post(APPEAL, this::appealByLink);
    }

    private record Found(List<Warning> decisions, Map<Long, Appeal> appeals) {}

    private Found found(AccountId of) {
        return database.read(tx -> {
            var decisions = warnings.about(tx, of);
            return new Found(
                    decisions,
                    appeals.against(tx, decisions.stream().map(Warning::id).toList()));
        });
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var found = found(asked.session().user().account());
        var parts = new ArrayList<Part>();
        parts.add(new Part.Words(text.get("settings.decisions.lead")));
        parts.add(new Part.Items(
                found.decisions().stream()
                        .map(decision -> item(text, decision, found))
                        .toList(),
                text.get("settings.decisions.none")));
        found.decisions().stream()
                .filter(decision -> !found.appeals().containsKey(decision.id()))
                .forEach(decision -> {
                    parts.add(new Part.Heading(text.get("settings.decisions.appeal", when(text, decision))));
                    parts.add(new Part.Filled(
                            asked.form("settings.decisions.", "appeal-" + decision.id(), SUBJECT.path() + "/appeal")
                                    .with("decision", Long.toString(decision.id()))
                                    .area("text", "", 5, true, Appeals.LONGEST_TEXT)
                                    .button("settings.decisions.send")));
                });
        return parts;
    }

    private String when(Messages text, Warning decision) {
        return views.moment(text, decision.created());
    }

    private Item item(Messages text, Warning decision, Found found) {
        var lines = new ArrayList<String>();
        lines.add(when(text, decision));
        var appeal = Optional.ofNullable(found.appeals().get(decision.id()));
        appeal.ifPresent(one -> lines.add(text.get("settings.decisions.said", one.text())));
        appeal.flatMap(Appeal::decision).ifPresent(answer -> lines.add(answer.answer()));
        return new Item(
                text.get("settings.decisions.action." + decision.action()),
                "",
                appeal.stream().map(one -> text.get(standing(one))).toList(),
                lines,
                decision.text(),
                List.of(),
                List.of());
    }

    private static String standing(Appeal appeal) {
        return appeal.decision()
                .map(decision -> decision.granted() ? "settings.decisions.granted" : "settings.decisions.rejected")
                .orElse("settings.decisions.waits");
    }

    private Response appeal(Request request) {
        var form = "appeal-" + request.parameter("decision").orElse("");
        return room.change(request, form, SUBJECT.title(), this::parts, session -> {
            request.count(TRY, session.user().account().toString());
            database.write(tx -> appeals.add(
                    tx,
                    session.user().account(),
                    decision(request),
                    request.parameter("text").orElse("")));
            return Room.done(SUBJECT.path(), "appealed");
        });
    }

    private static long decision(Request request) {
        return Id.parse(request.parameter("decision").orElse("")).orElseThrow(NotFound::new);
    }

    private User whose(Request request) {
        var token = request.parameter("token").orElse("");
        return database.read(tx -> members.links()
                        .whose(tx, Purpose.APPEAL, token)
                        .flatMap(id -> members.users().find(tx, id)))
                .orElseThrow(() -> new Forbidden(frame.text(request).get("link.spent")));
    }

    private Response byLink(Request request, int status, String error) {
        var user = whose(request);
        var text = frame.text(request);
        var found = found(user.account());
        var values = new HashMap<String, Object>();
        values.put("token", request.parameter("token").orElse(""));
        values.put("error", error);
        values.put("typed", request.parameter("text").orElse(""));
        values.put("about", request.parameter("decision").orElse(""));
        values.put(
                "decisions",
                found.decisions().stream()
                        .map(decision -> new DecisionView(
                                Long.toString(decision.id()),
                                text.get("settings.decisions.action." + decision.action()),
                                when(text, decision),
                                decision.text(),
                                Optional.ofNullable(found.appeals().get(decision.id()))
                                        .map(appeal -> text.get(standing(appeal)))
                                        .orElse("")))
                        .toList());
        return frame.draw(
                        request,
                        status,
                        "appeal",
                        frame.page(request, text.get("settings.title.decisions"))
                                .at("/"),
                        values)
                .header("Cache-Control", "private, no-store");
    }

    /** One decision. @param appeal what became of the appeal against it; empty where there is none */
    public record DecisionView(String id, String action, String when, String reasons, String appeal) {}

    private Response appealByLink(Request request) {
        request.count(TRY, request.network());
        var user = whose(request);
        try {
            database.write(tx -> appeals.add(
                    tx,
                    user.account(),
                    decision(request),
                    request.parameter("text").orElse("")));
        } catch (Invalid wrong) {
            return byLink(request, 422, frame.text(request).get("problem.text.appeal"));
        } catch (Conflict twice) {
            return byLink(request, 409, frame.text(request).get("problem.conflict"));
        }
        return byLink(request, 200, "");
    }
}
