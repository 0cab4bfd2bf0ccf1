package folkmoot.door.activitypub;

import folkmoot.civic.event.EventsElsewhere;
import folkmoot.civic.event.Joins;
import folkmoot.civic.group.ModeratorHandler;
import folkmoot.civic.group.PassingOn;
import folkmoot.civic.group.RelayedHandler;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.Accept;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.Add;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.Block;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Dislike;
import folkmoot.federation.vocabulary.FeatureRequest;
import folkmoot.federation.vocabulary.Flag;
import folkmoot.federation.vocabulary.Follow;
import folkmoot.federation.vocabulary.InteractionRequest;
import folkmoot.federation.vocabulary.Invite;
import folkmoot.federation.vocabulary.Join;
import folkmoot.federation.vocabulary.Leave;
import folkmoot.federation.vocabulary.Like;
import folkmoot.federation.vocabulary.Lock;
import folkmoot.federation.vocabulary.Move;
import folkmoot.federation.vocabulary.QuoteRequest;
import folkmoot.federation.vocabulary.Received;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Reject;
import folkmoot.federation.vocabulary.Remove;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.federation.vocabulary.Unrecognized;
import folkmoot.federation.vocabulary.Update;
import folkmoot.people.account.Account;
import folkmoot.people.block.BlockHandler;
import folkmoot.people.follow.FollowHandler;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.problem.Forbidden;
import folkmoot.stewardship.report.FlagHandler;
import folkmoot.talk.consent.Gestures;
import folkmoot.talk.consent.InteractionHandler;
import folkmoot.talk.consent.ReplyRequests;
import folkmoot.talk.crawl.Backfill;
import folkmoot.talk.favourite.Dislikes;
import folkmoot.talk.favourite.LikeHandler;
import folkmoot.talk.pin.FeaturedHandler;
import folkmoot.talk.profile.Moves;
import folkmoot.talk.quote.QuoteHandler;
import folkmoot.talk.reblog.AnnounceHandler;
import folkmoot.talk.relay.RelayHandler;
import folkmoot.talk.status.CreateHandler;
import folkmoot.talk.status.DeleteHandler;
import folkmoot.talk.status.ForwardHandler;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.UpdateHandler;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives each activity to the feature that it concerns. What a handler does over the network it does at once; what it
 * changes it gives back, to run in the transaction that also takes the activity out of the queue.
 */
public final class InboxDispatcher {

    private static final Consumer<Transaction> NOTHING = _ -> {};

    private final FollowHandler follows;
    private final CreateHandler creates;
    private final UpdateHandler updates;
    private final DeleteHandler deletes;
    private final LikeHandler likes;
    private final AnnounceHandler announces;
    private final FeaturedHandler featured;
    private final QuoteHandler quotes;
    private final InteractionHandler interactions;
    private final ReplyRequests replies;
    private final Gestures gestures;
    private final BlockHandler blocks;
    private final FlagHandler flags;
    private final Moves moves;
    private final Dislikes dislikes;
    private final ModeratorHandler moderators;
    private final PassingOn passing;
    private final RelayedHandler relays;
    private final Backfill backfill;
    private final RelayHandler publicRelays;
    private final Joins joins;
    private final EventsElsewhere events;
    private final Refusals refusals;
    private final Statuses statuses;
    private final ForwardHandler forwards;
    private final IgnoredActivities ignored;

    public InboxDispatcher(
            FollowHandler follows,
            CreateHandler creates,
            UpdateHandler updates,
            DeleteHandler deletes,
            LikeHandler likes,
            AnnounceHandler announces,
            FeaturedHandler featured,
            QuoteHandler quotes,
            InteractionHandler interactions,
            ReplyRequests replies,
            Gestures gestures,
            BlockHandler blocks,
            FlagHandler flags,
            Moves moves,
            Dislikes dislikes,
            ModeratorHandler moderators,
            PassingOn passing,
            RelayedHandler relays,
            Backfill backfill,
            RelayHandler publicRelays,
            Joins joins,
            EventsElsewhere events,
            Refusals refusals,
            Statuses statuses,
            ForwardHandler forwards,
            IgnoredActivities ignored) {
        this.follows = follows;
        this.creates = creates;
        this.updates = updates;
        this.deletes = deletes;
        this.likes = likes;
        this.announces = announces;
        this.featured = featured;
        this.quotes = quotes;
        this.interactions = interactions;
        this.replies = replies;
        this.gestures = gestures;
        this.blocks = blocks;
        this.flags = flags;
        this.moves = moves;
        this.dislikes = dislikes;
        this.moderators = moderators;
        this.passing = passing;
        this.relays = relays;
        this.backfill = backfill;
        this.publicRelays = publicRelays;
        this.joins = joins;
        this.events = events;
        this.refusals = refusals;
        this.statuses = statuses;
        this.forwards = forwards;
        this.ignored = ignored;
    }

    /**
     * What an activity changes.
     *
     * @param body as it came in
     * @throws Forbidden when the sender may not do that
     */
    public Consumer<Transaction> dispatch(Activity activity, byte[] body, Account sender, FetchBudget budget) {
        if (!activity.actor().equals(sender.uri())) {
            return forwards.receive(activity, budget);
        }
        var raw = new Received(activity.id(), activity.type(), body);
        var moderated = moderators.receive(activity, raw, sender);
        return moderated.isPresent()
                ? moderated.get()
                : passing.around(activity, raw, sender, changes(activity, raw, sender, budget));
    }

    /** An activity and whose it is. */
    record Sent(Activity activity, Account sender) {}

    /** The changes of these come next in a transaction: what many of one kind would each ask for is read for all at once. */
    void foresee(Transaction tx, List<Sent> all) {
        var likes = new ArrayList<LikeHandler.Sent>();
        for (var sent : all) {
            if (sent.activity() instanceof Like like
                    && like.actor().equals(sent.sender().uri())) {
                likes.add(new LikeHandler.Sent(like, sent.sender()));
            }
        }
        this.likes.foresee(tx, likes);
    }

    private Consumer<Transaction> changes(Activity activity, Received raw, Account sender, FetchBudget budget) {
        return switch (activity) {
            case Follow follow -> unlessUndone(follow, sender, follows.receive(follow, sender));
            case Accept accept -> accepted(accept, sender);
            case Reject reject -> rejected(reject, sender);
            case QuoteRequest request -> quotes.receive(request, sender, budget);
            case InteractionRequest request -> interactions.receive(request, sender, budget);
            case Undo undo -> undo(undo, sender);
            case Create create -> creates.receive(create, sender, budget);
            case Update update -> updates.receive(update, sender, budget);
            case Delete delete -> moderators.delete(delete, raw, sender, () -> deleted(delete, sender));
            case Like like -> likes.receive(like, sender);
            case Dislike dislike -> dislikes.receive(dislike, sender);
            case Announce announce -> announced(announce, raw, sender, budget);
            case Add add -> featured.receive(add, sender, budget);
            case Remove remove -> featured.receive(remove, sender);
            case Block block -> unlessUndone(block, sender, blocks.receive(block, sender));
            case Flag flag -> flags.receive(flag, sender);
            case Move move -> moves.receive(move, sender, budget);
            case Join join -> unlessUndone(join, sender, joined(join, sender));
            case Leave leave -> tx -> noteUnless(tx, joins.leave(tx, leave, sender));
            case Invite _, FeatureRequest _ -> refusals.refuse(activity, sender);
            case Lock _ -> ignore(activity.type());
            case Unrecognized unrecognized -> ignore(unrecognized.typeWord());
        };
    }

    /** To anything but an event of somebody here nobody can come. */
    private Consumer<Transaction> joined(Join join, Account sender) {
        var refused = refusals.refuse(join, sender);
        return tx -> {
            if (!joins.join(tx, join, sender)) {
                refused.accept(tx);
            }
        };
    }

    private static void noteUnless(Transaction tx, boolean done) {
        if (!done) {
            Drops.note(tx, DropReason.NOTHING_THERE);
        }
    }

    private Consumer<Transaction> announced(Announce announce, Received raw, Account sender, FetchBudget budget) {
        if (publicRelays.announced(announce, sender, budget)) {
            return NOTHING;
        }
        return announce.object() instanceof Ref.Embedded<ActivityStreamsObject>(Activity relayed)
                ? relays.receive(announce, relayed, raw, sender, budget)
                : announces.receive(announce, sender, budget);
    }

    private Consumer<Transaction> accepted(Accept accept, Account sender) {
        var followed = follows.accepted(accept, sender);
        return tx -> {
            if (!publicRelays.answered(tx, accept.object(), sender, true)
                    && !quotes.accepted(tx, accept, sender)
                    && !replies.accepted(tx, accept, sender)
                    && !gestures.accepted(tx, accept, sender)
                    && !events.answered(tx, accept.object(), sender, true)) {
                followed.accept(tx);
                backfill.followed(tx, sender);
            }
        };
    }

    private Consumer<Transaction> rejected(Reject reject, Account sender) {
        var followed = follows.rejected(reject, sender);
        return tx -> {
            if (!publicRelays.answered(tx, reject.object(), sender, false)
                    && !quotes.rejected(tx, reject, sender)
                    && !replies.rejected(tx, reject, sender)
                    && !gestures.rejected(tx, reject, sender)
                    && !events.answered(tx, reject.object(), sender, false)) {
                followed.accept(tx);
            }
        };
    }

    /** A stamp is no post: whoever takes it back only takes a quote back. */
    private Consumer<Transaction> deleted(Delete delete, Account sender) {
        var removed = deletes.receive(delete, sender);
        return tx -> {
            if (!quotes.revoked(tx, delete.object(), sender)) {
                removed.accept(tx);
            }
        };
    }

    /** Only who did a thing takes it back. */
    private Consumer<Transaction> undo(Undo undo, Account sender) {
        return switch (undo.object()) {
            case Ref.Link<Activity>(var id) -> tx -> undo(tx, id, sender);
            case Ref.Embedded<Activity>(var undone) -> {
                if (!undone.actor().equals(sender.uri())) {
                    throw new Forbidden("Only its actor may take an activity back");
                }
                yield undoEmbedded(undone, sender);
            }
        };
    }

    private Consumer<Transaction> undoEmbedded(Activity undone, Account sender) {
        return switch (undone) {
            case Follow follow -> tx -> rememberUnless(tx, follows.undo(tx, follow, sender), follow, sender);
            case Like like -> tx -> likes.undo(tx, like, sender);
            case Dislike dislike -> tx -> dislikes.undo(tx, dislike, sender);
            case Announce announce -> tx -> announces.undo(tx, announce, sender);
            case Block block -> tx -> rememberUnless(tx, blocks.undo(tx, block, sender), block, sender);
            case Join join -> tx -> rememberUnless(tx, joins.leave(tx, join.object(), sender), join, sender);
            case Accept accept ->
                follows.rejected(new Reject(accept.id(), accept.actor(), accept.object(), accept.recipients()), sender);
            case QuoteRequest _,
                    InteractionRequest _,
                    Reject _,
                    Undo _,
                    Create _,
                    Update _,
                    Delete _,
                    Add _,
                    Remove _,
                    Flag _,
                    Move _,
                    Lock _,
                    Leave _,
                    Invite _,
                    FeatureRequest _,
                    Unrecognized _ -> ignore("Undo " + undone.type());
        };
    }

    private Consumer<Transaction> unlessUndone(Activity activity, Account sender, Consumer<Transaction> changes) {
        return tx -> {
            if (statuses.burials().buried(tx, activity.id(), sender.id()).isEmpty()) {
                changes.accept(tx);
            } else {
                Drops.note(tx, DropReason.TAKEN_BACK);
            }
        };
    }

    /** The Undo came before what it undoes. */
    private void rememberUnless(Transaction tx, boolean undone, Activity activity, Account sender) {
        if (!undone) {
            Drops.note(tx, DropReason.NOTHING_THERE);
            statuses.burials().buryUnseen(tx, activity.id(), sender, Optional.of(activity.type()));
        }
    }

    /** Named by its id only: whichever feature knows it. What nobody knows is remembered as taken back. */
    private void undo(Transaction tx, URI id, Account sender) {
        var known = follows.undo(tx, id, sender)
                || likes.undo(tx, id, sender)
                || dislikes.undo(tx, id, sender)
                || announces.undo(tx, id, sender)
                || blocks.undo(tx, id, sender);
        if (!known) {
            Drops.note(tx, DropReason.NOTHING_THERE);
            statuses.burials().buryUnseen(tx, id, sender, Optional.empty());
        }
    }

    private Consumer<Transaction> ignore(String type) {
        ignored.count(type);
        return Drops.because(DropReason.IGNORED);
    }
}
