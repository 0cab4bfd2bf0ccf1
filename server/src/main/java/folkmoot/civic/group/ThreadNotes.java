package folkmoot.civic.group;

import static folkmoot.schema.generated.Tables.STATUS;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.federation.vocabulary.NoteBuilder;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.NoteDecorator;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.util.Optional;

/**
 * Names the thread of a post of ours, where the thread began here: the civic record for a proposal and its answers, else a
 * collection of the thread's posts (FEP-7888).
 */
public final class ThreadNotes implements NoteDecorator {

    private final Proposals proposals;
    private final LocalUris uris;

    public ThreadNotes(Proposals proposals, LocalUris uris) {
        this.proposals = proposals;
        this.uris = uris;
    }

    @Override
    public void decorate(Transaction tx, Status status, NoteBuilder note) {
        if (!status.visibility().isOpen()) {
            return;
        }
        if (!status.isReply()) {
            note.context(Optional.of(uris.thread(status.id()))); // a proposal's record takes its place
        } else {
            root(tx, status).map(root -> context(tx, root)).ifPresent(context -> note.context(Optional.of(context)));
        }
    }

    private URI context(Transaction tx, StatusId root) {
        return proposals
                .find(tx, new ProposalId(root.value()))
                .map(Proposal::record)
                .orElseGet(() -> uris.thread(root));
    }

    private static Optional<StatusId> root(Transaction tx, Status status) {
        var reply = STATUS.as("reply");
        return tx.sql()
                .select(STATUS.ID)
                .from(reply)
                .join(STATUS)
                .on(STATUS.ID.eq(reply.CONVERSATION_ID))
                .where(reply.ID.eq(status.id().value()))
                .and(STATUS.LOCAL)
                .and(STATUS.VISIBILITY.in("public", "unlisted"))
                .and(STATUS.IN_REPLY_TO_URI.isNull())
                .fetchOptional()
                .map(row -> new StatusId(row.value1()));
    }
}
