package folkmoot.civic.draft;

import folkmoot.civic.proposal.CoAuthors;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalLink;
import folkmoot.civic.proposal.ProposalLinks;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Proposed;
import folkmoot.civic.proposal.Publication;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Invalid;
import java.util.List;
import java.util.Optional;

/** A draft becomes a proposal: with its co-authors, and with the one from which it follows. */
final class DraftPublication {

    private final Proposals proposals;
    private final Publication publication;
    private final ProposalLinks links;
    private final CoAuthors coAuthors;
    private final DraftAuthors authors;
    private final DraftStore store = new DraftStore();

    DraftPublication(
            Proposals proposals,
            Publication publication,
            ProposalLinks links,
            CoAuthors coAuthors,
            DraftAuthors authors) {
        this.proposals = proposals;
        this.publication = publication;
        this.links = links;
        this.coAuthors = coAuthors;
        this.authors = authors;
    }

    /** What came of it before. */
    Optional<Proposed> published(Transaction tx, Draft draft) {
        return draft.published()
                .flatMap(id -> proposals.find(tx, id))
                .map(proposal -> new Proposed.Published(proposal, List.of()));
    }

    /** Problems: those of {@link Publication#publish}, before anything is written. */
    Proposal publish(Transaction tx, Draft draft, Account author) {
        var civic = proposals.civic();
        var community = civic.communities().require(tx, draft.community());
        var made = draft.post().isEmpty()
                ? publication.publish(tx, community, author, draft.text())
                : publication.publish(
                        tx,
                        community,
                        author,
                        draft.text(),
                        civic.statuses()
                                .find(tx, draft.post().get())
                                .orElseThrow(() -> Invalid.refused("Its post is gone")));
        draft.follows()
                .flatMap(id -> proposals.find(tx, id))
                .filter(before -> before.state().isPublic())
                .ifPresent(before -> links.suggest(tx, author, made, before, ProposalLink.Kind.FOLLOWS_FROM));
        coAuthors.join(tx, made, authors.list(tx, draft.id()));
        store.published(tx, draft, made.id());
        return made;
    }
}
