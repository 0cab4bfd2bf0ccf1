package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.BODY;
import static folkmoot.schema.generated.Tables.PROPOSAL;
import static folkmoot.schema.generated.Tables.PROPOSAL_TRACK;

import folkmoot.civic.community.Community;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * What may be near to a draft. However much a community has proposed, each statement reads no more than so many rows: the newest
 * of each word or matter, in the order of an index, whatever became of them, and then those that are open.
 */
final class SimilarCandidates {

    /** Of the proposals with a word, the newest that are looked at; a word that more have says little. */
    private static final int OF_A_WORD = 200;

    private static final int OF_A_MATTER = 20;
    private static final int MOST_BODIES = 10;
    private static final int MOST = 60;

    private static final String SHARING_RARE_WORDS = """
        {0} IN (
            SELECT hit.proposal_id
            FROM unnest(proposal_words({1})) AS draft (word)
            CROSS JOIN LATERAL (
                SELECT newest.proposal_id, count(*) OVER () AS among
                FROM (
                    SELECT proposal_id FROM proposal_word
                    WHERE community_id = {2} AND word = draft.word
                    ORDER BY proposal_id DESC LIMIT {3}) AS newest) AS hit
            GROUP BY hit.proposal_id
            ORDER BY sum(ln(1 + 2.0::float8 * {3} / hit.among)) DESC, hit.proposal_id DESC
            LIMIT {4})""";

    private SimilarCandidates() {}

    /** Those that share the most and rarest words. */
    static Condition sharingWords(Community community, String text) {
        return DSL.condition(
                SHARING_RARE_WORDS,
                PROPOSAL.ID,
                DSL.val(text),
                DSL.val(community.id().value()),
                DSL.inline(OF_A_WORD),
                DSL.inline(MOST));
    }

    /** The newest of the same life event, category or body; none without any of these. */
    static Condition ofTheSameMatter(Community community, Proposal.Place place, Set<BodyId> bodies) {
        var matters = new ArrayList<Select<Record1<Long>>>();
        place.lifeEvent().map(PROPOSAL.LIFE_EVENT::eq).map(same -> newest(community.id(), same)).ifPresent(matters::add);
        place.category().map(PROPOSAL.CATEGORY::eq).map(same -> newest(community.id(), same)).ifPresent(matters::add);
        bodies.forEach(body -> matters.add(newest(body)));
        return matters.stream().reduce(Select::union).map(PROPOSAL.ID::in).orElse(DSL.falseCondition());
    }

    private static Select<Record1<Long>> newest(CommunityId community, Condition matter) {
        return DSL.select(PROPOSAL.ID)
                .from(PROPOSAL)
                .where(PROPOSAL.COMMUNITY_ID.eq(community.value()))
                .and(matter)
                .orderBy(PROPOSAL.ID.desc())
                .limit(DSL.inline(OF_A_MATTER));
    }

    private static Select<Record1<Long>> newest(BodyId body) {
        return DSL.select(PROPOSAL_TRACK.PROPOSAL_ID)
                .from(PROPOSAL_TRACK)
                .where(PROPOSAL_TRACK.BODY_ID.eq(body.value()))
                .orderBy(PROPOSAL_TRACK.PROPOSAL_ID.desc())
                .limit(DSL.inline(OF_A_MATTER));
    }

    /** The bodies that a draft names, the first ten. */
    static Set<BodyId> bodies(Transaction tx, Community community, Collection<String> slugs) {
        return slugs.isEmpty()
                ? Set.of()
                : tx.sql()
                        .select(BODY.ID)
                        .from(BODY)
                        .where(BODY.COMMUNITY_ID.eq(community.id().value()))
                        .and(BODY.SLUG.in(slugs.stream().limit(MOST_BODIES).toList()))
                        .fetchSet(row -> new BodyId(row.value1()));
    }
}
