package folkmoot.civic.opinion;

import folkmoot.civic.matter.MatterState;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.proposal.Foundations;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Looks for groups and bridges where somebody answered, away from requests and outside of transactions; takes the names away at the end. */
public final class RoundWork {

    private static final int AT_ONCE = 20;

    private final Database database;
    private final Matters matters;
    private final Foundations civic;
    private final OpinionStore store;

    RoundWork(Database database, Matters matters, Foundations civic, OpinionStore store) {
        this.database = database;
        this.matters = matters;
        this.civic = civic;
        this.store = store;
    }

    /** What is known of a round when its groups are looked for. */
    private record Known(List<Statement> statements, List<OpinionStore.Answer> answers, long seed) {}

    /** Run every minute; once more is the same as once. */
    public void run() {
        for (var id : database.read(tx -> store.due(tx, civic.clock().instant(), AT_ONCE))) {
            boolean over = database.read(tx -> isOver(tx, id));
            if (over) { // nobody answers any more: what is found now stays
                database.write(tx -> matters.locked(tx, id));
            }
            var known =
                    database.read(tx -> new Known(store.statements(tx, id), store.answers(tx, id), store.seed(tx, id)));
            var result = found(known);
            database.write(tx -> keep(tx, id, result, over));
        }
    }

    private boolean isOver(Transaction tx, StatusId id) {
        return matters.find(tx, id)
                .filter(matter -> !matter.isOpen(civic.clock().instant()))
                .isPresent();
    }

    private void keep(Transaction tx, StatusId id, RoundResult result, boolean over) {
        var matter = matters.locked(tx, id);
        store.setResult(tx, id, result.json());
        if (over) {
            store.end(tx, id, civic.clock().instant());
            if (matter.state() != MatterState.CLOSED) {
                matters.finish(tx, matter);
            }
        }
    }

    private static RoundResult found(Known known) {
        var voters = places(known.answers(), OpinionStore.Answer::voter);
        var ids = known.statements().stream()
                .filter(one -> one.state() != Statement.State.WAITING)
                .map(Statement::id)
                .toList();
        var columns = places(ids, Long::longValue);
        var votes = new VoteTable(voters.size(), ids.size());
        known.answers().stream()
                .filter(answer -> columns.containsKey(answer.statement()))
                .forEach(answer ->
                        votes.put(voters.get(answer.voter()), columns.get(answer.statement()), (byte) answer.answer()));
        known.statements().stream()
                .filter(one -> one.state() == Statement.State.OUT)
                .forEach(one -> votes.takeOut(columns.get(one.id())));
        return RoundResult.of(OpinionMap.of(votes, known.seed()), ids);
    }

    private static <T> Map<Long, Integer> places(List<T> all, ToLongFunction<T> key) {
        var places = new HashMap<Long, Integer>();
        all.forEach(one -> places.putIfAbsent(key.applyAsLong(one), places.size()));
        return places;
    }
}
