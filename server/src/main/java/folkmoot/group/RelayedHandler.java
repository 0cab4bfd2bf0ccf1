package folkmoot.group;

import folkmoot.account.Account;
import folkmoot.database.Database;
import folkmoot.database.Transaction;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Add;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Dislike;
import folkmoot.federation.vocabulary.Like;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Remove;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.federation.vocabulary.Update;
import folkmoot.follow.Follows;
import folkmoot.pin.Pins;
import folkmoot.reblog.AnnounceHandler;
import folkmoot.reblog.Reblogs;
import folkmoot.status.RemoteNote;
import folkmoot.status.RemoteStatuses;
import folkmoot.status.Status;
import folkmoot.status.Statuses;
import folkmoot.uri.LocalUris;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a community elsewhere, followed here, passes on (FEP-1b12). Its word is enough to look, never enough to believe: posts
 * and their edits are read from their own servers, removals are confirmed there or are the community's own, which concern
 * only what stands in it. Votes are shown as reported by the community.
 */
public final class RelayedHandler {

    private static final int MOST_FEATURED = 20;
    private static final Consumer<Transaction> NOTHING = _ -> {};

    private final Database database;
    private final Follows follows;
    private final Statuses statuses;
    private final RemoteStatuses remote;
    private final AnnounceHandler announces;
    private final Reblogs reblogs;
    private final ReportedVotes votes;
    private final RemoteModerators moderators;
    private final Pins pins;
    private final LocalUris uris;

    public RelayedHandler(
            Database database,
            Follows follows,
            Statuses statuses,
            RemoteStatuses remote,
            AnnounceHandler announces,
            Reblogs reblogs,
            ReportedVotes votes,
            RemoteModerators moderators,
            Pins pins,
            LocalUris uris) {
        this.database = database;
        this.follows = follows;
        this.statuses = statuses;
        this.remote = remote;
        this.announces = announces;
        this.reblogs = reblogs;
        this.votes = votes;
        this.moderators = moderators;
        this.pins = pins;
        this.uris = uris;
    }

    /** Nothing when the sender is no community that somebody here follows. */
    public Consumer<Transaction> receive(Announce announce, Activity activity, Account group, FetchBudget budget) {
        if (!group.isGroup() || !database.read(tx -> follows.hasLocalFollowers(tx, group.id()))) {
            return NOTHING;
        }
        return switch (activity) {
            case Create create -> posted(announce, create.object().uri(), group, budget);
            case Update update -> changed(update.object().uri(), budget);
            case Delete delete -> removed(delete, group, budget);
            case Like like -> voted(like.object(), like.actor(), Optional.of(true), group);
            case Dislike dislike -> voted(dislike.object(), dislike.actor(), Optional.of(false), group);
            case Add add -> featured(add.target(), add.object(), add.actor(), true, group, budget);
            case Remove remove -> featured(remove.target(), remove.object(), remove.actor(), false, group, budget);
            case Undo undo -> undone(undo, group, budget);
            default -> NOTHING; // what else is done in a community changes nothing here
        };
    }

    private Consumer<Transaction> undone(Undo undo, Account group, FetchBudget budget) {
        return switch (undo.object()) {
            case Ref.Embedded<Activity>(Like like) -> voted(like.object(), undo.actor(), Optional.empty(), group);
            case Ref.Embedded<Activity>(Dislike dislike) ->
                voted(dislike.object(), undo.actor(), Optional.empty(), group);
            case Ref.Embedded<Activity>(Delete delete) -> restored(delete.object(), group, budget);
            case Ref<Activity> _ -> NOTHING;
        };
    }

    /** A new post in a community is shown as passed on by it; an answer only joins its thread. */
    private Consumer<Transaction> posted(Announce announce, URI post, Account group, FetchBudget budget) {
        return remote.need(post, budget)
                .filter(status -> !status.isReply())
                .<Consumer<Transaction>>map(_ ->
                        tx -> statuses.byUri(tx, post).ifPresent(status -> announces.keep(tx, announce, group, status)))
                .orElse(NOTHING);
    }

    private Consumer<Transaction> changed(URI post, FetchBudget budget) {
        return elsewhere(post)
                .flatMap(_ -> remote.read(post, budget))
                .<Consumer<Transaction>>map(read -> tx -> change(tx, post, read))
                .orElse(NOTHING);
    }

    private void change(Transaction tx, URI post, RemoteNote read) {
        statuses.byUri(tx, post)
                .filter(status -> status.author().equals(read.author().id()))
                .ifPresent(status -> remote.change(tx, status, read));
    }

    /** With a reason it is a moderator's removal from the community; else its author's, whose server has to say so too. */
    private Consumer<Transaction> removed(Delete delete, Account group, FetchBudget budget) {
        var known = database.read(tx -> statuses.byUri(tx, delete.object()));
        if (known.isEmpty()) {
            return NOTHING;
        }
        if (delete.summary().isPresent()) {
            return isIn(known.get(), group) && moderators.isModerator(group, delete.actor(), budget)
                    ? tx -> statuses.byUri(tx, delete.object()).ifPresent(status -> takeOut(tx, status, group))
                    : NOTHING;
        }
        return !known.get().local() && remote.isGone(delete.object(), budget)
                ? tx -> statuses.byUri(tx, delete.object()).ifPresent(status -> remote.remove(tx, status))
                : NOTHING;
    }

    /** What one of ours wrote stays theirs; of others, an answer goes. */
    private void takeOut(Transaction tx, Status status, Account group) {
        if (status.isReply() && !status.local()) {
            remote.remove(tx, status);
            return;
        }
        reblogs.find(tx, group.id(), status.id()).ifPresent(reblog -> reblogs.removed(tx, group, reblog));
        statuses.setCommunity(tx, status.id(), Optional.empty());
    }

    /** The post is read again, if its own server still has it. */
    private Consumer<Transaction> restored(URI post, Account group, FetchBudget budget) {
        return uris.isLocal(post) || elsewhere(post).isPresent()
                ? NOTHING
                : remote.read(post, budget)
                        .filter(read -> read.note().recipients().contains(group.uri()))
                        .<Consumer<Transaction>>map(read -> tx -> {
                            statuses.unbury(tx, post);
                            remote.keep(tx, read);
                        })
                        .orElse(NOTHING);
    }

    /** Of one's own votes one knows better than any community. */
    private Consumer<Transaction> voted(URI post, URI actor, Optional<Boolean> up, Account group) {
        if (uris.isLocal(actor)) {
            return NOTHING;
        }
        return tx -> statuses.byUri(tx, post)
                .filter(status -> !status.local() && isIn(status, group))
                .ifPresent(status -> up.ifPresentOrElse(
                        vote -> votes.add(tx, group, status, actor, vote), () -> votes.remove(tx, status, actor)));
    }

    private Consumer<Transaction> featured(
            URI target, URI post, URI actor, boolean on, Account group, FetchBudget budget) {
        if (!group.endpoints().featured().equals(Optional.of(target))
                || !moderators.isModerator(group, actor, budget)) {
            return NOTHING;
        }
        if (on) {
            remote.find(post, budget);
        }
        return tx -> statuses.byUri(tx, post)
                .filter(status -> isIn(status, group) && status.visibility().isOpen())
                .ifPresent(status -> feature(tx, status, on, group));
    }

    private void feature(Transaction tx, Status status, boolean on, Account group) {
        if (!on) {
            pins.drop(tx, group.id(), status.id());
        } else if (pins.count(tx, group.id()) < MOST_FEATURED) {
            pins.keep(tx, group.id(), status.id());
        }
    }

    private Optional<Status> elsewhere(URI post) {
        return database.read(tx -> statuses.byUri(tx, post)).filter(status -> !status.local());
    }

    private static boolean isIn(Status status, Account group) {
        return status.thread()
                .community()
                .filter(community -> community.value() == group.id().value())
                .isPresent();
    }
}
