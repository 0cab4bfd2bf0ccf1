package folkmoot.talk.favourite;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.GroupCommit;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Problem;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes the favourites of local people, many in one transaction when many come at once: a proposal that a whole town backs
 * within minutes has one counter, which single transactions would wait for one after the other.
 */
public final class FavouriteWriter implements AutoCloseable {

    private static final int LARGEST_GROUP = 128;

    /** Somebody favourites a status ({@code add}) or takes it back. */
    private record Gesture(AccountId by, StatusId status, boolean add) {}

    private final Accounts accounts;
    private final Statuses statuses;
    private final Favourites favourites;
    private final GroupCommit<Gesture, Optional<Problem>> writer;

    public FavouriteWriter(Database database, Accounts accounts, Statuses statuses, Favourites favourites) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.favourites = favourites;
        this.writer = new GroupCommit<>(database, "favourites", 1, LARGEST_GROUP, this::write);
    }

    /** Favourites what the account may see. Returns after the commit; problems as {@link Favourites#add} has them. */
    public void add(AccountId by, StatusId status) {
        submit(new Gesture(by, status, true));
    }

    public void remove(AccountId by, StatusId status) {
        submit(new Gesture(by, status, false));
    }

    private void submit(Gesture gesture) {
        writer.submit(gesture).ifPresent(problem -> {
            throw problem;
        });
    }

    private List<Optional<Problem>> write(Transaction tx, List<Gesture> gestures) {
        accounts.remember(tx, gestures.stream().map(Gesture::by).toList());
        var seen = statuses.visible(
                tx,
                gestures.stream().map(Gesture::status).toList(),
                gestures.stream().map(Gesture::by).toList());
        return IntStream.range(0, gestures.size())
                .mapToObj(i -> write(tx, gestures.get(i), seen.get(i)))
                .toList();
    }

    /** A refusal comes before anything is written, so the others of the group stand. */
    private Optional<Problem> write(Transaction tx, Gesture gesture, Optional<Status> seen) {
        try {
            Account by = accounts.require(tx, gesture.by());
            var status = original(tx, seen.orElseThrow(NotFound::new));
            if (gesture.add()) {
                favourites.add(tx, by, status);
            } else {
                favourites.remove(tx, by, status);
            }
            return Optional.empty();
        } catch (Problem refused) {
            return Optional.of(refused);
        }
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
