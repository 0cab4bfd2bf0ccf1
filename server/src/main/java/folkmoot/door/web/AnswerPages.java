package folkmoot.door.web;

import folkmoot.civic.desk.Origins;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.proposal.Words;
import folkmoot.civic.response.AnswerGroups.AnswerGroup;
import folkmoot.civic.support.Standing;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Direction;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One answer to many proposals, whole, with all that it reached, here and elsewhere. */
public final class AnswerPages {

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Origins origins;
    private final Views views;

    AnswerPages(Frame frame, Database database, CivicSources from, Origins origins, Views views) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.origins = origins;
        this.views = views;
    }

    /**
     * A proposal that it answers.
     *
     * @param page where it is at home
     * @param late that what was promised to it is late, and since when; empty where it is not
     * @param theirs what it is to who looks: their own, or one that they back; empty for others
     */
    public record Answered(
            String title,
            String language,
            String direction,
            String page,
            String community,
            String late,
            String theirs) {}

    void register(Routing routing) {
        routing.get("/answers/:id", this::show).get("/group-answers/:id", this::moved);
    }

    private static long id(Request request) {
        return Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
    }

    /** Posts that were made before name this address. */
    private Response moved(Request request) {
        return Response.redirect(301, "/answers/" + id(request));
    }

    private Response show(Request request) {
        long id = id(request);
        var page = frame.page(request, frame.text(request).get("answers.group"));
        Map<String, Object> values = database.read(tx -> {
            var groups = from.answers().groups();
            var group = groups.find(tx, id).orElseThrow(NotFound::new);
            var about = groups.proposals(tx, id);
            var shown = new HashMap<String, Object>();
            shown.put(
                    "by",
                    views.author(
                            tx,
                            page.text(),
                            from.accounts().require(tx, group.by()),
                            about.stream().findFirst().map(proposal -> proposal.community())));
            shown.put("body", group.text());
            shown.put("language", group.language());
            shown.put("direction", Direction.of(group.language()));
            shown.put(
                    "position",
                    group.position()
                            .map(Words.in(page.text().language())::track)
                            .orElse(""));
            shown.put("moment", group.position().map(TrackState::word).orElse("answer"));
            shown.put("promise", views.promise(page.text(), group.says()));
            shown.put("tone", group.position().map(TrackViews::tone).orElse(""));
            shown.put("time", group.createdAt().toString());
            shown.put("date", views.moment(page.text(), group.createdAt()));
            var viewer = frame.session(request).map(session -> session.user().account());
            shown.put(
                    "proposals",
                    answered(tx, page.text(), group, about, viewer).stream()
                            .sorted(Comparator.comparing(
                                    answered -> answered.theirs().isEmpty()))
                            .toList());
            return shown;
        });
        return frame.draw(request, "answer", page, values);
    }

    private List<Answered> answered(
            Transaction tx, Messages text, AnswerGroup group, List<Proposal> about, Optional<AccountId> viewer) {
        var places = origins.of(tx, about);
        var standings =
                from.supports().standings(tx, about.stream().map(Proposal::id).toList(), viewer);
        var late = from.answers().groups().late(tx, group, about);
        return about.stream()
                .map(proposal -> {
                    var language = proposal.content().language();
                    boolean own = viewer.equals(Optional.of(proposal.author()));
                    boolean backed = standings
                            .getOrDefault(proposal.id(), Standing.NONE)
                            .marks()
                            .supported();
                    return new Answered(
                            proposal.title(),
                            language,
                            Direction.of(language),
                            places.get(proposal.id()).page().toString(),
                            places.get(proposal.id()).community(),
                            late.contains(proposal.id())
                                    ? text.get(
                                            "answers.late",
                                            views.date(text, group.says().due().orElseThrow()))
                                    : "",
                            own ? text.get("answers.own") : backed ? text.get("answers.backed") : "");
                })
                .toList();
    }
}
