package folkmoot.civic.response;

import static folkmoot.schema.generated.Tables.OFFICIAL_RESPONSE;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import java.util.List;
import java.util.Optional;

/** SQL of {@code official_response}. */
final class ResponseStore {

    boolean insert(Transaction tx, OfficialResponse response) {
        return tx.sql()
                        .insertInto(OFFICIAL_RESPONSE)
                        .set(OFFICIAL_RESPONSE.STATUS_ID, response.status().value())
                        .set(OFFICIAL_RESPONSE.PROPOSAL_ID, response.proposal().value())
                        .set(
                                OFFICIAL_RESPONSE.BODY_ID,
                                response.body().map(BodyId::value).orElse(null))
                        .set(OFFICIAL_RESPONSE.ACCOUNT_ID, response.account().value())
                        .set(OFFICIAL_RESPONSE.POSITION, response.position())
                        .set(OFFICIAL_RESPONSE.LEVEL, response.level())
                        .set(OFFICIAL_RESPONSE.CREATED_AT, response.createdAt())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    List<OfficialResponse> list(Transaction tx, ProposalId id) {
        return tx.sql()
                .selectFrom(OFFICIAL_RESPONSE)
                .where(OFFICIAL_RESPONSE.PROPOSAL_ID.eq(id.value()))
                .orderBy(OFFICIAL_RESPONSE.CREATED_AT.desc())
                .limit(100)
                .fetch(row -> new OfficialResponse(
                        new StatusId(row.getStatusId()),
                        id,
                        Optional.ofNullable(row.getBodyId()).map(BodyId::new),
                        new AccountId(row.getAccountId()),
                        row.getPosition(),
                        row.getLevel(),
                        row.getCreatedAt()));
    }
}
