package folkmoot.civic.log;

import folkmoot.federation.log.InclusionProof;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import java.net.URI;
import java.util.HexFormat;
import java.util.Optional;

/** What a supporter can show that their support is in the log, and what it says there. Nobody else can. */
public final class Receipts {

    private static final String SUPPORT = """
        SELECT s.id, s.salt, encode(s.commitment, 'hex'), p.record_uri, a.uri
        FROM support s JOIN proposal p ON p.id = s.proposal_id JOIN account a ON a.id = s.account_id
        WHERE s.proposal_id = ? AND s.account_id = ? AND s.withdrawn_at IS NULL AND s.salt IS NOT NULL
        """;
    private static final String LAST_ENTRY =
            "SELECT position, entry FROM log_entry WHERE support_id = ? AND position < ? ORDER BY position DESC LIMIT"
                    + " 1";

    private final LogReading reading;
    private final Checkpoints checkpoints;

    public Receipts(LogReading reading, Checkpoints checkpoints) {
        this.reading = reading;
        this.checkpoints = checkpoints;
    }

    /**
     * A receipt.
     *
     * @param proposal its record
     * @param supporter the actor
     * @param salt 16 bytes, which with the other two make the commitment
     * @param commitment hexadecimal, what the log calls the support
     * @param proved empty until a tree was signed that holds the entry, some seconds after the support was given
     */
    public record Receipt(URI proposal, URI supporter, byte[] salt, String commitment, Optional<Proved> proved) {

        /** Each fact on a line of its own, in words that programs read. */
        public String lines() {
            return "proposal " + proposal + "\nsupporter " + supporter + "\nsalt "
                    + HexFormat.of().formatHex(salt) + "\nsupport " + commitment;
        }
    }

    /** The last entry of a support in a tree that was signed. */
    public record Proved(Leaf leaf, InclusionProof proof, Checkpoints.Signed signed) {}

    private record Live(long id, Receipt receipt) {}

    /** Of an account's live support of a proposal at home here; empty where there is none. */
    public Optional<Receipt> of(Transaction tx, ProposalId proposal, AccountId supporter) {
        var live = tx
                .fetch(
                        SUPPORT,
                        row -> new Live(
                                row.getLong(1),
                                new Receipt(
                                        URI.create(row.getString(4)),
                                        URI.create(row.getString(5)),
                                        row.getBytes(2),
                                        row.getString(3),
                                        Optional.empty())),
                        proposal.value(),
                        supporter.value())
                .stream()
                .findFirst();
        return live.map(found -> new Receipt(
                found.receipt().proposal(),
                found.receipt().supporter(),
                found.receipt().salt(),
                found.receipt().commitment(),
                checkpoints.newest(tx).flatMap(signed -> proved(tx, found.id(), signed))));
    }

    private Optional<Proved> proved(Transaction tx, long support, Checkpoints.Signed signed) {
        long size = signed.checkpoint().size();
        return tx.fetch(LAST_ENTRY, row -> new Leaf(row.getLong(1), row.getBytes(2)), support, size).stream()
                .findFirst()
                .map(leaf -> new Proved(leaf, reading.inclusion(tx, leaf.position(), size), signed));
    }
}
