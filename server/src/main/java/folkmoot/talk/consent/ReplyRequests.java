package folkmoot.talk.consent;

import folkmoot.federation.vocabulary.Accept;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.InteractionRequest;
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
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.PostSending;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusDeliveries;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where an author elsewhere wants to be asked before others answer (GoToSocial), our members' answers go there with a request;
 * once it is granted, they go out again with the authorization. A refused one is kept and not shown below the post.
 */
public final class ReplyRequests implements PostSending {

    private final AnswerRules rules;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Wire wire;
    private final ReplyRequestStore store = new ReplyRequestStore();
    private final ConsentStore consent = new ConsentStore();

    /** How other servers are told. */
    public record Wire(StatusDeliveries posts, Deliveries deliveries, LocalUris uris, Ids ids) {}

    public ReplyRequests(AnswerRules rules, Accounts accounts, Statuses statuses, Wire wire) {
        this.rules = rules;
        this.accounts = accounts;
        this.statuses = statuses;
        this.wire = wire;
    }

    @Override
    public void sent(Transaction tx, Status status, Account author, Supplier<? extends Activity> activity) {
        status.thread()
                .parentUri()
                .filter(post -> !wire.uris().isLocal(post))
                .flatMap(_ -> rules.answered(tx, status))
                .filter(post -> rules.mustAsk(tx, post, author.id()))
                .filter(_ -> !store.isAskedFor(tx, status.id()))
                .ifPresent(post -> ask(tx, status, post, author, activity.get()));
    }

    private void ask(Transaction tx, Status reply, Status post, Account author, Activity activity) {
        if (!(activity instanceof Create create && create.object() instanceof Ref.Embedded<Note> note)) {
            return;
        }
        var asked = accounts.require(tx, post.author());
        var id = wire.uris().activity(author.id(), "reply-request", wire.ids().next());
        store.add(tx, reply.id(), id);
        wire.deliveries()
                .enqueue(
                        tx,
                        author.id(),
                        new InteractionRequest(
                                id,
                                author.uri(),
                                InteractionRequest.Kind.REPLY,
                                post.uri(),
                                Ref.of(note.value()),
                                Recipients.to(asked.uri())),
                        Audience.of(asked.id()));
    }

    /** Whether it answered a request of ours, by the id of the request or of the answer: then the answer goes out again. */
    public boolean accepted(Transaction tx, Accept accept, Account sender) {
        var reply = asked(tx, accept.object(), sender);
        reply.ifPresent(status -> accept.result()
                .filter(authorization -> Origins.same(authorization, sender.uri()))
                .filter(authorization -> !store.authorization(tx, status.id()).equals(Optional.of(authorization)))
                .ifPresent(authorization -> {
                    store.authorize(tx, status.id(), authorization);
                    consent.approve(tx, status.id());
                    wire.posts().edited(tx, status, accounts.require(tx, status.author()));
                }));
        return reply.isPresent();
    }

    /** Whether it answered a request of ours. */
    public boolean rejected(Transaction tx, Reject reject, Account sender) {
        var reply = asked(tx, reject.object(), sender);
        reply.ifPresent(status -> consent.withhold(tx, status.id()));
        return reply.isPresent();
    }

    /** By the id of the request or of the answer; by the answer in a request of which the id is none that we know. */
    private Optional<Status> asked(Transaction tx, Ref<Activity> about, Account sender) {
        return store.byRequest(tx, about.uri())
                .flatMap(reply -> statuses.find(tx, reply))
                .or(() -> answer(tx, about.uri()))
                .or(() -> about instanceof Ref.Embedded<Activity>(InteractionRequest asking)
                        ? answer(tx, asking.instrument().uri())
                        : Optional.empty())
                .filter(reply -> rules.answered(tx, reply).map(Status::author).equals(Optional.of(sender.id())));
    }

    private Optional<Status> answer(Transaction tx, URI id) {
        return statuses.byUri(tx, id).filter(status -> status.local() && store.isAskedFor(tx, status.id()));
    }
}
