package folkmoot.civic.body;

import static folkmoot.schema.generated.Tables.BODY;
import static folkmoot.schema.generated.Tables.RECOGNITION;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import folkmoot.schema.generated.tables.records.BodyRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** All SQL that writes {@code body} and {@code recognition}. */
final class BodyStore {

    /** False when the community has a body of that name in addresses already. */
    boolean insert(Transaction tx, Body body, Instant now) {
        return tx.sql()
                        .insertInto(BODY)
                        .set(BODY.ID, body.id().value())
                        .set(BODY.COMMUNITY_ID, body.community().value())
                        .set(BODY.SLUG, body.slug())
                        .set(values(body))
                        .set(BODY.CREATED_AT, now)
                        .onConflict(BODY.COMMUNITY_ID, BODY.SLUG)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** Writes everything but its name in addresses. */
    void update(Transaction tx, Body body) {
        tx.sql()
                .update(BODY)
                .set(values(body))
                .where(BODY.ID.eq(body.id().value()))
                .execute();
    }

    private static BodyRecord values(Body body) {
        var row = new BodyRecord();
        row.setName(body.name());
        row.setKind(body.kind());
        row.setDomain(body.domain());
        row.setHandle(body.handle().orElse(null));
        row.setAccountId(body.account().map(AccountId::value).orElse(null));
        row.setRemit(body.remit().toArray(String[]::new));
        row.setArea(body.area().orElse(null));
        row.setLanguages(body.languages().toArray(String[]::new));
        row.setAckTargetDays(body.acknowledgeDays());
        row.setAnswerTargetDays(body.answerDays());
        row.setValidFrom(body.validFrom());
        row.setValidUntil(body.validUntil().orElse(null));
        row.setRetiredAt(body.retired().orElse(null));
        return row;
    }

    /** From now on the entry is history, and so is what was found about its accounts. */
    void retire(Transaction tx, BodyId id, Instant now) {
        tx.sql()
                .update(BODY)
                .set(BODY.RETIRED_AT, now)
                .where(BODY.ID.eq(id.value()))
                .and(BODY.RETIRED_AT.isNull())
                .execute();
        tx.sql()
                .update(RECOGNITION)
                .set(RECOGNITION.HOLDS, false)
                .set(RECOGNITION.CHECKED_AT, now)
                .where(RECOGNITION.BODY_ID.eq(id.value()))
                .and(RECOGNITION.HOLDS)
                .execute();
    }

    /** Accounts about which evidence was kept. */
    List<AccountId> recognised(Transaction tx, BodyId id) {
        return tx.sql()
                .selectDistinct(RECOGNITION.ACCOUNT_ID)
                .from(RECOGNITION)
                .where(RECOGNITION.BODY_ID.eq(id.value()))
                .fetch(row -> new AccountId(row.value1()));
    }

    void setAccount(Transaction tx, BodyId id, Optional<AccountId> account) {
        tx.sql()
                .update(BODY)
                .set(BODY.ACCOUNT_ID, account.map(AccountId::value).orElse(null))
                .where(BODY.ID.eq(id.value()))
                .execute();
    }

    List<Body> list(Transaction tx, Condition condition) {
        return tx.sql()
                .selectFrom(BODY)
                .where(condition)
                .orderBy(BODY.NAME, BODY.ID)
                .fetch(BodyStore::body);
    }

    private static Body body(BodyRecord row) {
        return new Body(
                new BodyId(row.getId()),
                new CommunityId(row.getCommunityId()),
                row.getSlug(),
                row.getName(),
                row.getKind(),
                row.getDomain(),
                Optional.ofNullable(row.getHandle()),
                Optional.ofNullable(row.getAccountId()).map(AccountId::new),
                List.of(row.getRemit()),
                Optional.ofNullable(row.getArea()),
                List.of(row.getLanguages()),
                row.getAckTargetDays(),
                row.getAnswerTargetDays(),
                row.getValidFrom(),
                Optional.ofNullable(row.getValidUntil()),
                Optional.ofNullable(row.getRetiredAt()));
    }

    void save(Transaction tx, Recognition recognition) {
        tx.sql()
                .insertInto(RECOGNITION)
                .set(RECOGNITION.ACCOUNT_ID, recognition.account().value())
                .set(RECOGNITION.BODY_ID, recognition.body().value())
                .set(RECOGNITION.METHOD, recognition.method().word())
                .set(RECOGNITION.LEVEL, recognition.level())
                .set(RECOGNITION.HOLDS, recognition.holds())
                .set(RECOGNITION.EVIDENCE, recognition.evidence())
                .set(RECOGNITION.CHECKED_AT, recognition.checkedAt())
                .onDuplicateKeyUpdate()
                .set(RECOGNITION.LEVEL, recognition.level())
                .set(RECOGNITION.HOLDS, recognition.holds())
                .set(RECOGNITION.EVIDENCE, recognition.evidence())
                .set(RECOGNITION.CHECKED_AT, recognition.checkedAt())
                .execute();
    }

    List<Recognition> recognitions(Transaction tx, Collection<AccountId> accounts) {
        return tx.sql()
                .selectFrom(RECOGNITION)
                .where(RECOGNITION.ACCOUNT_ID.in(
                        accounts.stream().map(AccountId::value).toList()))
                .orderBy(RECOGNITION.LEVEL.desc(), RECOGNITION.BODY_ID)
                .fetch(row -> new Recognition(
                        new AccountId(row.getAccountId()),
                        new BodyId(row.getBodyId()),
                        Recognition.Method.of(row.getMethod()),
                        row.getLevel(),
                        row.getHolds(),
                        row.getEvidence(),
                        row.getCheckedAt()));
    }
}
