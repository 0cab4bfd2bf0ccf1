package folkmoot.civic.proposal;

import folkmoot.federation.vocabulary.CivicProposal;
import folkmoot.federation.vocabulary.NoteBuilder;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.talk.status.NoteDecorator;
import folkmoot.talk.status.Status;
import java.util.Optional;

/** Adds to a proposal's post on the wire what its author owns of it, and the way to the record that the community owns. */
public final class ProposalNotes implements NoteDecorator {

    private final Proposals proposals;

    public ProposalNotes(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void decorate(Transaction tx, Status status, NoteBuilder note) {
        proposals
                .find(tx, new ProposalId(status.id().value()))
                .filter(Proposal::local)
                .ifPresent(proposal -> note.context(Optional.of(proposal.record()))
                        .location(proposal.place().spot().map(Spot::place))
                        .proposal(Optional.of(block(tx, proposal))));
    }

    private CivicProposal block(Transaction tx, Proposal proposal) {
        var content = proposal.content();
        return new CivicProposal(
                content.title(),
                Optional.of(content.problem()).filter(text -> !text.isEmpty()),
                content.ask(),
                proposal.place().category(),
                proposal.place().locality(),
                proposal.place().lifeEvent(),
                Optional.of(content.language()),
                Optional.of(proposal.state().word()),
                proposals.tracks(tx, proposal.id()).stream()
                        .flatMap(track -> track.uri().stream())
                        .toList(),
                Optional.of(proposal.record()));
    }
}
