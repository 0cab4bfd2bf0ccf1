package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.Reason;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.response.NewResponse;
import folkmoot.civic.response.Via;
import folkmoot.civic.support.Refusal;
import folkmoot.civic.support.Selection;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Problem;
import folkmoot.talk.status.Visibility;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What is sent from a proposal's page: support, follow, reply, answer, confirm, link, moderate, decide about held supports. */
public final class ProposalForms {

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final ProposalPages pages;
    private final ReplyForm replies;

    public ProposalForms(Frame frame, Database database, CivicSources from, ProposalPages pages) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.pages = pages;
        this.replies = new ReplyForm(frame, from.localStatuses());
    }

    public void register(Routing routing) {
        for (var base : new String[] {"/c/:name/proposals/:id", "/proposals/:id"}) {
            routing.post(base + "/support", this::support)
                    .post(base + "/unsupport", this::unsupport)
                    .post(base + "/stay", this::stay)
                    .post(base + "/follow", this::follow)
                    .post(base + "/unfollow", this::unfollow)
                    .post(base + "/reply", this::reply)
                    .post(base + "/respond", this::respond)
                    .post(base + "/confirm", this::confirm)
                    .post(base + "/withdraw", this::withdraw)
                    .post(base + "/moderate", this::moderate)
                    .post(base + "/held", this::decideHeld)
                    .post(base + "/resubmit", this::resubmit)
                    .post(base + "/send", this::send);
            new AgreementForms(from, this).register(routing, base);
            new InPersonForms(frame, from, this).register(routing, base);
        }
    }

    /** Who sent a form about which proposal. */
    record Sent(Proposal proposal, Account by) {}

    private Response support(Request request) {
        return change(
                request,
                (tx, sent) -> from.supports().add(tx, sent.by(), sent.proposal(), Optional.of(request.flag("named"))));
    }

    private Response unsupport(Request request) {
        return change(request, (tx, sent) -> from.supports().remove(tx, sent.by(), sent.proposal()));
    }

    private Response stay(Request request) {
        return change(request, (tx, sent) -> from.supports().stay(tx, sent.by(), sent.proposal()));
    }

    private Response follow(Request request) {
        return change(
                request,
                (tx, sent) -> from.proposals()
                        .follow(tx, sent.proposal().id(), sent.by().id()));
    }

    private Response unfollow(Request request) {
        return change(
                request,
                (tx, sent) -> from.proposals()
                        .unfollow(tx, sent.proposal().id(), sent.by().id()));
    }

    private Response reply(Request request) {
        var session = frame.requireSession(request);
        var proposal = database.read(tx -> from.proposals().require(tx, ProposalPages.id(request)));
        var by = database.read(tx -> from.accounts().require(tx, session.user().account()));
        try {
            replies.post(request, by, proposal.status(), Visibility.PUBLIC);
            return back(proposal, "#discussion");
        } catch (Invalid problem) {
            return pages.draw(request, proposal, community(proposal), 422, problem.getMessage());
        }
    }

    private Response respond(Request request) {
        var position = LandingPages.chosen(request, "position").flatMap(TrackState::of);
        return change(
                request,
                (tx, sent) -> from.responses()
                        .respond(
                                tx,
                                sent.proposal(),
                                NewResponse.of(
                                        sent.by(),
                                        Via.FORM,
                                        position,
                                        request.parameter("text").orElse(""))));
    }

    private Response confirm(Request request) {
        return change(
                request,
                (tx, sent) -> from.confirmations().confirm(tx, sent.proposal(), sent.by(), request.flag("agrees")));
    }

    private Response withdraw(Request request) {
        return change(
                request,
                (tx, sent) ->
                        from.lifecycle().withdraw(tx, sent.proposal(), sent.by().id()));
    }

    private Response resubmit(Request request) {
        return change(
                request,
                (tx, sent) -> from.lifecycle()
                        .resubmit(
                                tx,
                                sent.proposal(),
                                sent.by(),
                                request.parameter("note").orElse("")));
    }

    private Response moderate(Request request) {
        if (request.parameter("state").filter(ProposalPages.RESTORED::equals).isPresent()) {
            return change(
                    request,
                    (tx, sent) -> from.lifecycle()
                            .restore(
                                    tx,
                                    sent.proposal(),
                                    sent.by(),
                                    request.parameter("note").orElse("")));
        }
        var to = ProposalState.of(request.parameter("state").orElse(""));
        var reason = LandingPages.chosen(request, "reason").flatMap(Reason::of);
        return change(
                request,
                (tx, sent) -> from.lifecycle()
                        .moderate(
                                tx,
                                sent.proposal(),
                                sent.by(),
                                to,
                                reason,
                                request.parameter("note").orElse("")));
    }

    private Response send(Request request) {
        return change(request, (tx, sent) -> from.asking().send(tx, sent.proposal(), sent.by()));
    }

    private Response decideHeld(Request request) {
        var decision = request.parameter("decision").orElse("");
        var refusal = Refusal.of(decision);
        var upTo = Id.parse(request.parameter("up_to").orElse("")).orElseThrow(NotFound::new);
        if (refusal.isEmpty() && !decision.equals(HeldView.RELEASE)) {
            throw new NotFound();
        }
        return change(
                request,
                (tx, sent) -> from.review()
                        .decide(
                                tx,
                                sent.proposal(),
                                sent.by(),
                                Selection.heldFrom(request.parameter("source").orElse(""), upTo),
                                refusal,
                                request.parameter("note").orElse("")));
    }

    /** Does it, and leads back to the page; or shows the page with what is wrong. */
    Response change(Request request, BiConsumer<Transaction, Sent> work) {
        return answer(
                request,
                (tx, sent) -> {
                    work.accept(tx, sent);
                    return sent.proposal();
                },
                proposal -> back(proposal, ""));
    }

    /** Does it, and answers with what came of it; or shows the page with what is wrong. */
    <T> Response answer(Request request, BiFunction<Transaction, Sent, T> work, Function<T, Response> then) {
        var session = frame.requireSession(request);
        var who = session.user().account();
        var proposal = database.read(tx -> from.proposals().requireFor(tx, ProposalPages.id(request), who));
        try {
            return then.apply(database.transaction(tx -> {
                var by = from.accounts().require(tx, who);
                var current = from.proposals().requireFor(tx, proposal.id(), who);
                return work.apply(tx, new Sent(current, by));
            }));
        } catch (Invalid | Forbidden problem) {
            return pages.draw(request, proposal, community(proposal), status(problem), problem.getMessage());
        }
    }

    private static int status(Problem problem) {
        return problem instanceof Forbidden ? 403 : 422;
    }

    private Optional<Community> community(Proposal proposal) {
        return proposal.local()
                ? database.read(tx -> from.communities().find(tx, proposal.community()))
                : Optional.empty();
    }

    private Response back(Proposal proposal, String fragment) {
        return Response.redirect(Views.url(proposal, community(proposal)) + fragment);
    }
}
