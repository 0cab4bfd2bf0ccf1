package folkmoot.civic.support;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalMessages;
import folkmoot.civic.proposal.ProposalMessages.About;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Words;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.talk.favourite.FavouriteObserver;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;

/**
 * What passes between supporters elsewhere and the clerk: who favourites what takes no supports is told once; a favourite of the message about an amendment means that the support is for the
 * present text, whatever software it comes from.
 */
public final class Answers implements FavouriteObserver {

    private final Proposals proposals;
    private final ProposalMessages messages;
    private final Supports supports;

    public Answers(Proposals proposals, ProposalMessages messages, Supports supports) {
        this.proposals = proposals;
        this.messages = messages;
        this.supports = supports;
    }

    /** A favourite that could not be counted: who gave it is told once why. */
    @Override
    public void refused(Transaction tx, Account by, Status status, String reason) {
        proposals
                .backedBy(tx, status)
                .filter(Proposal::local)
                .filter(proposal -> proposal.state().isPublic())
                .ifPresent(proposal -> {
                    var words = Words.in(proposal.content().language());
                    messages.tellOnce(
                            tx,
                            proposal,
                            by,
                            About.CLOSED,
                            words.get(
                                    "notice.closed",
                                    proposal.title(),
                                    words.state(proposal.state()),
                                    proposals.page(tx, proposal).toString()));
                });
    }

    /** Of a message about an earlier amendment nothing follows: the text that it was about is not the present one. */
    @Override
    public void added(Transaction tx, Account by, Status status) {
        if (status.visibility() != Visibility.DIRECT) {
            return; // the clerk's messages are for one
        }
        messages.of(tx, status.id(), by.id())
                .filter(message -> message.about() == About.AMENDED)
                .ifPresent(message -> proposals
                        .find(tx, message.proposal())
                        .filter(proposal -> proposal.version() == message.version())
                        .filter(proposal -> proposal.state().takesSupports())
                        .ifPresent(proposal -> supports.stay(tx, by, proposal)));
    }
}
