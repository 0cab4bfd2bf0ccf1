package folkmoot.talk.favourite;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.GroupCommit;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Outcome;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Writes the favourites of local people, many in one transaction when many come at once: a proposal that a whole town backs
 * within minutes has one counter, which single transactions would wait for one after the other.
 */
public final class FavouriteWriter implements AutoCloseable {

    private static final int LARGEST_GROUP = 128;

    private static final Consumer<Transaction> NOTHING = _ -> {};

    /**
     * Somebody favourites a status ({@code add}) or takes it back.
     *
     * @param then what belongs to it, in the same transaction
     */
    private record Gesture(AccountId by, StatusId status, boolean add, Consumer<Transaction> then) {}

    private final Accounts accounts;
    private final Statuses statuses;
    private final Favourites favourites;
    private final GroupCommit<Gesture, Outcome<StatusId>> writer;

    public FavouriteWriter(Database database, Accounts accounts, Statuses statuses, Favourites favourites) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.favourites = favourites;
        this.writer = new GroupCommit<>(database, "favourites", 1, LARGEST_GROUP, this::write);
    }

    /**
     * Favourites what the account may see. Returns after the commit; problems as {@link Favourites#add} has them. The status meant: of a
     * reblog, what it reblogs.
     */
    public StatusId add(AccountId by, StatusId status) {
        return add(by, status, NOTHING);
    }

    /** As {@link #add}, with something that is done in the same transaction when it stands, and throws no problem. */
    public StatusId add(AccountId by, StatusId status, Consumer<Transaction> then) {
        return writer.submit(new Gesture(by, status, true, then)).orElseThrow();
    }

    /** Takes it back; otherwise as {@link #add}. */
    public StatusId remove(AccountId by, StatusId status) {
        return writer.submit(new Gesture(by, status, false, NOTHING)).orElseThrow();
    }

    private List<Outcome<StatusId>> write(Transaction tx, List<Gesture> gestures) {
        accounts.remember(tx, gestures.stream().map(Gesture::by).toList());
        var seen = statuses.visible(
                tx,
                gestures.stream().map(Gesture::status).toList(),
                gestures.stream().map(Gesture::by).toList());
        favourites.foresee(
                tx, seen.stream().flatMap(Optional::stream).distinct().toList());
        var meant = IntStream.range(0, gestures.size())
                .mapToObj(i -> Outcome.of(() -> meant(tx, gestures.get(i), seen.get(i))))
                .toList();
        boolean distinct = meant.stream()
                        .map(outcome -> outcome.map(
                                one -> List.of(one.by().id(), one.status().id())))
                        .distinct()
                        .count()
                == meant.size();
        var taken = new ArrayList<Favourites.Taken>();
        var outcomes = IntStream.range(0, gestures.size())
                .mapToObj(i -> Outcome.of(() -> {
                    var one = meant.get(i).orElseThrow();
                    if (gestures.get(i).add()) {
                        favourites.add(tx, one.by(), one.status());
                    } else if (distinct) { // in whatever order: no two are about the same
                        taken.add(one);
                    } else {
                        favourites.remove(tx, one.by(), one.status());
                    }
                    return one.status().id();
                }))
                .toList();
        if (!taken.isEmpty()) {
            favourites.remove(tx, taken);
        }
        for (int i = 0; i < gestures.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Done<StatusId>
                    && gestures.get(i).then() != NOTHING) {
                gestures.get(i).then().accept(tx);
            }
        }
        return outcomes;
    }

    /** A refusal comes before anything is written, so the others of the group stand. */
    private Favourites.Taken meant(Transaction tx, Gesture gesture, Optional<Status> seen) {
        Account by = accounts.require(tx, gesture.by());
        return new Favourites.Taken(by, original(tx, seen.orElseThrow(NotFound::new)));
    }

    private Status original(Transaction tx, Status status) {
        return status.reblog()
                .map(reblog -> statuses.find(tx, reblog.status()).orElseThrow(NotFound::new))
                .orElse(status);
    }

    @Override
    public void close() {
        writer.close();
    }
}
