package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.civic.draft.Draft;
import folkmoot.civic.draft.DraftReview;
import folkmoot.civic.draft.Drafts;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposed;
import folkmoot.door.web.CommunityPages.Choice;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows once a proposal is written ({@link NewProposalPages}): near ones and bodies that could be asked; a look at all of it;
 * published. Each step is a page of the draft, so that going back is going back.
 */
final class ProposingPages {

    /** Where near ones are shown, below the address of the draft. */
    static final String NEAR = "/near";

    /** Where all of it is looked at. */
    static final String CHECK = "/check";

    private static final String PATH = "/c/:name/drafts/:id";

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Drafts drafts;
    private final Places places;
    private final ProposalFields fields;
    private final PictureFields pictures;
    private final NearViews near;

    ProposingPages(
            Frame frame, Database database, CivicSources from, Views views, Places places, PictureFields pictures) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.drafts = from.unpublished().drafts();
        this.places = places;
        this.fields = new ProposalFields(from);
        this.pictures = pictures;
        this.near = new NearViews(from, views);
    }

    void register(Routing routing) {
        routing.get(PATH + NEAR, this::showNear)
                .post(PATH + NEAR, this::sendNear)
                .get(PATH + CHECK, this::showCheck)
                .post(PATH + CHECK, this::publish);
    }

    /** A draft and who looks at it. */
    private record Looked(Community community, Draft draft, AccountId viewer) {

        String address() {
            return DraftPages.address(community, draft.id());
        }

        boolean isMine() {
            return draft.author().equals(viewer);
        }
    }

    private Looked look(Transaction tx, Request request, AccountId viewer) {
        var community = from.communities().requireByName(tx, request.pathParameter("name"));
        long id = Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
        return drafts.find(tx, id, viewer)
                .filter(draft -> draft.community().equals(community.id()) && drafts.isAuthor(tx, draft, viewer))
                .map(draft -> new Looked(community, draft, viewer))
                .orElseThrow(NotFound::new);
    }

    /** What is published or being checked has no steps any more. */
    private Optional<Response> over(Looked looked) {
        return looked.draft().state().isOpen() && looked.draft().post().isEmpty()
                ? Optional.empty()
                : Optional.of(Response.redirect(looked.address()));
    }

    private Response showNear(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Frame.toSignIn(request);
        }
        var looked = database.read(tx -> look(tx, request, session.get().user().account()));
        return over(looked).orElseGet(() -> near(request, looked, looked.draft().text(), 200, Map.of()));
    }

    private Response near(Request request, Looked looked, NewProposal text, int status, Map<String, String> errors) {
        var page = page(request, looked);
        var values = values(request, looked, page, ProposingStep.NEAR);
        values.put("errors", errors);
        values.put("different", text.differentBecause().orElse(""));
        boolean any = database.read(tx -> {
            var similar = near.find(tx, looked.community(), text);
            values.putAll(near.lists(tx, page.text(), similar));
            var suggested = near.suggested(tx, page.text(), looked.community(), text);
            values.put("suggested", suggested);
            boolean found = !similar.near().isEmpty() || !similar.elsewhere().isEmpty();
            values.put("asked", found || errors.containsKey("different_because"));
            return found || !suggested.isEmpty() || !errors.isEmpty();
        });
        return any
                ? frame.draw(request, status, "proposing-near", page, values)
                : Response.redirect(looked.address() + CHECK);
    }

    /** What its author says about them is kept with the draft. */
    private Response sendNear(Request request) {
        var viewer = frame.requireSession(request).user().account();
        var looked = database.read(tx -> look(tx, request, viewer));
        var now = looked.draft().text();
        var chosen = request.parameters("bodies");
        var said = new NewProposal(
                now.title(),
                now.ask(),
                now.problem(),
                now.place(),
                chosen.isEmpty() ? now.bodies() : chosen,
                now.language(),
                request.parameters().has("different_because")
                        ? request.parameter("different_because")
                        : now.differentBecause(),
                now.pictures());
        try {
            database.write(
                    tx -> drafts.change(tx, looked.draft().id(), from.accounts().require(tx, viewer), said));
            return Response.redirect(looked.address() + CHECK);
        } catch (Invalid refused) {
            return near(request, looked, said, 422, ProposalFields.errors(frame.text(request), refused));
        }
    }

    private Response showCheck(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Frame.toSignIn(request);
        }
        var looked = database.read(tx -> look(tx, request, session.get().user().account()));
        return over(looked).orElseGet(() -> check(request, looked, 200, Map.of()));
    }

    private Response check(Request request, Looked looked, int status, Map<String, String> errors) {
        var page = page(request, looked);
        var text = looked.draft().text();
        var wrong = new LinkedHashMap<>(errors);
        ProposalFields.wrong(page.text(), text).forEach(wrong::putIfAbsent);
        var values = values(request, looked, page, ProposingStep.CHECK);
        values.put("errors", wrong);
        values.put("draft", text);
        values.put("mine", looked.isMine());
        values.put("changed", looked.draft().times().changed().toString());
        database.read(tx -> {
            var all = new HashMap<String, Object>();
            fields.add(tx, page.text(), looked.community(), text, all);
            values.put("facts", facts(page.text(), text, all));
            values.put("media", pictures.shown(tx, looked.draft().author(), text.pictures()));
            return values;
        });
        return frame.draw(request, status, "proposing-check", page, values);
    }

    /** What was chosen, in words. */
    private static Map<String, String> facts(Messages text, NewProposal draft, Map<String, Object> all) {
        var facts = new LinkedHashMap<String, String>();
        draft.place().spot().ifPresent(spot -> facts.put(text.get("form.field.place_name"), spot.words()));
        for (var name : List.of("category", "locality", "language")) {
            chosen(all.get(
                            name.equals("category")
                                    ? "categories"
                                    : name.equals("locality") ? "localities" : "languages"))
                    .forEach(words -> facts.put(text.get("form.field." + name), words));
        }
        var bodies = chosen(all.get("bodies"));
        facts.put(
                text.get("proposal.bodies"),
                bodies.isEmpty() ? text.get("proposal.no.bodies") : String.join(" · ", bodies));
        return facts;
    }

    private static List<String> chosen(Object choices) {
        return ((List<?>) choices)
                .stream()
                        .map(Choice.class::cast)
                        .filter(Choice::chosen)
                        .map(Choice::name)
                        .toList();
    }

    /** The last step. Pressed twice, it leads to what the first made; somebody who looks at an older text looks again. */
    private Response publish(Request request) {
        var viewer = frame.requireSession(request).user().account();
        var looked = database.read(tx -> look(tx, request, viewer));
        try {
            var proposed = database.transaction(tx -> drafts.publish(
                    tx,
                    looked.draft().id(),
                    from.accounts().require(tx, viewer),
                    DraftReview.seen(request.parameter("changed_at"))));
            return Response.redirect(
                    proposed instanceof Proposed.Published published
                            ? Views.url(published.proposal(), Optional.of(looked.community()))
                            : looked.address());
        } catch (Conflict changed) {
            var now = database.read(tx -> look(tx, request, viewer));
            return over(now)
                    .orElseGet(() -> check(
                            request, now, 409, Map.of("", frame.text(request).get("form.check.changed"))));
        } catch (Invalid refused) {
            var errors = ProposalFields.errors(frame.text(request), refused);
            return errors.containsKey("different_because")
                    ? near(request, looked, looked.draft().text(), 422, errors)
                    : check(request, looked, 422, errors);
        } catch (Forbidden refused) {
            return check(request, looked, 403, Map.of("", refused.getMessage()));
        }
    }

    private Page page(Request request, Looked looked) {
        return places.page(request, looked.community(), frame.text(request).get("form.title"));
    }

    private Map<String, Object> values(Request request, Looked looked, Page page, ProposingStep step) {
        var values = new HashMap<String, Object>();
        values.put("community", looked.community());
        values.put("base", looked.address());
        values.put("steps", step.steps(page.text()));
        values.put("csrf", frame.csrf(request));
        return values;
    }
}
