package folkmoot.civic.proposal;

import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import java.util.List;

/**
 * Notes that the records of proposals changed, so that they are sent to the servers of the community's followers: one job for all that
 * a transaction changed.
 */
public final class Records {

    /** Arguments of a job of one. */
    record Send(long proposal) {}

    /** Arguments of a job of several. */
    record SendAll(List<Long> proposals) {}

    static final JobKind<Send> KIND = new JobKind<>("proposal-record", Send.class, RetryPolicy.USUAL);
    static final JobKind<SendAll> SEVERAL = new JobKind<>("proposal-records", SendAll.class, RetryPolicy.USUAL);

    private final Jobs jobs;
    private final Bulk<ProposalId> changed = new Bulk<>(this::enqueue);

    public Records(Jobs jobs) {
        this.jobs = jobs;
    }

    public void changed(Transaction tx, ProposalId id) {
        tx.later(changed, id);
    }

    private void enqueue(Transaction tx, List<ProposalId> all) {
        var ids = all.stream().map(ProposalId::value).distinct().toList();
        if (ids.size() == 1) {
            jobs.enqueue(tx, KIND, new Send(ids.getFirst()));
        } else {
            jobs.enqueue(tx, SEVERAL, new SendAll(ids));
        }
    }
}
