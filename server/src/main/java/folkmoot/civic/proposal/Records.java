package folkmoot.civic.proposal;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;

/** Notes that a proposal's record changed, so that it is sent to the servers of the community's followers. */
public final class Records {

    /** Arguments of the job. */
    record Send(long proposal) {}

    static final JobKind<Send> KIND = new JobKind<>("proposal-record", Send.class, RetryPolicy.USUAL);

    private final Jobs jobs;

    public Records(Jobs jobs) {
        this.jobs = jobs;
    }

    public void changed(Transaction tx, ProposalId id) {
        jobs.enqueue(tx, KIND, new Send(id.value()));
    }
}
