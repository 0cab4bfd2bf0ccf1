package folkmoot.civic.response;

import static folkmoot.schema.generated.Tables.OFFICIAL_RESPONSE;
import static folkmoot.schema.generated.Tables.OFFICIAL_RESPONSE_VERSION;

import folkmoot.civic.proposal.TrackState;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.ResponseId;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.tables.records.OfficialResponseRecord;
import folkmoot.schema.generated.tables.records.OfficialResponseVersionRecord;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** SQL of {@code official_response} and {@code official_response_version}. */
final class ResponseStore {

    void insert(Transaction tx, OfficialResponse response) {
        tx.sql()
                .insertInto(OFFICIAL_RESPONSE)
                .set(OFFICIAL_RESPONSE.ID, response.id().value())
                .set(
                        OFFICIAL_RESPONSE.STATUS_ID,
                        response.status().map(StatusId::value).orElse(null))
                .set(OFFICIAL_RESPONSE.PROPOSAL_ID, response.proposal().value())
                .set(
                        OFFICIAL_RESPONSE.BODY_ID,
                        response.body().map(BodyId::value).orElse(null))
                .set(OFFICIAL_RESPONSE.ACCOUNT_ID, response.account().value())
                .set(OFFICIAL_RESPONSE.VIA, response.via().word())
                .set(OFFICIAL_RESPONSE.CREATED_AT, response.createdAt())
                .set(OFFICIAL_RESPONSE.DELEGATION_ID, response.delegation().orElse(null))
                .set(OFFICIAL_RESPONSE.GROUP_ID, response.group().orElse(null))
                .execute();
        insert(tx, response.id(), response.latest());
    }

    void insert(Transaction tx, ResponseId of, ResponseVersion version) {
        var row = new OfficialResponseVersionRecord();
        var says = version.says();
        row.setResponseId(of.value());
        row.setVersion(version.number());
        row.setType(says.type().word());
        row.setPosition(says.position().map(TrackState::word).orElse(null));
        row.setContent(version.content());
        row.setLanguage(version.language());
        row.setByUri(version.by().toString());
        row.setDue(says.due().orElse(null));
        row.setMeasure(says.measure().orElse(null));
        row.setNames(says.names().orElse(null));
        row.setReason(says.reason().orElse(null));
        row.setJoint(says.joint().map(ResponseId::toString).orElse(null));
        row.setLevel(version.level());
        row.setCreatedAt(version.createdAt());
        tx.sql().insertInto(OFFICIAL_RESPONSE_VERSION).set(row).execute();
    }

    void setRemoved(Transaction tx, ResponseId id, Instant when) {
        tx.sql()
                .update(OFFICIAL_RESPONSE)
                .set(OFFICIAL_RESPONSE.REMOVED_AT, when)
                .where(OFFICIAL_RESPONSE.ID.eq(id.value()))
                .execute();
    }

    Optional<OfficialResponse> find(Transaction tx, ResponseId id) {
        return list(tx, OFFICIAL_RESPONSE.ID.eq(id.value()), 1).stream().findFirst();
    }

    /** What a post carries. */
    List<OfficialResponse> of(Transaction tx, StatusId status) {
        return list(tx, OFFICIAL_RESPONSE.STATUS_ID.eq(status.value()), Integer.MAX_VALUE);
    }

    /** The newest first: those before an id. */
    List<OfficialResponse> list(Transaction tx, ProposalId id, Optional<ResponseId> before, int limit) {
        return list(
                tx,
                OFFICIAL_RESPONSE
                        .PROPOSAL_ID
                        .eq(id.value())
                        .and(before.map(each -> OFFICIAL_RESPONSE.ID.lt(each.value()))
                                .orElse(DSL.noCondition())),
                limit);
    }

    private List<OfficialResponse> list(Transaction tx, Condition condition, int limit) {
        var rows = tx.sql()
                .selectFrom(OFFICIAL_RESPONSE)
                .where(condition)
                .orderBy(OFFICIAL_RESPONSE.ID.desc())
                .limit(limit)
                .fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<ResponseVersion>> versions = tx.sql()
                .selectFrom(OFFICIAL_RESPONSE_VERSION)
                .where(OFFICIAL_RESPONSE_VERSION.RESPONSE_ID.in(rows.map(OfficialResponseRecord::getId)))
                .orderBy(OFFICIAL_RESPONSE_VERSION.VERSION)
                .fetchGroups(OFFICIAL_RESPONSE_VERSION.RESPONSE_ID, ResponseStore::version);
        return rows.stream()
                .map(row -> response(row, versions.getOrDefault(row.getId(), List.of())))
                .filter(response -> !response.versions().isEmpty())
                .toList();
    }

    private static OfficialResponse response(OfficialResponseRecord row, List<ResponseVersion> versions) {
        return new OfficialResponse(
                new ResponseId(row.getId()),
                Optional.ofNullable(row.getStatusId()).map(StatusId::new),
                new ProposalId(row.getProposalId()),
                Optional.ofNullable(row.getBodyId()).map(BodyId::new),
                new AccountId(row.getAccountId()),
                Via.of(row.getVia()),
                row.getCreatedAt(),
                Optional.ofNullable(row.getRemovedAt()),
                Optional.ofNullable(row.getDelegationId()),
                Optional.ofNullable(row.getGroupId()),
                versions);
    }

    private static ResponseVersion version(OfficialResponseVersionRecord row) {
        return new ResponseVersion(
                row.getVersion(),
                new Statement(
                        ResponseType.of(row.getType()).orElse(ResponseType.COMMENT),
                        Optional.ofNullable(row.getPosition()).flatMap(TrackState::of),
                        Optional.ofNullable(row.getDue()),
                        Optional.ofNullable(row.getMeasure()),
                        Optional.ofNullable(row.getNames()),
                        Optional.ofNullable(row.getReason()),
                        Optional.ofNullable(row.getJoint()).map(id -> new ResponseId(Long.parseLong(id)))),
                row.getContent(),
                row.getLanguage(),
                URI.create(row.getByUri()),
                row.getLevel(),
                row.getCreatedAt());
    }
}
