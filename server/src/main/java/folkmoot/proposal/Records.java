package folkmoot.proposal;

import folkmoot.database.Transaction;
import folkmoot.id.ProposalId;
import folkmoot.job.JobKind;
import folkmoot.job.Jobs;
import folkmoot.job.RetryPolicy;

/** Notes that a proposal's record changed, so that it is sent to the servers of the community's followers. */
public final class Records {

    /** Arguments of the job. */
    record Send(long proposal) {}

    static final JobKind<Send> KIND = new JobKind<>("proposal-record", Send.class, RetryPolicy.USUAL);

    private final Jobs jobs;

    public Records(Jobs jobs) {
        this.jobs = jobs;
    }

    void changed(Transaction tx, ProposalId id) {
        jobs.enqueue(tx, KIND, new Send(id.value()));
    }
}
