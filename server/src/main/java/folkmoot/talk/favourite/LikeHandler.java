package folkmoot.talk.favourite;

import folkmoot.federation.vocabulary.Like;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Like and its Undo from elsewhere, in whatever order they come. Only likes of our own statuses and of those in our communities
 * are kept: of others, only their own server knows the whole number. A like that somebody relays is never given to this class.
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
            return Drops.because(DropReason.IGNORED);
        }
        return tx -> statuses.voted()
                .find(tx, like.object(), sender)
                .ifPresentOrElse(
                        status -> keep(tx, like, status, sender), () -> Drops.note(tx, DropReason.UNKNOWN_OBJECT));
    }

    /** A like and who sent it. */
    public record Sent(Like like, Account sender) {}

    /** These come next in a transaction: what each would ask for is read for all at once. */
    public void foresee(Transaction tx, List<Sent> all) {
        if (all.size() < 2) {
            return;
        }
        var voters = all.stream().map(sent -> sent.sender().id()).toList();
        var objects = all.stream().map(sent -> sent.like().object()).toList();
        var voted = statuses.voted().foresee(tx, objects, voters);
        var byUri = voted.stream().collect(Collectors.toMap(Status::uri, status -> status));
        statuses.burials()
                .foresee(tx, all.stream().map(sent -> sent.like().id()).toList(), voters);
        var known = all.stream()
                .filter(sent -> byUri.containsKey(sent.like().object()))
                .toList();
        dislikes.foresee(
                tx,
                known.stream().map(sent -> sent.sender().id()).toList(),
                known.stream().map(sent -> byUri.get(sent.like().object()).id()).toList());
        favourites.foresee(tx, voted);
    }

    private void keep(Transaction tx, Like like, Status status, Account sender) {
        if (statuses.burials().buried(tx, like.id(), sender.id()).isPresent()) {
            Drops.note(tx, DropReason.TAKEN_BACK); // before it came
            return;
        }
        dislikes.remove(tx, sender.id(), status.id());
        try {
            favourites.receive(tx, sender, status, like.id());
        } catch (Invalid closed) { // asked before anything of it was kept
            Drops.note(tx, DropReason.CLOSED);
            favourites.tellRefused(tx, sender, status, closed.getMessage());
        }
    }

    /**
     * Takes this like back. One under an id that we do not know is the one that there is, as many peers name it anew; where there is
     * none, it is remembered as taken back.
     */
    public void undo(Transaction tx, Like like, Account sender) {
        if (undo(tx, like.id(), sender)) {
            return;
        }
        statuses.voted()
                .find(tx, like.object(), sender)
                .filter(status ->
                        !favourites.among(tx, sender.id(), List.of(status.id())).isEmpty())
                .ifPresentOrElse(status -> favourites.removed(tx, sender, status), () -> {
                    Drops.note(tx, DropReason.NOTHING_THERE);
                    statuses.burials().buryUnseen(tx, like.id(), sender, Optional.of("Like"));
                });
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
