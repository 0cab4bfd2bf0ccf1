package folkmoot.people.follow;

import folkmoot.federation.vocabulary.Accept;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Follow;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Reject;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follow, its answers and its Undo from elsewhere. What each does runs in the transaction that also takes the activity out
 * of the inbox.
 */
public final class FollowHandler {

    private final Follows follows;
    private final Accounts accounts;
    private final LocalUris uris;

    public FollowHandler(Follows follows, Accounts accounts, LocalUris uris) {
        this.follows = follows;
        this.accounts = accounts;
        this.uris = uris;
    }

    /** Somebody elsewhere asks to follow one of ours. */
    public Consumer<Transaction> receive(Follow follow, Account sender) {
        return tx -> target(tx, follow.object())
                .ifPresentOrElse(
                        target -> follows.receive(tx, sender, target, follow.id()),
                        () -> Drops.note(tx, DropReason.UNKNOWN_OBJECT));
    }

    /**
     * An answer counts only for a follow that we asked for, from exactly the actor that we asked: with its id, or of the same two
     * actors where the id is not ours, as some peers send none or one of their own.
     */
    public Consumer<Transaction> accepted(Accept accept, Account sender) {
        return tx -> answered(tx, accept.object(), sender)
                .ifPresentOrElse(
                        id -> follows.accepted(tx, sender, id), () -> Drops.note(tx, DropReason.NOTHING_THERE));
    }

    /** Also the later taking back of an acceptance. */
    public Consumer<Transaction> rejected(Reject reject, Account sender) {
        return tx -> answered(tx, reject.object(), sender)
                .ifPresentOrElse(
                        id -> follows.rejected(tx, sender, id), () -> Drops.note(tx, DropReason.NOTHING_THERE));
    }

    /** The sender follows no longer; false when it did not. */
    public boolean undo(Transaction tx, Follow follow, Account sender) {
        return target(tx, follow.object())
                .filter(target -> follows.removed(tx, sender, target))
                .isPresent();
    }

    /** As {@link #undo}, named by the id of the Follow only; false when it is not the id of a follow of the sender's. */
    public boolean undo(Transaction tx, URI followId, Account sender) {
        var follow = follows.byUri(tx, followId).filter(known -> known.account().equals(sender.id()));
        follow.flatMap(known -> accounts.find(tx, known.target()))
                .ifPresent(target -> follows.removed(tx, sender, target));
        return follow.isPresent();
    }

    private Optional<Account> target(Transaction tx, URI object) {
        return accounts.byUri(tx, object).filter(Account::isLocal).filter(Account::isActive);
    }

    private Optional<URI> answered(Transaction tx, Ref<Activity> object, Account sender) {
        return switch (object) {
            case Ref.Embedded<Activity>(Follow follow)
            when follow.object().equals(sender.uri()) ->
                follows.byUri(tx, follow.id()).map(_ -> follow.id()).or(() -> between(tx, follow.actor(), sender));
            case Ref.Embedded<Activity>(Follow _) -> Optional.empty();
            case Ref<Activity> other ->
                follows.byUri(tx, other.uri())
                        .filter(known -> known.target().equals(sender.id()))
                        .map(folkmoot.people.follow.Follow::uri)
                        .filter(uris::isLocal);
        };
    }

    private Optional<URI> between(Transaction tx, URI follower, Account target) {
        return accounts.byUri(tx, follower)
                .filter(Account::isLocal)
                .flatMap(by -> follows.find(tx, by.id(), target.id()))
                .map(folkmoot.people.follow.Follow::uri);
    }
}
