package folkmoot.body;

import static folkmoot.schema.generated.Tables.BODY;
import static folkmoot.schema.generated.Tables.RECOGNITION;

import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.id.BodyId;
import folkmoot.id.CommunityId;
import folkmoot.schema.generated.tables.records.BodyRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** All SQL that writes {@code body} and {@code recognition}. */
final class BodyStore {

    void insert(Transaction tx, Body body, Instant now) {
        tx.sql()
                .insertInto(BODY)
                .set(BODY.ID, body.id().value())
                .set(BODY.COMMUNITY_ID, body.community().value())
                .set(BODY.SLUG, body.slug())
                .set(BODY.NAME, body.name())
                .set(BODY.KIND, body.kind())
                .set(BODY.DOMAIN, body.domain())
                .set(BODY.HANDLE, body.handle().orElse(null))
                .set(BODY.ACCOUNT_ID, body.account().map(AccountId::value).orElse(null))
                .set(BODY.REMIT, body.remit().toArray(String[]::new))
                .set(BODY.AREA, body.area().orElse(null))
                .set(BODY.LANGUAGES, body.languages().toArray(String[]::new))
                .set(BODY.ACK_TARGET_DAYS, body.acknowledgeDays())
                .set(BODY.ANSWER_TARGET_DAYS, body.answerDays())
                .set(BODY.VALID_FROM, body.validFrom())
                .set(BODY.VALID_UNTIL, body.validUntil().orElse(null))
                .set(BODY.CREATED_AT, now)
                .execute();
    }

    void setAccount(Transaction tx, BodyId id, AccountId account) {
        tx.sql()
                .update(BODY)
                .set(BODY.ACCOUNT_ID, account.value())
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
                Optional.ofNullable(row.getValidUntil()));
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
