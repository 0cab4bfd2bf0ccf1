package folkmoot.civic.decision;

import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.MatterState;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.proposal.Foundations;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.poll.PollFaces;
import java.time.Instant;
import java.util.HashSet;

/**
 * Counts decisions that have ended. Ballots of who is banned or suspended by then, or speaks for a public body, are taken out; from the others the names are taken. Of a decision
 * that was taken back the ballots go.
 */
public final class DecisionEnds {

    private static final int AT_ONCE = 100;

    private final Database database;
    private final Matters matters;
    private final Ballots ballots;
    private final BallotStore store;
    private final Foundations civic;
    private final Telling telling;

    /** Who tells that it has ended. */
    record Telling(PollFaces faces, Notifications notifications) {}

    DecisionEnds(
            Database database,
            Matters matters,
            Ballots ballots,
            BallotStore store,
            Foundations civic,
            Telling telling) {
        this.database = database;
        this.matters = matters;
        this.ballots = ballots;
        this.store = store;
        this.civic = civic;
        this.telling = telling;
    }

    /** Run every minute; once more is the same as once. */
    public void run() {
        var due = database.read(tx -> store.due(tx, civic.clock().instant(), AT_ONCE));
        due.forEach(id -> database.write(tx -> end(tx, id)));
    }

    private void end(Transaction tx, StatusId id) {
        var matter = matters.locked(tx, id);
        if (!(matters.whole(tx, matter).block() instanceof Decision decision) || decision.isCounted()) {
            return;
        }
        var now = civic.clock().instant();
        if (matter.state() == MatterState.CLOSED) {
            store.deleteAll(tx, id);
            store.setCounted(tx, id, now);
            telling.faces()
                    .count(tx, id, decision.variants().stream().map(_ -> 0).toList(), 0);
            telling.faces().end(tx, id, now);
        } else {
            count(tx, matter, decision, now);
        }
        matters.finish(tx, matter);
    }

    private void count(Transaction tx, Matter matter, Decision decision, Instant now) {
        var id = matter.id();
        var voters = civic.accounts().list(tx, new HashSet<>(store.voters(tx, id)));
        var community = matter.community().orElseThrow();
        voters.stream()
                .filter(voter -> civic.officials().isOfficial(tx, community, voter))
                .forEach(voter -> store.delete(tx, id, voter.id()));
        store.finish(tx, id, now);
        store.setCounted(tx, id, now);
        boolean first = telling.faces().end(tx, id, now);
        if (first || !decision.isAskedByPoll()) {
            var told = new HashSet<>(voters);
            told.add(civic.accounts().require(tx, matter.author()));
            told.forEach(account -> telling.notifications().poll(tx, account, matter.author(), id));
        }
        ballots.show(tx, matters.whole(tx, matter, Decision.class));
    }
}
