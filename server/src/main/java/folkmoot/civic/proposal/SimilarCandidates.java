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

    /** Of the proposals with a word or a pair of them, the newest that are looked at; a word that more have says little. */
    private static final int OF_A_KEY = 100;

    private static final int OF_A_MATTER = 20;
    private static final int MOST_BODIES = 10;
    private static final int MOST = 60;

    private static final String SHARING_RARE_WORDS = """
        (SELECT hit.proposal_id
        FROM unnest(proposal_keys({0}, {1})) AS draft (word)
        CROSS JOIN LATERAL (
            SELECT newest.proposal_id, count(*) OVER () AS among
            FROM (
                SELECT proposal_id FROM proposal_word
                WHERE community_id = {2} AND word = draft.word
                ORDER BY proposal_id DESC LIMIT {3}) AS newest) AS hit
        GROUP BY hit.proposal_id
        ORDER BY sum(ln(1 + 2.0::float8 * {3} / hit.among)) DESC, hit.proposal_id DESC
        LIMIT {4})\
        """;

    private SimilarCandidates() {}

    /** Those that share the most and rarest words and pairs of words, or the title, and the newest of the same life event, category or body. */
    static Condition of(Community community, SimilarText.Words text, Proposal.Place place, Set<BodyId> bodies) {
        var ways = new ArrayList<Select<Record1<Long>>>();
        ways.add(sharingWords(community.id(), text));
        place.lifeEvent()
                .map(PROPOSAL.LIFE_EVENT::eq)
                .map(same -> newest(community.id(), same))
                .ifPresent(ways::add);
        place.category()
                .map(PROPOSAL.CATEGORY::eq)
                .map(same -> newest(community.id(), same))
                .ifPresent(ways::add);
        bodies.forEach(body -> ways.add(newest(body)));
        return PROPOSAL.ID.in(ways.stream().reduce(Select::union).orElseThrow());
    }

    private static Select<Record1<Long>> sharingWords(CommunityId community, SimilarText.Words text) {
        return DSL.select(DSL.field("proposal_id", Long.class))
                .from(DSL.table(
                                SHARING_RARE_WORDS,
                                DSL.val(text.title()),
                                DSL.val(text.body()),
                                DSL.val(community.value()),
                                DSL.inline(OF_A_KEY),
                                DSL.inline(MOST))
                        .as("sharing"));
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
