package folkmoot.door.activitypub;

import folkmoot.federation.json.Json;
import folkmoot.federation.signature.LinkedDataSignatures;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.federation.vocabulary.Update;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Passes on to the followers of a local account what others say in answer to it (ActivityPub 7.1.2), so that their servers
 * see the whole conversation. Only what carries a proof or a signature of its own, byte by byte: without one nobody could
 * believe it from us.
 */
public final class InboxForwarding {

    private static final int MOST_CONCERNED = 20;

    private final Statuses statuses;
    private final Deliveries deliveries;

    public InboxForwarding(Statuses statuses, Deliveries deliveries) {
        this.statuses = statuses;
        this.deliveries = deliveries;
    }

    /** The changes that the activity makes, and after them its forwarding where it is to be forwarded. */
    Consumer<Transaction> after(Consumer<Transaction> changes, Activity activity, byte[] body) {
        var post = subject(activity);
        if (post.isEmpty() || !canBeBelieved(body)) {
            return changes;
        }
        var isNew = activity instanceof Create;
        return tx -> {
            var before = concerned(tx, post.get());
            changes.accept(tx);
            var concerned = isNew ? before.isEmpty() ? concerned(tx, post.get()) : Set.<AccountId>of() : before;
            concerned.forEach(account -> deliveries.passOn(
                    tx, account, body, Audience.followersOf(account), Set.of(Origins.authority(activity.actor()))));
        };
    }

    private static Optional<URI> subject(Activity activity) {
        return switch (activity) {
            case Create create -> Optional.of(create.object().uri());
            case Update update -> Optional.of(update.object().uri());
            case Delete delete -> Optional.of(delete.object());
            default -> Optional.empty();
        };
    }

    private static boolean canBeBelieved(byte[] body) {
        var json = Json.read(body);
        return json.has("proof") || LinkedDataSignatures.isSigned(json);
    }

    /** Local accounts that the post answers, or that passed it on themselves; none when it is not for everybody. */
    private Set<AccountId> concerned(Transaction tx, URI uri) {
        var concerned = new LinkedHashSet<AccountId>();
        statuses.byUri(tx, uri)
                .filter(post -> post.visibility().isOpen() && !post.local())
                .ifPresent(post -> {
                    answered(tx, post).ifPresent(concerned::add);
                    statuses.localRebloggers(tx, post.id(), MOST_CONCERNED).forEach(concerned::add);
                });
        return concerned;
    }

    private Optional<AccountId> answered(Transaction tx, Status post) {
        return post.thread()
                .parent()
                .flatMap(parent -> statuses.find(tx, parent))
                .filter(Status::local)
                .filter(parent -> parent.visibility().isOpen())
                .map(Status::author);
    }
}
