package folkmoot.stewardship.moderation;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.User;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.report.Report;
import folkmoot.stewardship.report.Reports;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What moderators do with reports; who may is asked at the door. Each act is noted. Problems: 404 for a report that is not there. */
public final class ReportModeration {

    private static final Set<String> CATEGORIES = Set.of("spam", "legal", "violation", "other");

    private final Reports reports;
    private final ModerationActs acts;
    private final Accounts accounts;
    private final Statuses statuses;
    private final LocalStatuses local;

    public ReportModeration(
            Reports reports, ModerationActs acts, Accounts accounts, Statuses statuses, LocalStatuses local) {
        this.reports = reports;
        this.acts = acts;
        this.accounts = accounts;
        this.statuses = statuses;
        this.local = local;
    }

    /** Whoever does looks after it. */
    public void assign(Transaction tx, User by, long id) {
        change(tx, by, id, "assign", report -> handled(report, Optional.of(by)));
    }

    /** Nobody looks after it. */
    public void unassign(Transaction tx, User by, long id) {
        change(tx, by, id, "unassign", report -> handled(report, Optional.empty()));
    }

    private static Report handled(Report report, Optional<User> assigned) {
        var handling = report.handling();
        return report.with(new Report.Handling(assigned.map(User::account), handling.settled(), handling.settledBy()));
    }

    /** It is done with. */
    public void resolve(Transaction tx, User by, long id) {
        var report = require(tx, id);
        reports.settle(tx, report, by.account());
        acts.note(tx, by.account(), "resolve-report", Long.toString(id));
    }

    /** It is looked at again. */
    public void reopen(Transaction tx, User by, long id) {
        change(
                tx,
                by,
                id,
                "reopen",
                report -> report.with(
                        new Report.Handling(report.handling().assigned(), Optional.empty(), Optional.empty())));
    }

    /**
     * Another category, other rules. Problems: 422 for a category that there is not.
     *
     * @param rules absent for those that it has
     */
    public void sort(Transaction tx, User by, long id, Optional<String> category, Optional<List<Long>> rules) {
        if (category.filter(word -> !CATEGORIES.contains(word)).isPresent()) {
            throw Invalid.field("category", "ERR_INCLUSION", "is not included in the list");
        }
        change(tx, by, id, "sort", report -> {
            var sorted = category.orElse(report.category());
            return report.with(sorted, sorted.equals("violation") ? rules.orElse(report.rules()) : List.of());
        });
    }

    /**
     * Takes posts away that a report names: of people here everywhere, of others here. Problems: 404 for a post that it does not name.
     *
     * @return how many were there
     */
    public int removePosts(Transaction tx, User by, long id, List<StatusId> wanted) {
        var report = require(tx, id);
        if (!report.statuses().containsAll(wanted)) {
            throw new NotFound();
        }
        var author = accounts.findEvenWaiting(tx, report.target()).orElseThrow(NotFound::new);
        var there = wanted.stream()
                .flatMap(post -> statuses.find(tx, post).stream())
                .filter(post -> post.author().equals(author.id()))
                .toList();
        there.forEach(post -> remove(tx, by, post, author));
        return there.size();
    }

    private void remove(Transaction tx, User by, Status post, Account author) {
        if (author.isLocal()) {
            local.remove(tx, post, author);
        } else {
            statuses.remove(tx, post, author);
        }
        acts.note(tx, by.account(), "remove-post", author.acct() + " " + post.id());
    }

    private Report require(Transaction tx, long id) {
        return reports.find(tx, id).orElseThrow(NotFound::new);
    }

    private void change(Transaction tx, User by, long id, String act, UnaryOperator<Report> change) {
        reports.update(tx, change.apply(require(tx, id)));
        acts.note(tx, by.account(), act + "-report", Long.toString(id));
    }
}
