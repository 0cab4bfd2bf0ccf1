package folkmoot.stewardship.report;

import folkmoot.federation.vocabulary.Flag;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.uri.LocalUris;
import folkmoot.schema.generated.Tables;
import folkmoot.stewardship.about.Rules;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A member reports somebody; where wanted, the reported account's server is told too, without saying who reported. */
public final class ReportFiling {

    private static final int LONGEST_COMMENT = 1_000;

    private final Reports reports;
    private final Rules rules;
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final LocalUris uris;
    private final Ids ids;

    public ReportFiling(
            Reports reports, Rules rules, Accounts accounts, Deliveries deliveries, LocalUris uris, Ids ids) {
        this.reports = reports;
        this.rules = rules;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.uris = uris;
        this.ids = ids;
    }

    /** What a member says; {@code statuses} of the target only count. */
    public record Complaint(
            AccountId by,
            AccountId target,
            String category,
            String comment,
            List<StatusId> statuses,
            List<Long> rules,
            boolean forward) {}

    /** Problems: 404 for an account that is not there, 422 for too long a comment or for rules that there are not. */
    public Report file(Transaction tx, Complaint complaint) {
        if (complaint.comment().codePointCount(0, complaint.comment().length()) > LONGEST_COMMENT) {
            throw Invalid.field(
                    "comment", "ERR_TOO_LONG", "is too long (maximum is " + LONGEST_COMMENT + " characters)");
        }
        if (rules.find(tx, complaint.rules()).size() < complaint.rules().size()) {
            throw Invalid.field("rule_ids", "ERR_INVALID", "does not reference valid rules");
        }
        var target = accounts.requireUndeleted(tx, complaint.target());
        long id = ids.next();
        boolean forward = complaint.forward() && !target.isLocal();
        var instance = accounts.instanceActor(tx);
        var flag = forward ? Optional.of(uris.activity(instance.id(), "flag", id)) : Optional.<URI>empty();
        var statuses = seen(tx, target, complaint.statuses());
        var report = reports.add(
                tx,
                new NewReport(
                        Optional.of(id),
                        complaint.by(),
                        target.id(),
                        complaint.category(),
                        complaint.comment(),
                        forward,
                        complaint.rules(),
                        List.copyOf(statuses.keySet()),
                        flag));
        flag.ifPresent(uri -> send(tx, instance, target, uri, complaint.comment(), statuses.values()));
        return report;
    }

    private void send(
            Transaction tx, Account instance, Account target, URI id, String comment, Collection<URI> statuses) {
        var objects = new ArrayList<>(List.of(target.uri()));
        objects.addAll(statuses);
        var flag = new Flag(id, instance.uri(), objects, comment, Recipients.to(target.uri()));
        deliveries.enqueue(tx, instance.id(), flag, Audience.of(target.id()));
    }

    /** Those of the target's statuses, with their ids on the wire. */
    private static Map<StatusId, URI> seen(Transaction tx, Account target, Collection<StatusId> wanted) {
        var status = Tables.STATUS;
        var found = new LinkedHashMap<StatusId, URI>();
        tx.sql()
                .select(status.ID, status.URI)
                .from(status)
                .where(status.ID.in(wanted.stream().map(StatusId::value).toList()))
                .and(status.ACCOUNT_ID.eq(target.id().value()))
                .and(status.DELETED_AT.isNull())
                .orderBy(status.ID)
                .forEach(row -> found.put(new StatusId(row.value1()), URI.create(row.value2())));
        return found;
    }
}
