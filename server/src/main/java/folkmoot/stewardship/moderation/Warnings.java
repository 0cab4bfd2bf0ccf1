package folkmoot.stewardship.moderation;

import static folkmoot.schema.generated.Tables.ACCOUNT_WARNING;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.schema.generated.tables.records.AccountWarningRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What accounts were told when moderators acted. */
public final class Warnings {

    private static final int MOST_LISTED = 100;

    private final Ids ids;
    private final InstantSource clock;

    public Warnings(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One act, as its target is told.
     *
     * @param action the client API's word
     */
    public record Warning(
            long id, AccountId target, Optional<AccountId> by, String action, String text, Instant created) {}

    /** Those of the ids that exist. */
    public List<Warning> list(Transaction tx, Collection<Long> wanted) {
        return wanted.isEmpty()
                ? List.of()
                : tx.sql()
                        .selectFrom(ACCOUNT_WARNING)
                        .where(ACCOUNT_WARNING.ID.in(wanted))
                        .fetch(Warnings::warning);
    }

    /** What was decided about an account, the newest first. */
    public List<Warning> about(Transaction tx, AccountId target) {
        return tx.sql()
                .selectFrom(ACCOUNT_WARNING)
                .where(ACCOUNT_WARNING.TARGET_ID.eq(target.value()))
                .orderBy(ACCOUNT_WARNING.ID.desc())
                .limit(MOST_LISTED)
                .fetch(Warnings::warning);
    }

    private static Warning warning(AccountWarningRecord row) {
        return new Warning(
                row.getId(),
                new AccountId(row.getTargetId()),
                Optional.ofNullable(row.getById()).map(AccountId::new),
                row.getAction(),
                row.getText(),
                row.getCreatedAt());
    }

    Warning add(
            Transaction tx,
            AccountId target,
            AccountId by,
            ModerationAction action,
            String text,
            Optional<Long> report) {
        var warning = new Warning(ids.next(), target, Optional.of(by), action.word(), text, clock.instant());
        tx.sql()
                .insertInto(ACCOUNT_WARNING)
                .set(ACCOUNT_WARNING.ID, warning.id())
                .set(ACCOUNT_WARNING.TARGET_ID, target.value())
                .set(ACCOUNT_WARNING.BY_ID, by.value())
                .set(ACCOUNT_WARNING.ACTION, warning.action())
                .set(ACCOUNT_WARNING.TEXT, text)
                .set(ACCOUNT_WARNING.REPORT_ID, report.orElse(null))
                .set(ACCOUNT_WARNING.CREATED_AT, warning.created())
                .execute();
        return warning;
    }
}
