package folkmoot.favourite;

import folkmoot.account.Account;
import folkmoot.database.Transaction;
import folkmoot.federation.vocabulary.Like;
import folkmoot.instance.Instances;
import folkmoot.status.Status;
import folkmoot.status.Statuses;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Like and its Undo from elsewhere, in whatever order they come. Only likes of our own statuses and of those in our communities
 * are kept: of others, only their own server knows the whole number. A like that somebody relays is never given to this class.
 */
public final class LikeHandler {

    /** They undo a vote under an id that they never sent; their activities come in order. */
    private static final Set<String> NAMES_UNDONE_VOTES_ANEW = Set.of("lemmy", "piefed", "mbin");

    private final Favourites favourites;
    private final Dislikes dislikes;
    private final Statuses statuses;
    private final Instances instances;

    public LikeHandler(Favourites favourites, Dislikes dislikes, Statuses statuses, Instances instances) {
        this.favourites = favourites;
        this.dislikes = dislikes;
        this.statuses = statuses;
        this.instances = instances;
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

    /** Takes this like back; one that never came is remembered as taken back, and another one stands. */
    public void undo(Transaction tx, Like like, Account sender) {
        if (undo(tx, like.id(), sender)) {
            return;
        }
        statuses.bury(tx, like.id(), Optional.of(sender.id()), Optional.of("Like"));
        statuses.votedHere(tx, like.object(), sender)
                .filter(status ->
                        !favourites.among(tx, sender.id(), List.of(status.id())).isEmpty())
                .filter(_ -> namesUndoneVotesAnew(tx, sender))
                .ifPresent(status -> favourites.removed(tx, sender, status));
    }

    private boolean namesUndoneVotesAnew(Transaction tx, Account sender) {
        return instances
                .find(tx, sender.uri().getRawAuthority())
                .flatMap(Instances.Instance::software)
                .filter(NAMES_UNDONE_VOTES_ANEW::contains)
                .isPresent();
    }

    /** As {@link #undo}, named by the id of the Like only; false when it is not the id of a like of the sender's. */
    public boolean undo(Transaction tx, URI likeId, Account sender) {
        if (favourites.dropEcho(tx, sender, likeId)) {
            return true;
        }
        var favourite =
                favourites.byUri(tx, likeId).filter(known -> known.account().equals(sender.id()));
        favourite.flatMap(known -> statuses.find(tx, known.status())).ifPresent(status -> takeBack(tx, sender, status));
        return favourite.isPresent();
    }

    private void takeBack(Transaction tx, Account sender, Status status) {
        if (!favourites.takeEcho(tx, sender, status)) {
            favourites.removed(tx, sender, status);
        }
    }
}
