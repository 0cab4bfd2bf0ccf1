package folkmoot.civic.attestation;

import static folkmoot.schema.generated.Tables.CLAIM;
import static folkmoot.schema.generated.Tables.CLAIM_ATTESTER;

import folkmoot.platform.database.JsonColumns;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The SQL of claims and of who may attest them. */
final class ClaimStore {

    /** By their words. */
    List<Claim> list(Transaction tx, CommunityId community) {
        var attesters = attesters(tx, community);
        return tx.sql()
                .selectFrom(CLAIM)
                .where(CLAIM.COMMUNITY_ID.eq(community.value()))
                .orderBy(CLAIM.WORD)
                .fetch(row -> new Claim(
                        community,
                        row.getWord(),
                        JsonColumns.texts(row.getNames()),
                        row.getMonths(),
                        row.getChecks(),
                        attesters.getOrDefault(row.getWord(), List.of())));
    }

    private static Map<String, List<BodyId>> attesters(Transaction tx, CommunityId community) {
        return tx
                .sql()
                .selectFrom(CLAIM_ATTESTER)
                .where(CLAIM_ATTESTER.COMMUNITY_ID.eq(community.value()))
                .orderBy(CLAIM_ATTESTER.BODY_ID)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.getWord(),
                        Collectors.mapping(row -> new BodyId(row.getBodyId()), Collectors.toList())));
    }

    Optional<Claim> find(Transaction tx, CommunityId community, String word) {
        return list(tx, community).stream()
                .filter(claim -> claim.word().equals(word))
                .findFirst();
    }

    void put(Transaction tx, Claim claim, Instant now) {
        tx.sql()
                .insertInto(CLAIM)
                .set(CLAIM.COMMUNITY_ID, claim.community().value())
                .set(CLAIM.WORD, claim.word())
                .set(CLAIM.NAMES, JsonColumns.texts(claim.names()))
                .set(CLAIM.MONTHS, claim.months())
                .set(CLAIM.CHECKS, claim.checks())
                .set(CLAIM.SINCE, now)
                .onConflict(CLAIM.COMMUNITY_ID, CLAIM.WORD)
                .doUpdate()
                .set(CLAIM.NAMES, JsonColumns.texts(claim.names()))
                .set(CLAIM.MONTHS, claim.months())
                .set(CLAIM.CHECKS, claim.checks())
                .execute();
        tx.sql()
                .deleteFrom(CLAIM_ATTESTER)
                .where(CLAIM_ATTESTER.COMMUNITY_ID.eq(claim.community().value()))
                .and(CLAIM_ATTESTER.WORD.eq(claim.word()))
                .execute();
        for (var body : claim.attesters()) {
            tx.sql()
                    .insertInto(CLAIM_ATTESTER)
                    .set(CLAIM_ATTESTER.COMMUNITY_ID, claim.community().value())
                    .set(CLAIM_ATTESTER.WORD, claim.word())
                    .set(CLAIM_ATTESTER.BODY_ID, body.value())
                    .execute();
        }
    }

    boolean delete(Transaction tx, CommunityId community, String word) {
        return tx.sql()
                        .deleteFrom(CLAIM)
                        .where(CLAIM.COMMUNITY_ID.eq(community.value()))
                        .and(CLAIM.WORD.eq(word))
                        .execute()
                == 1;
    }
}
