package folkmoot.civic.desk;

import static folkmoot.schema.generated.Tables.DESK_ARRIVAL;
import static folkmoot.schema.generated.Tables.DESK_CASE;

import folkmoot.civic.proposal.NearTexts;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import java.util.List;
import java.util.Optional;

/**
 * Lays what arrives on the desk, beside what asks for nearly the same. Each proposal costs the same, however many lie there: of each of
 * its words only the newest proposals are looked at.
 */
final class Arrivals {

    private static final int AT_ONCE = 20;
    private static final int OF_A_WORD = 100;
    private static final int COMMUNITIES = 20;
    private static final int CANDIDATES = 40;
    /** From here two texts are one matter for whoever has to answer; near ones are offered to citizens far earlier. */
    private static final double ONE_MATTER = 0.45;

    private static final String SHARING_WORDS = """
        SELECT hit.proposal_id, hit.group_id
        FROM proposal own
        CROSS JOIN LATERAL unnest(proposal_words(own.title || ' ' || own.ask || ' ' || own.problem)) AS draft (word)
        CROSS JOIN LATERAL (
            SELECT DISTINCT newest.community_id FROM (
                SELECT p.community_id FROM desk_case d JOIN proposal p ON p.id = d.proposal_id
                WHERE d.account_id = ? ORDER BY d.proposal_id DESC LIMIT 500) newest LIMIT %d) AS town
        CROSS JOIN LATERAL (
            SELECT c.proposal_id, c.group_id, count(*) OVER () AS among
            FROM (
                SELECT w.proposal_id FROM proposal_word w
                WHERE w.community_id = town.community_id AND w.word = draft.word
                ORDER BY w.proposal_id DESC LIMIT %d) AS newest
            JOIN desk_case c ON c.account_id = ? AND c.proposal_id = newest.proposal_id) AS hit
        WHERE own.id = ?
        GROUP BY hit.proposal_id, hit.group_id
        ORDER BY sum(ln(1 + 2.0::float8 * %d / hit.among)) DESC, hit.proposal_id DESC
        LIMIT %d
        """.formatted(COMMUNITIES, OF_A_WORD, OF_A_WORD, CANDIDATES);

    private record Arrival(AccountId account, ProposalId proposal) {}

    private record Candidate(ProposalId proposal, ProposalId group) {}

    private final Database database;
    private final Proposals proposals;

    Arrivals(Database database, Proposals proposals) {
        this.database = database;
        this.proposals = proposals;
    }

    /** Lays some of them; how many. Several nodes may be at it. */
    int step() {
        return database.transaction(tx -> {
            var arrived = tx.sql()
                    .selectFrom(DESK_ARRIVAL)
                    .orderBy(DESK_ARRIVAL.PROPOSAL_ID)
                    .limit(AT_ONCE)
                    .forUpdate()
                    .skipLocked()
                    .fetch(row -> new Arrival(new AccountId(row.getAccountId()), new ProposalId(row.getProposalId())));
            arrived.forEach(arrival -> lay(tx, arrival));
            return arrived.size();
        });
    }

    private void lay(Transaction tx, Arrival arrival) {
        var group = proposals
                .find(tx, arrival.proposal())
                .flatMap(own -> near(tx, arrival, own))
                .orElse(arrival.proposal());
        tx.sql()
                .insertInto(DESK_CASE)
                .set(DESK_CASE.ACCOUNT_ID, arrival.account().value())
                .set(DESK_CASE.PROPOSAL_ID, arrival.proposal().value())
                .set(DESK_CASE.GROUP_ID, group.value())
                .onConflictDoNothing()
                .execute();
        tx.sql()
                .deleteFrom(DESK_ARRIVAL)
                .where(DESK_ARRIVAL.ACCOUNT_ID.eq(arrival.account().value()))
                .and(DESK_ARRIVAL.PROPOSAL_ID.eq(arrival.proposal().value()))
                .execute();
    }

    /** The group of the nearest, if that is near enough. */
    private Optional<ProposalId> near(Transaction tx, Arrival arrival, Proposal own) {
        var candidates = candidates(tx, arrival);
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        var texts =
                proposals.all(tx, candidates.stream().map(Candidate::proposal).toList());
        return NearTexts.nearest(own, texts)
                .filter(near -> near.score() >= ONE_MATTER)
                .flatMap(near -> candidates.stream()
                        .filter(candidate ->
                                candidate.proposal().equals(near.proposal().id()))
                        .map(Candidate::group)
                        .findFirst());
    }

    private static List<Candidate> candidates(Transaction tx, Arrival arrival) {
        long account = arrival.account().value();
        return tx.fetch(
                SHARING_WORDS,
                row -> new Candidate(new ProposalId(row.getLong(1)), new ProposalId(row.getLong(2))),
                account,
                account,
                arrival.proposal().value());
    }
}
