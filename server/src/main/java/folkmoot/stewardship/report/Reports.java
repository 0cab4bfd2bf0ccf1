package folkmoot.stewardship.report;

import static folkmoot.schema.generated.Tables.REPORT;

import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Keeps reports, and what moderators do with them. */
public final class Reports {

    private final Ids ids;
    private final InstantSource clock;
    private final Notifications notifications;
    private final ReportStore store = new ReportStore();

    public Reports(Ids ids, InstantSource clock, Notifications notifications) {
        this.ids = ids;
        this.clock = clock;
        this.notifications = notifications;
    }

    /** Keeps a report and tells the moderators; one that came before, by the id of its Flag, changes nothing. */
    public Report add(Transaction tx, NewReport wanted) {
        var now = clock.instant();
        var report = new Report(
                wanted.id().orElseGet(ids::next),
                wanted.account(),
                wanted.target(),
                wanted.category(),
                wanted.comment(),
                wanted.forwarded(),
                wanted.rules(),
                wanted.statuses(),
                wanted.uri(),
                Report.Handling.NONE,
                now,
                now);
        if (store.insert(tx, report)) {
            notifications.adminReport(tx, report.account(), report.id());
        }
        return report;
    }

    public Optional<Report> find(Transaction tx, long id) {
        return list(tx, REPORT.ID.eq(id), Page.first(1)).stream().findFirst();
    }

    /** Those of the ids that exist. Two queries. */
    public List<Report> list(Transaction tx, Collection<Long> wanted) {
        return wanted.isEmpty() ? List.of() : list(tx, REPORT.ID.in(wanted), Page.first(wanted.size()));
    }

    /**
     * For moderators, newest first.
     *
     * @param settled only those that are settled, or only those that are not
     */
    public List<Report> list(
            Transaction tx, boolean settled, Optional<AccountId> by, Optional<AccountId> about, Page page) {
        Condition condition = settled ? REPORT.ACTION_TAKEN_AT.isNotNull() : REPORT.ACTION_TAKEN_AT.isNull();
        return list(
                tx,
                condition
                        .and(by.map(id -> REPORT.ACCOUNT_ID.eq(id.value())).orElse(DSL.noCondition()))
                        .and(about.map(id -> REPORT.TARGET_ACCOUNT_ID.eq(id.value()))
                                .orElse(DSL.noCondition())),
                page);
    }

    private List<Report> list(Transaction tx, Condition condition, Page page) {
        return store.list(tx, condition, page);
    }

    /**
     * A post that open reports name.
     *
     * @param category what most of them say
     */
    public record Flagged(StatusId status, String category, int times, Instant first) {}

    /** Posts of a community that open reports name, the most often reported first; who reported is not said. */
    public List<Flagged> flagged(Transaction tx, CommunityId community, int most) {
        return store.flagged(tx, community, most);
    }

    /** A moderator is done with it; one that was settled before stays as it was. */
    public void settle(Transaction tx, Report report, AccountId by) {
        if (report.handling().settled().isEmpty()) {
            update(
                    tx,
                    report.with(new Report.Handling(
                            report.handling().assigned(), Optional.of(clock.instant()), Optional.of(by))));
        }
    }

    /** All that is open about an account is done with. */
    public void settleAll(Transaction tx, AccountId about, AccountId by) {
        store.settleAll(tx, about, by, clock.instant());
    }

    /** Keeps what moderators changed: the handling, the category and the rules. */
    public void update(Transaction tx, Report changed) {
        store.update(tx, changed, clock.instant());
    }
}
