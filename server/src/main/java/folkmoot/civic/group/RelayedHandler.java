package folkmoot.civic.group;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.json.Fields;
import folkmoot.federation.json.Json;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.Add;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.Block;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Dislike;
import folkmoot.federation.vocabulary.Like;
import folkmoot.federation.vocabulary.Lock;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.federation.vocabulary.Received;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Remove;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.federation.vocabulary.Update;
import folkmoot.people.account.Account;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.people.follow.Follows;
import folkmoot.people.key.RemoteProofs;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.reblog.AnnounceHandler;
import folkmoot.talk.status.RemoteNote;
import folkmoot.talk.status.RemoteStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a community elsewhere, followed here, passes on (FEP-1b12). Its word is enough to look, never enough to believe: posts
 * and their edits are read from their own servers, removals are confirmed there or are the community's own, which concern
 * only what stands in it. Votes are shown as reported by the community. What carries a proof of its own needs no look.
 */
public final class RelayedHandler {

    private static final Consumer<Transaction> NOTHING = _ -> {};

    private final Database database;
    private final RemoteAccounts accounts;
    private final Follows follows;
    private final Statuses statuses;
    private final RemoteStatuses remote;
    private final AnnounceHandler announces;
    private final ReportedVotes votes;
    private final RemoteModeration moderation;
    private final RemoteProofs proofs;
    private final LocalUris uris;

    public RelayedHandler(
            Database database,
            RemoteAccounts accounts,
            Follows follows,
            Statuses statuses,
            RemoteStatuses remote,
            AnnounceHandler announces,
            ReportedVotes votes,
            RemoteModeration moderation,
            RemoteProofs proofs,
            LocalUris uris) {
        this.database = database;
        this.accounts = accounts;
        this.follows = follows;
        this.statuses = statuses;
        this.remote = remote;
        this.announces = announces;
        this.votes = votes;
        this.moderation = moderation;
        this.proofs = proofs;
        this.uris = uris;
    }

    /**
     * Nothing when the sender is no community that somebody here follows.
     *
     * @param raw the announcement as it came
     */
    public Consumer<Transaction> receive(
            Announce announce, Activity activity, Received raw, Account group, FetchBudget budget) {
        if (!group.isGroup() || !database.read(tx -> follows.hasLocalFollowers(tx, group.id()))) {
            return Drops.because(DropReason.UNCONCERNED);
        }
        return switch (activity) {
            case Create create -> posted(announce, create, proved(create, raw, budget), group, budget);
            case Update update -> changed(update, raw, group, budget);
            case Delete delete -> removed(delete, raw, group, budget);
            case Like like -> voted(like.object(), like.actor(), Optional.of(true), group);
            case Dislike dislike -> voted(dislike.object(), dislike.actor(), Optional.of(false), group);
            case Add add -> moderation.featured(add.target(), add.object(), add.actor(), true, group, budget);
            case Remove remove ->
                moderation.featured(remove.target(), remove.object(), remove.actor(), false, group, budget);
            case Lock lock -> moderation.closed(lock, group, budget);
            case Block block -> moderation.banned(block, group, budget);
            case Undo undo -> undone(undo, group, budget);
            default -> Drops.because(DropReason.IGNORED); // what else is done in a community changes nothing here
        };
    }

    /** Whose activity it is, when a proof of its own says so (FEP-8b32): then its own server need not be asked. */
    private Optional<Account> proved(Activity activity, Received raw, FetchBudget budget) {
        return new Fields(Json.read(raw.bytes()))
                .object("object")
                .filter(_ -> Origins.same(activity.id(), activity.actor()))
                .filter(inner -> proofs.isProvedBy(inner.node(), activity.actor(), budget))
                .flatMap(_ -> accounts.known(activity.actor()))
                .filter(Account::isActive);
    }

    /** The post in a proved activity, when it is its actor's own. */
    private Optional<RemoteNote> own(Ref<? extends ActivityStreamsObject> post, Account by, FetchBudget budget) {
        return post instanceof Ref.Embedded<?> embedded
                        && embedded.value() instanceof Note note
                        && Origins.same(note.id(), by.uri())
                        && note.attributedTo().contains(by.uri())
                ? Optional.of(remote.prepare(note, by, budget))
                : Optional.empty();
    }

    private Consumer<Transaction> undone(Undo undo, Account group, FetchBudget budget) {
        return switch (undo.object()) {
            case Ref.Embedded<Activity>(Like like) -> voted(like.object(), undo.actor(), Optional.empty(), group);
            case Ref.Embedded<Activity>(Dislike dislike) ->
                voted(dislike.object(), undo.actor(), Optional.empty(), group);
            case Ref.Embedded<Activity>(Delete delete) -> restored(delete.object(), group, budget);
            case Ref.Embedded<Activity>(Lock lock) -> moderation.opened(lock, undo.actor(), group, budget);
            case Ref.Embedded<Activity>(Block block) -> moderation.unbanned(block, undo.actor(), group, budget);
            case Ref<Activity> _ -> Drops.because(DropReason.IGNORED);
        };
    }

    /** A new post in a community is shown as passed on by it; an answer only joins its thread. */
    private Consumer<Transaction> posted(
            Announce announce, Create create, Optional<Account> author, Account group, FetchBudget budget) {
        var post = create.object().uri();
        var own = author.flatMap(by -> own(create.object(), by, budget));
        if (own.isEmpty()) {
            remote.need(post, budget);
        }
        return tx -> {
            own.ifPresent(note -> remote.keep(tx, note));
            Drops.take(tx); // that it is known says nothing of the announcement
            var status = statuses.byUri(tx, post);
            if (status.isEmpty()) {
                Drops.note(tx, DropReason.UNREAD_OBJECT);
            }
            status.filter(known -> !known.isReply()).ifPresent(known -> announces.keep(tx, announce, group, known));
        };
    }

    /** A post, or the community's own actor, which only its own server tells of. */
    private Consumer<Transaction> changed(Update update, Received raw, Account group, FetchBudget budget) {
        var object = update.object().uri();
        if (object.equals(group.uri())) {
            accounts.refresh(object, budget);
            return NOTHING;
        }
        return elsewhere(object)
                .flatMap(_ -> proved(update, raw, budget)
                        .flatMap(by -> own(update.object(), by, budget))
                        .or(() -> remote.read(object, budget)))
                .<Consumer<Transaction>>map(read -> tx -> change(tx, object, read))
                .orElseGet(() -> Drops.because(DropReason.UNREAD_OBJECT));
    }

    private void change(Transaction tx, URI post, RemoteNote read) {
        statuses.byUri(tx, post)
                .filter(status -> status.author().equals(read.author().id()))
                .ifPresent(status -> remote.change(tx, status, read));
    }

    /** With a reason it is a moderator's removal; else its author's, who proves it or whose server has to say so too. */
    private Consumer<Transaction> removed(Delete delete, Received raw, Account group, FetchBudget budget) {
        if (delete.summary().isPresent()) {
            return moderation.removed(delete, group, budget);
        }
        return elsewhere(delete.object())
                .filter(status -> proved(delete, raw, budget)
                                .filter(by -> by.id().equals(status.author()))
                                .isPresent()
                        || remote.isGone(delete.object(), budget))
                .<Consumer<Transaction>>map(
                        _ -> tx -> statuses.byUri(tx, delete.object()).ifPresent(status -> remote.remove(tx, status)))
                .orElseGet(() -> Drops.because(DropReason.UNREAD_OBJECT));
    }

    /** The post is read again, if its own server still has it. */
    private Consumer<Transaction> restored(URI post, Account group, FetchBudget budget) {
        return uris.isLocal(post) || elsewhere(post).isPresent()
                ? NOTHING
                : remote.read(post, budget)
                        .filter(read -> read.note().recipients().contains(group.uri()))
                        .<Consumer<Transaction>>map(read -> tx -> {
                            statuses.burials().unbury(tx, post);
                            remote.keep(tx, read);
                        })
                        .orElseGet(() -> Drops.because(DropReason.UNREAD_OBJECT));
    }

    /** Of one's own votes one knows better than any community. */
    private Consumer<Transaction> voted(URI post, URI actor, Optional<Boolean> up, Account group) {
        if (uris.isLocal(actor)) {
            return NOTHING;
        }
        return tx -> statuses.byUri(tx, post)
                .filter(status -> !status.local() && RemoteModeration.isIn(status, group))
                .ifPresent(status -> up.ifPresentOrElse(
                        vote -> votes.add(tx, group, status, actor, vote), () -> votes.remove(tx, status, actor)));
    }

    private Optional<Status> elsewhere(URI post) {
        return database.read(tx -> statuses.byUri(tx, post)).filter(status -> !status.local());
    }
}
