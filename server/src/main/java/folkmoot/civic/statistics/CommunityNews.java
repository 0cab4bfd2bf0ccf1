package folkmoot.civic.statistics;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is proposed in a community, and what bodies answer to it.
 *
 * @param text what should happen, or the answer as clean HTML
 * @param body the name of who answered; empty for a proposal
 */
public record CommunityNews(ProposalId proposal, String title, String text, Instant when, Optional<String> body) {

    private static final int MOST = 20;

    private static final String PROPOSED = """
        SELECT id, title, ask, created_at, NULL FROM proposal WHERE community_id = ? AND local AND listed AND state <> 'withdrawn'
        ORDER BY id DESC LIMIT ?
        """;

    private static final String ANSWERED = """
        SELECT p.id, p.title, v.content, r.created_at, b.name
        FROM official_response r JOIN proposal p ON p.id = r.proposal_id JOIN body b ON b.id = r.body_id
        JOIN official_response_version v ON v.response_id = r.id
            AND v.version = (SELECT max(version) FROM official_response_version WHERE response_id = r.id)
        WHERE p.community_id = ? AND p.local AND p.listed AND v.type <> 'comment' AND r.removed_at IS NULL
        ORDER BY r.id DESC LIMIT ?
        """;

    /** The newest first, at most twenty. */
    public static List<CommunityNews> latest(Transaction tx, CommunityId community) {
        return Stream.of(PROPOSED, ANSWERED)
                .flatMap(sql -> tx
                        .fetch(
                                sql,
                                row -> new CommunityNews(
                                        new ProposalId(row.getLong(1)),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getTimestamp(4).toInstant(),
                                        Optional.ofNullable(row.getString(5))),
                                community.value(),
                                MOST)
                        .stream())
                .sorted(Comparator.comparing(CommunityNews::when).reversed())
                .limit(MOST)
                .toList();
    }
}
