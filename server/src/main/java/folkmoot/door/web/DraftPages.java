package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.civic.draft.Draft;
import folkmoot.civic.draft.DraftReview;
import folkmoot.civic.draft.DraftState;
import folkmoot.civic.draft.Drafts;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposed;
import folkmoot.door.web.PictureFields.Taken;
import folkmoot.people.account.Account;
import folkmoot.people.account.Handle;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A proposal that is not published, for its authors, for who was asked to write it, and while it waits for moderators. 404 for others. */
public final class DraftPages {

    private static final String PATH = "/c/:name/drafts/:id";

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Drafts drafts;
    private final Views views;
    private final ProposalFields fields;
    private final PictureFields pictures;
    private final NearViews near;

    DraftPages(Frame frame, Database database, CivicSources from, Views views, PictureFields pictures) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.drafts = from.unpublished().drafts();
        this.views = views;
        this.fields = new ProposalFields(from);
        this.pictures = pictures;
        this.near = new NearViews(from, views);
    }

    void register(Routing routing) {
        routing.get("/drafts", this::list).get(PATH, this::show).post(PATH, PictureFields.BODY, this::send);
    }

    static String address(Community community, long draft) {
        return "/c/" + community.name() + "/drafts/" + draft;
    }

    /** One in a list. */
    public record Line(String url, String title, String state, String community, String changed) {}

    /** Somebody who writes it with its author, or was asked to. */
    public record Writer(String id, AuthorView author, boolean joined) {}

    private Response list(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Response.redirect("/sign-in?return_to=/drafts");
        }
        var page = frame.page(request, frame.text(request).get("draft.list"));
        var lines = database.read(tx -> {
            var own = drafts.of(tx, session.get().user().account());
            var communities = from.communities()
                    .map(tx, own.stream().map(Draft::community).toList());
            return own.stream()
                    .map(draft -> line(page.text(), communities.get(draft.community()), draft))
                    .toList();
        });
        return frame.draw(request, "drafts", page, Map.of("lines", lines));
    }

    private Line line(Messages text, Community community, Draft draft) {
        return new Line(
                address(community, draft.id()),
                draft.text().title().isEmpty()
                        ? text.get("draft.untitled")
                        : draft.text().title(),
                text.get("draft.state." + draft.state().word()),
                community.title(),
                views.date(text, draft.times().changed()));
    }

    /** Who looks at what. */
    private record Looked(Community community, long id, AccountId viewer, Optional<Draft> draft, boolean invited) {}

    private Looked look(Transaction tx, Request request, AccountId viewer) {
        var community = from.communities().requireByName(tx, request.pathParameter("name"));
        long id = Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
        var draft = drafts.find(tx, id, viewer).filter(one -> one.community().equals(community.id()));
        boolean invited = draft.isEmpty() && drafts.isInvited(tx, id, viewer);
        if (draft.isEmpty() && !invited) {
            throw new NotFound();
        }
        return new Looked(community, id, viewer, draft, invited);
    }

    private Response show(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Response.redirect("/sign-in?return_to=" + request.path());
        }
        var looked = database.read(tx -> look(tx, request, session.get().user().account()));
        var published = looked.draft().flatMap(Draft::published);
        if (published.isPresent()) {
            return Response.redirect("/c/" + looked.community().name() + "/proposals/" + published.get());
        }
        var text = looked.draft().map(Draft::text);
        return draw(request, looked, text, 200, Map.of(), kept(text));
    }

    private Response send(Request request) {
        var viewer = frame.requireSession(request).user().account();
        var looked = database.read(tx -> look(tx, request, viewer));
        var text = frame.text(request);
        boolean writes = request.parameters().has("title") && isWriter(looked);
        var taken = writes
                ? pictures.take(request, text, looked.draft().orElseThrow().author(), Optional.empty())
                : kept(looked.draft().map(Draft::text));
        var typed = ProposalFields.typed(request, looked.community()).with(taken.ids());
        var shown = shown(request, looked, typed);
        if (request.parameter("lang").isPresent()) {
            return draw(request, looked, shown, 200, Map.of(), taken);
        }
        var word = request.parameter("act").orElse("");
        var errors = word.equals("go-on") || word.equals("publish")
                ? ProposalFields.wrong(text, typed, taken)
                : Map.<String, String>of();
        if (writes && !errors.isEmpty()) {
            return draw(request, looked, shown, 422, errors, taken);
        }
        try {
            return database.transaction(
                    tx -> act(tx, request, looked, from.accounts().require(tx, viewer), typed));
        } catch (Invalid refused) {
            return draw(request, looked, shown, 422, ProposalFields.errors(text, refused), taken);
        } catch (Forbidden refused) {
            return draw(request, looked, shown, 403, Map.of("", refused.getMessage()), taken);
        }
    }

    private boolean isWriter(Looked looked) {
        return looked.draft()
                .filter(draft -> database.read(tx -> drafts.isAuthor(tx, draft, looked.viewer())))
                .isPresent();
    }

    private static Taken kept(Optional<NewProposal> text) {
        return Taken.of(text.map(NewProposal::pictures).orElse(List.of()));
    }

    /** What was typed is not lost; other buttons send no text. */
    private static Optional<NewProposal> shown(Request request, Looked looked, NewProposal typed) {
        return request.parameter("title").isPresent()
                ? Optional.of(typed)
                : looked.draft().map(Draft::text);
    }

    private Response act(Transaction tx, Request request, Looked looked, Account by, NewProposal typed) {
        long id = looked.id();
        var here = address(looked.community(), id);
        switch (request.parameter("act").orElse("")) {
            case "save" -> drafts.change(tx, id, by, typed);
            case "go-on" -> {
                drafts.change(tx, id, by, typed);
                return Response.redirect(here + ProposingPages.NEAR);
            }
            case "publish" -> {
                drafts.change(tx, id, by, typed);
                var proposed = drafts.publish(tx, id, by);
                if (proposed instanceof Proposed.Published published) {
                    return Response.redirect(Views.url(published.proposal(), Optional.of(looked.community())));
                }
            }
            case "take-back" -> drafts.takeBack(tx, id, by);
            case "delete" -> {
                drafts.delete(tx, id, by);
                return Response.redirect("/drafts");
            }
            case "invite" -> drafts.invite(tx, id, by, named(tx, request));
            case "accept" -> drafts.accept(tx, id, by);
            case "part" -> {
                var who = Id.account(request.parameter("account").orElse("")).orElse(by.id());
                drafts.remove(tx, id, by, who);
                return Response.redirect(who.equals(by.id()) ? "/drafts" : here);
            }
            case "release" -> {
                var proposal = from.unpublished().review().release(tx, id, by, seen(request));
                return Response.redirect(Views.url(proposal, Optional.of(looked.community())));
            }
            case "refuse" -> {
                from.unpublished()
                        .review()
                        .refuse(
                                tx,
                                id,
                                by,
                                seen(request),
                                request.parameter("reason").orElse(""),
                                request.parameter("note").orElse(""));
                return Response.redirect("/c/" + looked.community().name() + "/waiting");
            }
            default -> throw new NotFound();
        }
        return Response.redirect(here);
    }

    private static Optional<Instant> seen(Request request) {
        return DraftReview.seen(request.parameter("changed_at"));
    }

    private Account named(Transaction tx, Request request) {
        var name = request.parameter("who").orElse("").strip().replaceFirst("^@", "");
        return from.accounts()
                .byHandle(tx, new Handle(name, Optional.empty()))
                .orElseThrow(() -> Invalid.field("who", "ERR_INVALID", "is nobody here"));
    }

    /** @param text what stands in the fields; empty for who was asked and has not said yes */
    private Response draw(
            Request request,
            Looked looked,
            Optional<NewProposal> text,
            int status,
            Map<String, String> errors,
            Taken taken) {
        var page = frame.page(request, frame.text(request).get("draft.title")).keeping("proposal");
        var values = new HashMap<String, Object>();
        values.put("community", looked.community());
        values.put("base", address(looked.community(), looked.id()));
        values.put("errors", errors);
        values.put("csrf", frame.csrf(request));
        values.put("me", looked.viewer().toString());
        values.put("invited", looked.invited());
        values.put("accepted", pictures.accepted());
        values.put("steps", ProposingStep.WRITE.steps(page.text()));
        var shown = text.orElseGet(() -> DraftView.nothing(looked.community()));
        database.read(tx -> {
            fields.add(tx, page.text(), looked.community(), shown, values);
            var events = new LinkedHashMap<String, String>();
            from.communities()
                    .lifeEvents(tx)
                    .forEach(one -> events.put(one.slug(), one.name(page.text().language())));
            values.put("events", ProposalFields.choices(events, shown.place().lifeEvent()));
            var view = looked.draft().map(draft -> view(tx, page.text(), looked, draft));
            values.put("view", view.orElse(DraftView.INVITED));
            values.putAll(near.lists(
                    tx, page.text(), view.isEmpty() ? NearViews.NOTHING : near.find(tx, looked.community(), shown)));
            values.put(
                    "slots",
                    looked.draft()
                            .map(draft -> pictures.slots(tx, draft.author(), Optional.empty(), taken))
                            .orElse(List.of()));
            return values;
        });
        values.put("reasons", ViewerActions.reasons(page.text()));
        return frame.draw(request, status, "draft", page, values);
    }

    private DraftView view(Transaction tx, Messages text, Looked looked, Draft draft) {
        boolean mine = draft.author().equals(looked.viewer());
        boolean writes = mine || drafts.isAuthor(tx, draft, looked.viewer());
        var in = Optional.of(draft.community());
        return new DraftView(
                draft.state(),
                text.get("draft.state." + draft.state().word()),
                draft.waitsUntil().map(until -> views.date(text, until)).orElse(""),
                draft.reason().map(word -> text.get("reason." + word)).orElse(""),
                draft.note(),
                draft.times().changed().toString(),
                views.author(tx, text, from.accounts().require(tx, draft.author()), in),
                drafts.authors(tx, draft).stream()
                        .map(one -> new Writer(
                                one.account().toString(),
                                views.author(tx, text, from.accounts().require(tx, one.account()), in),
                                one.accepted().isPresent()))
                        .toList(),
                mine,
                writes && draft.state().isOpen() && draft.post().isEmpty(),
                draft.state() == DraftState.CHECKING
                        && from.communities().isModerator(tx, draft.community(), looked.viewer()));
    }
}
