package folkmoot.door.api.civic;

import folkmoot.civic.proposal.Merge;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalLink;
import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.entity.ProposalEntity;
import folkmoot.door.api.entity.ProposalMergesEntity;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.util.ArrayList;
import java.util.Optional;

/** Folkmoot API, what people agree about proposals: links, merges, co-authors. */
final class ProposalAgreementRoutes {

    private static final String ONE = ProposalRoutes.BASE + "/:id";

    private final Database database;
    private final ProposalActions actions;
    private final ProposalRoutes.Parts parts;
    private final ProposalRenderer renderer;
    private final AccountRenderer accountRenderer;

    ProposalAgreementRoutes(
            Database database,
            ProposalActions actions,
            ProposalRoutes.Parts parts,
            ProposalRenderer renderer,
            AccountRenderer accountRenderer) {
        this.database = database;
        this.actions = actions;
        this.parts = parts;
        this.renderer = renderer;
        this.accountRenderer = accountRenderer;
    }

    void register(Routing routing) {
        routing.get(ONE + "/links", this::links)
                .post(ONE + "/links", request -> link(request, parts.links()::suggest))
                .post(ONE + "/links/agree", request -> link(request, parts.links()::agree))
                .delete(ONE + "/links", request -> link(request, parts.links()::remove))
                .get(ONE + "/merges", this::merges)
                .post(ONE + "/merges", this::offer)
                .post(ONE + "/merges/:merge/accept", request -> answer(request, true))
                .post(ONE + "/merges/:merge/decline", request -> answer(request, false))
                .get(ONE + "/authors", this::authors)
                .post(ONE + "/authors", this::invite)
                .post(ONE + "/authors/accept", this::accept)
                .delete(ONE + "/authors/:account", this::part);
    }

    private Response links(Request request) {
        var viewer = actions.viewer(request);
        return Response.json(database.read(tx -> parts.links().list(tx, actions.proposal(tx, request), viewer).stream()
                .flatMap(link -> parts
                        .proposals()
                        .find(tx, link.other())
                        .filter(other -> other.state().isPublic())
                        .map(other -> link(tx, link, other, viewer))
                        .stream())
                .toList()));
    }

    /**
     * How one proposal relates to another.
     *
     * @param outgoing whether it goes from the one that was asked for to the other
     * @param agreed whether both sides did; otherwise it is a suggestion
     * @param proposal the other
     */
    record LinkEntity(String kind, boolean outgoing, boolean agreed, ProposalEntity proposal) {}

    private LinkEntity link(Transaction tx, ProposalLink link, Proposal other, Optional<AccountId> viewer) {
        return new LinkEntity(link.kind().word(), link.outgoing(), link.agreed(), renderer.render(tx, other, viewer));
    }

    /** Something done about a link from one proposal to another. */
    @FunctionalInterface
    private interface Linking {

        void run(Transaction tx, Account by, Proposal from, Proposal to, ProposalLink.Kind kind);
    }

    /** The link goes from the proposal in the path to the other; with {@code outgoing=false} the other way. */
    private Response link(Request request, Linking linking) {
        var kind = ProposalLink.Kind.of(request.parameter("kind").orElse(""))
                .orElseThrow(() -> Invalid.field("kind", "ERR_INCLUSION", "is not one of the kinds of links"));
        boolean outgoing = request.parameters().flag("outgoing").orElse(true);
        return actions.run(request, "write:statuses", (tx, by, proposal) -> {
            var other = other(tx, request);
            linking.run(tx, by, outgoing ? proposal : other, outgoing ? other : proposal, kind);
        });
    }

    private Proposal other(Transaction tx, Request request) {
        return parts.proposals()
                .require(
                        tx,
                        new ProposalId(Id.parse(request.parameter("other_id").orElse(""))
                                .orElseThrow(NotFound::new)));
    }

    private Response merges(Request request) {
        var viewer = actions.viewer(request);
        return Response.json(database.read(tx -> {
            var proposal = actions.proposal(tx, request);
            var account = viewer.flatMap(id -> parts.accounts().find(tx, id));
            var merges = parts.merges().list(tx, proposal, account);
            var supporters = parts.merges().supporters(tx, proposal.id());
            return new ProposalMergesEntity(
                    parts.merges().into(tx, proposal.id()).map(ProposalId::toString),
                    (int) merges.stream()
                            .filter(merge ->
                                    !merge.isOpen() && merge.surviving().equals(proposal.id()))
                            .count(),
                    supporters.all(),
                    supporters.moved(),
                    merges.stream().map(ProposalAgreementRoutes::merge).toList());
        }));
    }

    private static ProposalMergesEntity.MergeEntity merge(Merge merge) {
        return new ProposalMergesEntity.MergeEntity(
                Long.toString(merge.id()),
                merge.retired().toString(),
                merge.surviving().toString(),
                merge.offeredBy().toString(),
                merge.offeredAt(),
                !merge.isOpen());
    }

    /** The proposal in the path goes into the other; with {@code outgoing=false} the other into it. */
    private Response offer(Request request) {
        boolean outgoing = request.parameters().flag("outgoing").orElse(true);
        return actions.run(request, "write:statuses", (tx, by, proposal) -> {
            var other = other(tx, request);
            parts.merges().offer(tx, by, outgoing ? proposal : other, outgoing ? other : proposal);
        });
    }

    private Response answer(Request request, boolean yes) {
        long merge = Id.parse(request.pathParameter("merge")).orElseThrow(NotFound::new);
        return actions.run(request, "write:statuses", (tx, by, _) -> {
            if (yes) {
                parts.merges().accept(tx, by, merge);
            } else {
                parts.merges().decline(tx, by, merge);
            }
        });
    }

    /** The author, then those who write it with them. */
    private Response authors(Request request) {
        return Response.json(database.read(tx -> {
            var proposal = actions.proposal(tx, request);
            var all = new ArrayList<AccountId>();
            all.add(proposal.author());
            all.addAll(parts.coAuthors().list(tx, proposal.id()));
            return accountRenderer.render(tx, parts.accounts().list(tx, all));
        }));
    }

    private Response invite(Request request) {
        return actions.run(
                request,
                "write:statuses",
                (tx, by, proposal) -> parts.coAuthors()
                        .invite(
                                tx,
                                proposal,
                                by,
                                Id.account(request.parameter("account_id").orElse(""))
                                        .flatMap(id -> parts.accounts().find(tx, id))
                                        .orElseThrow(NotFound::new)));
    }

    private Response accept(Request request) {
        return actions.run(
                request,
                "write:statuses",
                (tx, by, proposal) -> parts.coAuthors().accept(tx, proposal, by));
    }

    private Response part(Request request) {
        var who = Id.account(request.pathParameter("account")).orElseThrow(NotFound::new);
        return actions.run(
                request,
                "write:statuses",
                (tx, by, proposal) -> parts.coAuthors().remove(tx, proposal, by, who));
    }
}
