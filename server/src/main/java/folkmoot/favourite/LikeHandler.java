package folkmoot.favourite;

import folkmoot.account.Account;
import folkmoot.database.Transaction;
import folkmoot.federation.vocabulary.Like;
import folkmoot.status.Statuses;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Like and its Undo from elsewhere. Only likes of our own statuses and of those in our communities are kept: of others, only
 * their own server knows the whole number. A like that somebody relays is never given to this class.
 */
public final class LikeHandler {

    private final Favourites favourites;
    private final Dislikes dislikes;
    private final Statuses statuses;

    public LikeHandler(Favourites favourites, Dislikes dislikes, Statuses statuses) {
        this.favourites = favourites;
        this.dislikes = dislikes;
        this.statuses = statuses;
    }

    /** One favourite of the sender's, however often it is sent; a reaction counts when it approves. */
    public Consumer<Transaction> receive(Like like, Account sender) {
        if (like.content().filter(emoji -> !Reactions.approves(emoji)).isPresent()) {
            return _ -> {};
        }
        return tx -> statuses.votedHere(tx, like.object(), sender)
                .filter(_ -> statuses.buried(tx, like.id()).isEmpty()) // taken back before it came
                .ifPresent(status -> {
                    dislikes.remove(tx, sender.id(), status.id());
                    favourites.receive(tx, sender, status, like.id());
                });
    }

    /** Takes the favourite back; one that never came is remembered as taken back. */
    public void undo(Transaction tx, Like like, Account sender) {
        var known = statuses.votedHere(tx, like.object(), sender)
                .filter(status ->
                        !favourites.among(tx, sender.id(), List.of(status.id())).isEmpty());
        known.ifPresentOrElse(
                status -> favourites.removed(tx, sender, status),
                () -> statuses.bury(tx, like.id(), Optional.of(sender.id()), Optional.of("Like")));
    }

    /** As {@link #undo}, named by the id of the Like only; false when it is not the id of a like of the sender's. */
    public boolean undo(Transaction tx, URI likeId, Account sender) {
        var favourite =
                favourites.byUri(tx, likeId).filter(known -> known.account().equals(sender.id()));
        favourite
                .flatMap(known -> statuses.find(tx, known.status()))
                .ifPresent(status -> favourites.removed(tx, sender, status));
        return favourite.isPresent();
    }
}
