package folkmoot.door.web;

import folkmoot.civic.body.Body;
import folkmoot.civic.body.Kin;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.body.WorkingTime;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.Registers;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page of a register's entry, and how its community's moderators keep it. */
public final class BodyPages {

    private static final int PAGE = 20;

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Registers registers;
    private final Views views;
    private final Places places;
    private final BodyFigures figures;

    public BodyPages(
            Frame frame, Database database, CivicSources from, Registers registers, Views views, Places places) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.registers = registers;
        this.views = views;
        this.places = places;
        this.figures = new BodyFigures(frame, database, from, views, places);
    }

    public void register(Routing routing) {
        figures.register(routing);
        routing.get("/c/:name/bodies/:slug", frame.alike(request -> body(request, 200, "")))
                .post("/c/:name/bodies/:slug", this::correct)
                .post("/c/:name/bodies/:slug/retire", this::retire)
                .post("/c/:name/bodies/:slug/merge", this::merge);
    }

    private Response body(Request request, int status, String error) {
        var community = database.read(tx -> from.communities().requireByName(tx, request.pathParameter("name")));
        var body = database.read(tx -> from.bodies().require(tx, community.id(), request.pathParameter("slug")));
        var text = frame.text(request);
        var page = places.page(request, community, body.name(text.language()))
                .followed("/c/" + community.name() + "/bodies/" + body.slug());
        var values = database.read(tx -> {
            var shown = new HashMap<String, Object>();
            shown.put("proposals", views.proposals(tx, text, ProposalLists.newestAddressedTo(tx, body.id(), PAGE)));
            shown.put(
                    "account",
                    account(tx, body).map(found -> views.author(tx, text, found, Optional.of(community.id()))));
            boolean keeps = mayKeep(tx, request, community, body);
            shown.put("mayKeep", keeps);
            shown.put("others", keeps ? others(tx, text, body) : List.of());
            shown.put("evidence", evidence(tx, text, body));
            figures.add(tx, text, community, body, shown);
            return shown;
        });
        values.put("community", community);
        values.put("body", body);
        values.put("facts", facts(text, body));
        values.put("kin", kin(text, body.kin()));
        values.put("notes", notes(text, body));
        values.put("fields", BodyForm.fields(text, request, NewBody.of(body), false));
        values.put(
                "retired",
                body.retired()
                        .map(when -> text.get("body.retired", views.date(text, when)))
                        .orElse(""));
        values.put("csrf", frame.csrf(request));
        values.put("error", error);
        var path = "/c/" + community.name() + "/bodies/" + body.slug();
        values.put(
                "embed",
                views.embed(
                        text,
                        path,
                        body.name(text.language()),
                        "/api/folkmoot/v1/communities/" + community.name() + "/bodies/" + body.slug() + "/figures"));
        return views.discoverable(frame.draw(request, status, "body", page, values), path);
    }

    /** What the entry says, by label; what it does not say is left out. */
    private static Map<String, String> facts(Messages text, Body body) {
        var facts = new LinkedHashMap<String, String>();
        put(facts, text, "body.kind", BodyFigures.kind(text, body.kind()));
        put(facts, text, "body.remit", String.join(", ", body.remit()));
        put(facts, text, "body.area", body.area().orElse(""));
        put(facts, text, "body.languages", String.join(", ", body.languages()));
        put(facts, text, "body.mail", body.mail().orElse(""));
        if (!body.time().week().equals(WorkingTime.USUAL.week())) {
            put(
                    facts,
                    text,
                    "body.working_week",
                    body.time().week().stream()
                            .sorted()
                            .map(day -> day.getDisplayName(TextStyle.SHORT, text.locale()))
                            .collect(Collectors.joining(", ")));
        }
        put(facts, text, "body.gss", body.codes().getOrDefault("gss", ""));
        put(facts, text, "body.wikidata", body.codes().getOrDefault("wikidata", ""));
        return facts;
    }

    private static void put(Map<String, String> facts, Messages text, String label, String value) {
        if (!value.isEmpty()) {
            facts.put(text.get(label), value);
        }
    }

    /** Other entries that it names, by label. */
    private static Map<String, Kin.Entry> kin(Messages text, Kin kin) {
        var entries = new LinkedHashMap<String, Kin.Entry>();
        kin.parent().ifPresent(entry -> entries.put(text.get("body.parent"), entry));
        kin.predecessor().ifPresent(entry -> entries.put(text.get("body.predecessor"), entry));
        kin.successor().ifPresent(entry -> entries.put(text.get("body.successor"), entry));
        return entries;
    }

    private List<String> notes(Messages text, Body body) {
        var holidays = body.holidays().size();
        var notes = new ArrayList<String>();
        notes.add(text.get("body.targets", body.acknowledgeDays(), body.answerDays())
                + (holidays == 0 ? "" : ". " + text.get("body.holidays.count", holidays)));
        notes.add(text.get("body.valid", views.date(text, body.validFrom())));
        views.reach(text, body).ifPresent(notes::add);
        return notes;
    }

    private boolean mayKeep(Transaction tx, Request request, Community community, Body body) {
        return body.retired().isEmpty()
                && frame.session(request)
                        .filter(session -> from.communities()
                                .isModerator(tx, community.id(), session.user().account()))
                        .isPresent();
    }

    private Response correct(Request request) {
        return change(
                request,
                (tx, by, body) ->
                        registers.correct(tx, by, body, BodyForm.typed(request).over(NewBody.of(body))));
    }

    private Response retire(Request request) {
        return change(request, registers::retire);
    }

    private Response merge(Request request) {
        return change(
                request,
                (tx, by, body) -> registers.merge(
                        tx,
                        by,
                        body,
                        from.bodies()
                                .require(
                                        tx,
                                        by.community().id(),
                                        request.parameter("into").orElse(""))));
    }

    /** Those into which it could be merged. */
    private List<CommunityPages.Choice> others(Transaction tx, Messages text, Body body) {
        return from.bodies().list(tx, body.community()).stream()
                .filter(other -> !other.id().equals(body.id()))
                .map(other -> new CommunityPages.Choice(other.slug(), other.name(text.language()), false))
                .toList();
    }

    /** Something done to an entry of a register. */
    @FunctionalInterface
    private interface Change {

        void run(Transaction tx, Registers.By by, Body body);
    }

    private Response change(Request request, Change change) {
        var session = frame.requireSession(request);
        try {
            return database.transaction(tx -> {
                var community = from.communities().requireByName(tx, request.pathParameter("name"));
                var body = from.bodies().require(tx, community.id(), request.pathParameter("slug"));
                var moderator = from.accounts().require(tx, session.user().account());
                change.run(tx, new Registers.By(community, Optional.of(moderator), request.parameter("reason")), body);
                return Response.redirect("/c/" + community.name() + "/bodies/" + body.slug());
            });
        } catch (Invalid problem) {
            return body(request, 422, problem.getMessage());
        }
    }

    private Optional<Account> account(Transaction tx, Body body) {
        return body.account().flatMap(id -> from.accounts().find(tx, id));
    }

    private List<EvidenceView> evidence(Transaction tx, Messages text, Body body) {
        return body.account().map(id -> from.bodies().evidence(tx, id)).orElse(List.of()).stream()
                .filter(one -> one.body().equals(body.id()))
                .map(one -> EvidenceView.of(text, one, body.name(text.language()), views::date))
                .toList();
    }
}
