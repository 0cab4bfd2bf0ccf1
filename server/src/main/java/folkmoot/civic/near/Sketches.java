package folkmoot.civic.near;

import folkmoot.civic.proposal.Proposals;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What other servers compare their drafts with: everything that is published and open here, as sketches. */
public final class Sketches {

    /** How they are reckoned; another way would get another name. */
    public static final String METHOD = "minhash-128/fnv-1a-64/words-3";

    private static final String OPEN = """
        SELECT id, community_id, record_uri, title, ask, problem, language FROM proposal
        WHERE local AND listed AND state NOT IN ('withdrawn', 'returned', 'checking', 'merged-into', 'archived') AND id > ?
        ORDER BY id LIMIT ?
        """;

    private final Proposals proposals;

    public Sketches(Proposals proposals) {
        this.proposals = proposals;
    }

    /**
     * One proposal.
     *
     * @param record its address on the wire
     * @param url its page
     * @param sketch base64
     */
    public record Published(String id, URI record, URI url, String title, String language, String sketch) {}

    private record Row(
            ProposalId id,
            CommunityId community,
            URI record,
            String title,
            String ask,
            String problem,
            String language) {}

    /** By their ids, from after one. */
    public List<Published> after(Transaction tx, long after, int limit) {
        var names = new HashMap<CommunityId, String>();
        return tx
                .fetch(
                        OPEN,
                        row -> new Row(
                                new ProposalId(row.getLong(1)),
                                new CommunityId(row.getLong(2)),
                                URI.create(row.getString(3)),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7)),
                        after,
                        limit)
                .stream()
                .map(row -> published(tx, row, names))
                .toList();
    }

    private Published published(Transaction tx, Row row, Map<CommunityId, String> names) {
        var civic = proposals.civic();
        var community = names.computeIfAbsent(
                row.community(), id -> civic.communities().require(tx, id).name());
        return new Published(
                row.id().toString(),
                row.record(),
                civic.uris().proposalPage(community, row.id()),
                row.title(),
                row.language(),
                Base64.getEncoder()
                        .encodeToString(Sketch.of(text(row.title(), row.ask(), row.problem()))
                                .bytes()));
    }

    static String text(String title, String ask, String problem) {
        return title + "\n" + ask + "\n" + problem;
    }
}
