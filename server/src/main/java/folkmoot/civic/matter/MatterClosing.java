package folkmoot.civic.matter;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;

/** Its author ends a matter: what was agreed on has happened; what was not is taken back, and who still counted on it is told, some at a time. */
public final class MatterClosing {

    private static final int AT_ONCE = 50;

    /** @param after the answers up to this one have been told */
    record Telling(long matter, long after) {}

    private static final JobKind<Telling> TELL = new JobKind<>("matter-closed", Telling.class, RetryPolicy.USUAL);

    private final Database database;
    private final Matters matters;
    private final MatterAnswerStore answers;
    private final MatterMessages messages;
    private final Jobs jobs;

    public MatterClosing(Database database, Matters matters, MatterAnswers answers, Jobs jobs) {
        this.database = database;
        this.matters = matters;
        this.answers = answers.store();
        this.messages = new MatterMessages(matters);
        this.jobs = jobs;
        jobs.handle(TELL, this::tell);
    }

    /** Twice is the same as once. Problems: 403 for everybody else. */
    public void close(Transaction tx, StatusId id, Account by) {
        var matter = matters.locked(tx, id);
        Matters.requireAuthor(matter, by);
        if (matter.state().isOver()) {
            return;
        }
        if (matter.state() == MatterState.TAKEN) {
            matters.move(tx, matter, MatterState.DONE);
        } else {
            matters.move(tx, matter, MatterState.CLOSED);
            jobs.enqueue(tx, TELL, new Telling(id.value(), 0));
        }
    }

    /** All of these in one transaction with the next job: told once each. */
    private void tell(Telling telling) {
        database.write(tx -> matters.find(tx, new StatusId(telling.matter())).ifPresent(matter -> {
            var kind = matters.kinds().require(matter.kind());
            var next = answers.live(tx, matter.id(), telling.after(), AT_ONCE);
            next.forEach(answer -> messages.closed(tx, matter, kind, answer));
            if (next.size() == AT_ONCE) {
                jobs.enqueue(
                        tx, TELL, new Telling(telling.matter(), next.getLast().id()));
            }
        }));
    }
}
