package folkmoot.door.api.streaming;

import folkmoot.people.account.Account;
import folkmoot.people.notification.Notification;
import folkmoot.people.notification.NotificationObserver;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.conversation.Conversation;
import folkmoot.talk.conversation.ConversationObserver;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** Puts what was committed on the event bus, for the streams of every node. */
public final class StreamingEvents implements StatusObserver, NotificationObserver, ConversationObserver {

    static final String ADDRESS = "folkmoot.streaming";

    private final Vertx vertx;

    public StreamingEvents(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        publish(tx, "update", status);
    }

    @Override
    public void edited(Transaction tx, Status status, Account author) {
        publish(tx, "status.update", status);
    }

    @Override
    public void removed(Transaction tx, Status status, Account author) {
        publish(tx, "delete", status);
    }

    /** Clients take a hidden status off their screens; one that is shown again they find when they ask. */
    @Override
    public void visibilityChanged(Transaction tx, Status status, Account author) {
        if (!status.visibility().isOpen()) {
            publish(tx, "delete", status);
        }
    }

    @Override
    public void notified(Notification notification) {
        vertx.eventBus()
                .publish(
                        ADDRESS,
                        new JsonObject()
                                .put("event", "notification")
                                .put("id", notification.id().value())
                                .put("account", notification.account().value()));
    }

    @Override
    public void changed(Transaction tx, Conversation conversation) {
        var message = new JsonObject()
                .put("event", "conversation")
                .put("id", conversation.id())
                .put("account", conversation.owner().value());
        tx.afterCommit(() -> vertx.eventBus().publish(ADDRESS, message));
    }

    /** Something only its owner is told, on their own stream; {@code payload} may be null. */
    public void own(String event, AccountId owner, String payload) {
        vertx.eventBus()
                .publish(
                        ADDRESS,
                        new JsonObject()
                                .put("event", "own")
                                .put("name", event)
                                .put("account", owner.value())
                                .put("payload", payload));
    }

    /** Something that everybody is told on their own stream, after the commit. */
    public void everybody(Transaction tx, String event, String payload) {
        var message =
                new JsonObject().put("event", "everybody").put("name", event).put("payload", payload);
        tx.afterCommit(() -> vertx.eventBus().publish(ADDRESS, message));
    }

    /** A status looks different now, though nobody edited it. */
    public void restated(Transaction tx, StatusId status) {
        var message = new JsonObject().put("event", "status.update").put("id", status.value());
        tx.afterCommit(() -> vertx.eventBus().publish(ADDRESS, message));
    }

    private void publish(Transaction tx, String event, Status status) {
        var message = new JsonObject()
                .put("event", event)
                .put("id", status.id().value())
                .put("author", status.author().value());
        tx.afterCommit(() -> vertx.eventBus().publish(ADDRESS, message));
    }
}
