package folkmoot.talk.consent;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.Accept;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.InteractionRequest;
import folkmoot.federation.vocabulary.Like;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Reject;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.favourite.LikeHandler;
import folkmoot.talk.reblog.AnnounceHandler;
import folkmoot.talk.status.CreateHandler;
import folkmoot.talk.status.RemoteStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Requests from elsewhere to answer, like or pass on a post of ours (GoToSocial). Everybody may who may see the post, and pass
 * on what is for everybody: so the answer is given at once, and what was asked for is done as if it had come unasked.
 */
public final class InteractionHandler {

    private static final Consumer<Transaction> NOTHING = _ -> {};

    private final InteractionAuthorizations authorizations;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Doing doing;
    private final Wire wire;

    /** What does the things that are asked for. */
    public record Doing(CreateHandler creates, RemoteStatuses remote, LikeHandler likes, AnnounceHandler announces) {}

    /** How the answer goes out. */
    public record Wire(Deliveries deliveries, LocalUris uris, Ids ids) {}

    public InteractionHandler(
            InteractionAuthorizations authorizations, Accounts accounts, Statuses statuses, Doing doing, Wire wire) {
        this.authorizations = authorizations;
        this.accounts = accounts;
        this.statuses = statuses;
        this.doing = doing;
        this.wire = wire;
    }

    /** Does it, and answers. */
    public Consumer<Transaction> receive(InteractionRequest request, Account sender, FetchBudget budget) {
        if (!Origins.same(request.instrument().uri(), sender.uri())) {
            throw new Forbidden("What is asked for stands on another server than the sender");
        }
        var done = done(request, sender, budget);
        return tx -> statuses.byUri(tx, request.object())
                .filter(status -> status.local() && !status.isReblog())
                .ifPresent(status -> {
                    done.accept(tx);
                    answer(tx, request, status, sender);
                });
    }

    private Consumer<Transaction> done(InteractionRequest request, Account sender, FetchBudget budget) {
        return switch (request.instrument()) {
            case Ref.Link<ActivityStreamsObject>(var id) -> {
                if (request.kind() == InteractionRequest.Kind.REPLY) {
                    doing.remote().find(id, budget);
                }
                yield NOTHING;
            }
            case Ref.Embedded<ActivityStreamsObject>(var object) -> done(request, object, sender, budget);
        };
    }

    private Consumer<Transaction> done(
            InteractionRequest request, ActivityStreamsObject object, Account sender, FetchBudget budget) {
        return switch (object) {
            case Note note
            when request.kind() == InteractionRequest.Kind.REPLY ->
                doing.creates().keepOffered(note, sender, budget);
            case Like like
            when request.kind() == InteractionRequest.Kind.LIKE && fits(like, like.object(), request) ->
                doing.likes().receive(like, sender);
            case Announce announce
            when request.kind() == InteractionRequest.Kind.ANNOUNCE
                    && fits(announce, announce.object().uri(), request) ->
                doing.announces().receive(announce, sender, budget);
            default -> throw new Forbidden("What is asked for is not of the kind, the actor or the post that is named");
        };
    }

    private static boolean fits(Activity instrument, URI object, InteractionRequest request) {
        return instrument.actor().equals(request.actor()) && object.equals(request.object());
    }

    private void answer(Transaction tx, InteractionRequest request, Status status, Account sender) {
        var author = accounts.require(tx, status.author());
        boolean allowed = allows(tx, request, status, sender);
        var id = wire.uris()
                .activity(author.id(), allowed ? "accept" : "reject", wire.ids().next());
        Ref<Activity> about = Ref.of(request.repeated());
        var to = Recipients.to(sender.uri());
        Activity answer = allowed
                ? new Accept(id, author.uri(), about, to, Optional.of(authorizations.give(tx, author, status, request)))
                : new Reject(id, author.uri(), about, to);
        wire.deliveries().enqueue(tx, author.id(), answer, Audience.of(sender.id()));
    }

    private boolean allows(Transaction tx, InteractionRequest request, Status status, Account sender) {
        return statuses.isVisible(tx, status, sender.id())
                && switch (request.kind()) {
                    case LIKE -> true;
                    case ANNOUNCE -> status.visibility().isOpen();
                    case REPLY -> wasTaken(tx, request, status, sender);
                };
    }

    /** Threads can be closed and people banned, so whether an answer is allowed shows when it is kept. */
    private boolean wasTaken(Transaction tx, InteractionRequest request, Status status, Account sender) {
        return statuses.byUri(tx, request.instrument().uri())
                .filter(reply -> reply.author().equals(sender.id()))
                .filter(reply -> reply.thread().parent().equals(Optional.of(status.id())))
                .isPresent();
    }
}
