package folkmoot.talk.favourite;

import static folkmoot.schema.generated.Tables.DISLIKE;

import folkmoot.federation.vocabulary.Dislike;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Votes down, which Lemmy and its kin have. They are kept apart and count for nothing: on a proposal they are no opposition,
 * they only end the support that the same actor gave before. Whoever likes afterwards dislikes no longer.
 */
public final class Dislikes {

    private static final String DISLIKED = """
        SELECT account_id, status_id FROM dislike
        WHERE (account_id, status_id) IN (SELECT * FROM unnest(?::bigint[], ?::bigint[]))
        """;

    private final Favourites favourites;
    private final Statuses statuses;
    private final Ids ids;
    private final InstantSource clock;

    public Dislikes(Favourites favourites, Statuses statuses, Ids ids, InstantSource clock) {
        this.favourites = favourites;
        this.statuses = statuses;
        this.ids = ids;
        this.clock = clock;
    }

    /** Somebody elsewhere dislikes a status of ours or of one of our communities; an earlier like of theirs ends. */
    public Consumer<Transaction> receive(Dislike dislike, Account sender) {
        return tx -> statuses.voted()
                .find(tx, dislike.object(), sender)
                .ifPresentOrElse(
                        status -> keep(tx, dislike, status, sender), () -> Drops.note(tx, DropReason.UNKNOWN_OBJECT));
    }

    private void keep(Transaction tx, Dislike dislike, Status status, Account sender) {
        if (statuses.burials().buried(tx, dislike.id(), sender.id()).isPresent()) {
            Drops.note(tx, DropReason.TAKEN_BACK); // before it came
            return;
        }
        favourites.removed(tx, sender, status);
        if (insert(tx, sender, status, dislike.id())) {
            favourites.tellDisliked(tx, sender, status);
        }
    }

    /** Takes it back; one that never came is remembered as taken back. */
    public void undo(Transaction tx, Dislike dislike, Account sender) {
        statuses.voted()
                .find(tx, dislike.object(), sender)
                .filter(status -> remove(tx, sender.id(), status.id()))
                .ifPresentOrElse(status -> favourites.tellDisliked(tx, sender, status), () -> {
                    Drops.note(tx, DropReason.NOTHING_THERE);
                    statuses.burials().buryUnseen(tx, dislike.id(), sender, Optional.of("Dislike"));
                });
    }

    /** As {@link #undo}, named by the id of the Dislike only; false when it is not one of the sender's. */
    public boolean undo(Transaction tx, URI id, Account sender) {
        return tx.sql()
                        .deleteFrom(DISLIKE)
                        .where(DISLIKE.URI.eq(id.toString()))
                        .and(DISLIKE.ACCOUNT_ID.eq(sender.id().value()))
                        .execute()
                == 1;
    }

    public boolean exists(Transaction tx, AccountId by, StatusId status) {
        return tx.sql()
                .fetchExists(DISLIKE, DISLIKE.ACCOUNT_ID.eq(by.value()).and(DISLIKE.STATUS_ID.eq(status.value())));
    }

    /** Whether somebody dislikes a status, where it was foreseen that this is asked. */
    private record Foreseen(AccountId by, StatusId status) {}

    /** Whether some accounts dislike the statuses beside them is about to matter: read for all at once. */
    void foresee(Transaction tx, List<AccountId> by, List<StatusId> statuses) {
        var found = Set.copyOf(tx.fetch(
                DISLIKED,
                row -> new Foreseen(new AccountId(row.getLong(1)), new StatusId(row.getLong(2))),
                by.stream().map(AccountId::value).toArray(Long[]::new),
                statuses.stream().map(StatusId::value).toArray(Long[]::new)));
        for (int i = 0; i < by.size(); i++) {
            var pair = new Foreseen(by.get(i), statuses.get(i));
            tx.once(pair, () -> found.contains(pair));
        }
    }

    /** Whether there was one. */
    boolean remove(Transaction tx, AccountId by, StatusId status) {
        boolean perhaps = tx.once(new Foreseen(by, status), () -> true);
        return perhaps
                && tx.execute("DELETE FROM dislike WHERE account_id = ? AND status_id = ?", by.value(), status.value())
                        == 1;
    }

    private boolean insert(Transaction tx, Account by, Status status, URI uri) {
        tx.forget(Set.of(Foreseen.class));
        return tx.sql()
                        .insertInto(DISLIKE)
                        .set(DISLIKE.ID, ids.next())
                        .set(DISLIKE.ACCOUNT_ID, by.id().value())
                        .set(DISLIKE.STATUS_ID, status.id().value())
                        .set(DISLIKE.URI, uri.toString())
                        .set(DISLIKE.CREATED_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }
}
