package folkmoot.stewardship.report;

import static folkmoot.schema.generated.Tables.REPORT;
import static folkmoot.schema.generated.Tables.REPORT_STATUS;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.tables.records.ReportRecord;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;

/** All SQL that writes {@code report} and {@code report_status}. */
final class ReportStore {

    private static final String FLAGGED = """
        SELECT s.id, mode() WITHIN GROUP (ORDER BY r.category), count(*), min(r.created_at)
        FROM report r JOIN report_status rs ON rs.report_id = r.id JOIN status s ON s.id = rs.status_id
        WHERE r.action_taken_at IS NULL AND s.community_id = ? AND s.deleted_at IS NULL
        GROUP BY s.id ORDER BY count(*) DESC, min(r.created_at), s.id LIMIT ?
        """;

    /** Whether it is new: a Flag is kept once. */
    boolean insert(Transaction tx, Report report) {
        int made = tx.sql()
                .insertInto(REPORT)
                .set(REPORT.ID, report.id())
                .set(REPORT.ACCOUNT_ID, report.account().value())
                .set(REPORT.TARGET_ACCOUNT_ID, report.target().value())
                .set(REPORT.CATEGORY, report.category())
                .set(REPORT.COMMENT, report.comment())
                .set(REPORT.FORWARDED, report.forwarded())
                .set(REPORT.RULE_IDS, report.rules().toArray(Long[]::new))
                .set(REPORT.URI, report.uri().map(URI::toString).orElse(null))
                .set(REPORT.CREATED_AT, report.createdAt())
                .set(REPORT.UPDATED_AT, report.updatedAt())
                .onConflictDoNothing()
                .execute();
        if (made == 1) {
            var insert = tx.sql().insertInto(REPORT_STATUS, REPORT_STATUS.REPORT_ID, REPORT_STATUS.STATUS_ID);
            report.statuses().forEach(status -> insert.values(report.id(), status.value()));
            if (!report.statuses().isEmpty()) {
                insert.execute();
            }
        }
        return made == 1;
    }

    List<Reports.Flagged> flagged(Transaction tx, CommunityId community, int most) {
        return tx.fetch(
                FLAGGED,
                row -> new Reports.Flagged(
                        new StatusId(row.getLong(1)), row.getString(2), row.getInt(3), Rows.time(row, 4)),
                community.value(),
                most);
    }

    void settleAll(Transaction tx, AccountId about, AccountId by, Instant now) {
        tx.sql()
                .update(REPORT)
                .set(REPORT.ACTION_TAKEN_AT, now)
                .set(REPORT.ACTION_TAKEN_BY_ACCOUNT_ID, by.value())
                .set(REPORT.UPDATED_AT, now)
                .where(REPORT.TARGET_ACCOUNT_ID.eq(about.value()), REPORT.ACTION_TAKEN_AT.isNull())
                .execute();
    }

    /** What moderators did, and the category and rules they corrected. */
    void update(Transaction tx, Report report, Instant now) {
        tx.sql()
                .update(REPORT)
                .set(REPORT.CATEGORY, report.category())
                .set(REPORT.RULE_IDS, report.rules().toArray(Long[]::new))
                .set(
                        REPORT.ASSIGNED_ACCOUNT_ID,
                        report.handling().assigned().map(AccountId::value).orElse(null))
                .set(REPORT.ACTION_TAKEN_AT, report.handling().settled().orElse(null))
                .set(
                        REPORT.ACTION_TAKEN_BY_ACCOUNT_ID,
                        report.handling().settledBy().map(AccountId::value).orElse(null))
                .set(REPORT.UPDATED_AT, now)
                .where(REPORT.ID.eq(report.id()))
                .execute();
    }

    /** Newest first; one query for the rows, one for their statuses. */
    List<Report> list(Transaction tx, Condition condition, Page page) {
        var rows = page.newestFirst(tx.sql()
                .selectFrom(REPORT)
                .where(condition)
                .and(page.bounds(REPORT.ID))
                .orderBy(page.order(REPORT.ID))
                .limit(page.limit())
                .fetch());
        var statuses = statuses(tx, rows.stream().map(ReportRecord::getId).toList());
        return rows.stream()
                .map(row -> report(row, statuses.getOrDefault(row.getId(), List.of())))
                .toList();
    }

    private static Map<Long, List<StatusId>> statuses(Transaction tx, Collection<Long> reports) {
        return reports.isEmpty()
                ? Map.of()
                : tx.sql()
                        .selectFrom(REPORT_STATUS)
                        .where(REPORT_STATUS.REPORT_ID.in(reports))
                        .orderBy(REPORT_STATUS.STATUS_ID)
                        .fetchGroups(REPORT_STATUS.REPORT_ID, row -> new StatusId(row.getStatusId()));
    }

    private static Report report(ReportRecord row, List<StatusId> statuses) {
        return new Report(
                row.getId(),
                new AccountId(row.getAccountId()),
                new AccountId(row.getTargetAccountId()),
                row.getCategory(),
                row.getComment(),
                row.getForwarded(),
                Arrays.asList(row.getRuleIds()),
                statuses,
                Optional.ofNullable(row.getUri()).map(URI::create),
                new Report.Handling(
                        Optional.ofNullable(row.getAssignedAccountId()).map(AccountId::new),
                        Optional.ofNullable(row.getActionTakenAt()),
                        Optional.ofNullable(row.getActionTakenByAccountId()).map(AccountId::new)),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }
}
