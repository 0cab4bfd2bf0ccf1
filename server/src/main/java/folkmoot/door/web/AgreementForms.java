package folkmoot.door.web;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalLink;
import folkmoot.people.account.Account;
import folkmoot.people.account.Handle;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.util.Optional;

/** What is sent from a proposal's page about what people agree: links, merges, co-authors. */
final class AgreementForms {

    private final CivicSources from;
    private final ProposalForms forms;

    AgreementForms(CivicSources from, ProposalForms forms) {
        this.from = from;
        this.forms = forms;
    }

    void register(Routing routing, String base) {
        routing.post(base + "/link", request -> link(request, from.links()::suggest))
                .post(base + "/link/agree", request -> link(request, from.links()::agree))
                .post(base + "/link/remove", request -> link(request, from.links()::remove))
                .post(base + "/merge", this::offer)
                .post(base + "/merge/accept", request -> answer(request, true))
                .post(base + "/merge/decline", request -> answer(request, false))
                .post(base + "/authors", this::invite)
                .post(base + "/authors/accept", this::accept)
                .post(base + "/authors/remove", this::part);
    }

    /** Something done about a link from one proposal to another. */
    @FunctionalInterface
    private interface Linking {

        void run(Transaction tx, Account by, Proposal from, Proposal to, ProposalLink.Kind kind);
    }

    private Response link(Request request, Linking linking) {
        var kind = ProposalLink.Kind.of(request.parameter("kind").orElse("")).orElseThrow(NotFound::new);
        boolean incoming = request.flag("incoming");
        return forms.change(request, (tx, sent) -> {
            var other = other(tx, request);
            linking.run(tx, sent.by(), incoming ? other : sent.proposal(), incoming ? sent.proposal() : other, kind);
        });
    }

    /** The proposal whose address or number was typed. */
    private Proposal other(Transaction tx, Request request) {
        var typed = request.parameter("other").orElse("");
        var id = Id.parse(typed.replaceAll(".*/proposals/", "").replaceAll("[^0-9]", ""));
        if (id.isEmpty()) {
            throw Invalid.field("other", "ERR_INVALID", "is not the address of a proposal");
        }
        return from.proposals().require(tx, new ProposalId(id.getAsLong()));
    }

    private Response offer(Request request) {
        return forms.change(
                request, (tx, sent) -> from.merges().offer(tx, sent.by(), sent.proposal(), other(tx, request)));
    }

    private Response answer(Request request, boolean yes) {
        long merge = Id.parse(request.parameter("merge").orElse("")).orElseThrow(NotFound::new);
        return forms.change(request, (tx, sent) -> {
            if (yes) {
                from.merges().accept(tx, sent.by(), merge);
            } else {
                from.merges().decline(tx, sent.by(), merge);
            }
        });
    }

    private Response invite(Request request) {
        var name = request.parameter("who").orElse("").strip().replaceFirst("^@", "");
        return forms.change(
                request,
                (tx, sent) -> from.coAuthors()
                        .invite(
                                tx,
                                sent.proposal(),
                                sent.by(),
                                from.accounts()
                                        .byHandle(tx, new Handle(name, Optional.empty()))
                                        .orElseThrow(() -> Invalid.field("who", "ERR_INVALID", "is nobody here"))));
    }

    private Response accept(Request request) {
        return forms.change(request, (tx, sent) -> from.coAuthors().accept(tx, sent.proposal(), sent.by()));
    }

    private Response part(Request request) {
        var who = Id.account(request.parameter("account").orElse("")).orElseThrow(NotFound::new);
        return forms.change(request, (tx, sent) -> from.coAuthors().remove(tx, sent.proposal(), sent.by(), who));
    }
}
