package folkmoot.civic.response;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.talk.status.Status;
import java.util.Optional;

/** Whose discussion a post stands in. */
final class Discussions {

    private static final int DEEPEST = 1_000;

    /** The nearest above: its post here, or the original elsewhere. */
    private static final String ABOVE = """
        WITH RECURSIVE up (id, uri, parent, depth) AS (
            SELECT id, uri, in_reply_to_id, 1 FROM status WHERE id = ?
            UNION ALL
            SELECT s.id, s.uri, s.in_reply_to_id, up.depth + 1 FROM up JOIN status s ON s.id = up.parent WHERE up.depth < ?
        )
        SELECT coalesce(p.id, o.id) FROM up LEFT JOIN proposal p ON p.id = up.id LEFT JOIN proposal o ON o.original_uri = up.uri
        WHERE p.id IS NOT NULL OR o.id IS NOT NULL ORDER BY up.depth LIMIT 1
        """;

    private final Proposals proposals;

    Discussions(Proposals proposals) {
        this.proposals = proposals;
    }

    /** The proposal to which a reply is an answer, or an answer to an answer, however deep. */
    Optional<Proposal> of(Transaction tx, Status reply) {
        return reply.thread()
                .parent()
                .flatMap(parent ->
                        tx.fetch(ABOVE, row -> new ProposalId(row.getLong(1)), parent.value(), DEEPEST).stream()
                                .findFirst())
                .flatMap(id -> proposals.find(tx, id))
                .or(() -> reply.thread().parentUri().flatMap(uri -> proposals.byOriginal(tx, uri)));
    }
}
