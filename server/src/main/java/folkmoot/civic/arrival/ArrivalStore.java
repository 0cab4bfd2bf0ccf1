package folkmoot.civic.arrival;

import static folkmoot.schema.generated.Tables.ARRIVED_PROPOSAL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.civic.proposal.Proposal;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import folkmoot.schema.generated.tables.records.ArrivedProposalRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.JSONB;

/** Rows of {@code arrived_proposal}. */
final class ArrivalStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Which of these came before. */
    Set<String> known(Transaction tx, CommunityId community, String source, Collection<String> ids) {
        return tx.sql()
                .select(ARRIVED_PROPOSAL.SOURCE_ID)
                .from(ARRIVED_PROPOSAL)
                .where(ARRIVED_PROPOSAL.COMMUNITY_ID.eq(community.value()))
                .and(ARRIVED_PROPOSAL.SOURCE.eq(source))
                .and(ARRIVED_PROPOSAL.SOURCE_ID.in(ids))
                .fetchSet(ARRIVED_PROPOSAL.SOURCE_ID);
    }

    void insert(Transaction tx, CommunityId community, String source, Map<Proposal, Arrival> made, Instant arrivedAt) {
        var rows = new ArrayList<ArrivedProposalRecord>();
        made.forEach((proposal, one) -> {
            var row = new ArrivedProposalRecord();
            row.setProposalId(proposal.id().value());
            row.setCommunityId(community.value());
            row.setSource(source);
            row.setSourceId(one.sourceId());
            row.setUrl(one.url().map(URI::toString).orElse(null));
            row.setAuthor(one.author());
            row.setSupports(one.supports().orElse(null));
            row.setState(one.state());
            row.setPlace(one.place().orElse(null));
            row.setHistory(json(one.history()));
            row.setAnswers(json(one.answers()));
            row.setComments(json(one.comments()));
            row.setArrivedAt(arrivedAt);
            rows.add(row);
        });
        if (!rows.isEmpty()) {
            tx.sql().insertInto(ARRIVED_PROPOSAL).set(rows).execute();
        }
    }

    /** Writes down what it is there now; where it is about and who wrote it stay. */
    void renew(Transaction tx, CommunityId community, String source, Arrival one) {
        tx.sql()
                .update(ARRIVED_PROPOSAL)
                .set(ARRIVED_PROPOSAL.SUPPORTS, one.supports().orElse(null))
                .set(ARRIVED_PROPOSAL.STATE, one.state())
                .set(ARRIVED_PROPOSAL.HISTORY, json(one.history()))
                .set(ARRIVED_PROPOSAL.ANSWERS, json(one.answers()))
                .set(ARRIVED_PROPOSAL.COMMENTS, json(one.comments()))
                .where(ARRIVED_PROPOSAL.COMMUNITY_ID.eq(community.value()))
                .and(ARRIVED_PROPOSAL.SOURCE.eq(source))
                .and(ARRIVED_PROPOSAL.SOURCE_ID.eq(one.sourceId()))
                .execute();
    }

    Optional<ProposalId> find(Transaction tx, CommunityId community, String source, String sourceId) {
        return tx.sql()
                .select(ARRIVED_PROPOSAL.PROPOSAL_ID)
                .from(ARRIVED_PROPOSAL)
                .where(ARRIVED_PROPOSAL.COMMUNITY_ID.eq(community.value()))
                .and(ARRIVED_PROPOSAL.SOURCE.eq(source))
                .and(ARRIVED_PROPOSAL.SOURCE_ID.eq(sourceId))
                .fetchOptional(row -> new ProposalId(row.value1()));
    }

    Optional<Arrived> find(Transaction tx, ProposalId id) {
        return tx.sql()
                .selectFrom(ARRIVED_PROPOSAL)
                .where(ARRIVED_PROPOSAL.PROPOSAL_ID.eq(id.value()))
                .fetchOptional(row -> new Arrived(
                        row.getSource(),
                        row.getSourceId(),
                        Optional.ofNullable(row.getUrl()).map(URI::create),
                        row.getAuthor(),
                        Optional.ofNullable(row.getSupports()),
                        row.getState(),
                        Optional.ofNullable(row.getPlace()),
                        said(row.getHistory()),
                        said(row.getAnswers()),
                        said(row.getComments()),
                        row.getArrivedAt()));
    }

    private static JSONB json(List<Arrival.Said> all) {
        var list = JSON.createArrayNode();
        for (var one : all) {
            var node = list.addObject();
            one.at().ifPresent(at -> node.put("at", at.toString()));
            node.put("by", one.by());
            node.put("text", one.text());
            one.url().ifPresent(url -> node.put("url", url.toString()));
        }
        return JSONB.valueOf(list.toString());
    }

    private static List<Arrival.Said> said(JSONB json) {
        try {
            var all = new ArrayList<Arrival.Said>();
            for (var node : JSON.readTree(json.data())) {
                all.add(new Arrival.Said(
                        text(node, "at").map(Instant::parse),
                        node.path("by").asText(),
                        node.path("text").asText(),
                        text(node, "url").map(URI::create)));
            }
            return all;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it is a column of JSON
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }
}
