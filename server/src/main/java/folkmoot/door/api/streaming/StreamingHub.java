package folkmoot.door.api.streaming;

import folkmoot.door.api.account.ViewerFilters;
import folkmoot.door.api.notification.NotificationRenderer;
import folkmoot.door.api.status.StatusRenderer;
import folkmoot.door.api.timeline.ConversationRoutes;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Database;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.NotificationId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.json.JsonBodies;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.timeline.ListTimeline;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who listens to which stream, and what they are sent. A status is rendered once and sent to all; who of those connected
 * has it in their home is one query.
 */
public final class StreamingHub implements AutoCloseable {

    /** Events that wait to be rendered; beyond that they are dropped, as clients catch up by reading the timeline. */
    private static final int MOST_WAITING = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(StreamingHub.class);

    private final Database database;
    private final Statuses statuses;
    private final StatusRenderer renderer;
    private final Notifications notifications;
    private final NotificationRenderer notificationRenderer;
    private final ConversationRoutes conversations;
    private final StatusChannels channels;
    private final ViewerFilters viewerFilters;
    private final Map<Channel, Set<Listener>> listeners = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("streaming").factory());

    /** One event on one stream. {@code payload} is JSON in a string, a bare id, or null. */
    record Frame(List<String> stream, String event, String payload) {}

    /**
     * Somebody who listens.
     *
     * @param notifications whether their token lets them hear of notifications
     */
    record Listener(AccountId viewer, boolean notifications, Consumer<Frame> to) {}

    public StreamingHub(
            Vertx vertx,
            Database database,
            Statuses statuses,
            StatusRenderer renderer,
            Notifications notifications,
            NotificationRenderer notificationRenderer,
            ConversationRoutes conversations,
            ListTimeline lists,
            ViewerFilters viewerFilters) {
        this.database = database;
        this.statuses = statuses;
        this.renderer = renderer;
        this.notifications = notifications;
        this.notificationRenderer = notificationRenderer;
        this.conversations = conversations;
        this.channels = new StatusChannels(statuses, lists);
        this.viewerFilters = viewerFilters;
        vertx.eventBus().<JsonObject>localConsumer(StreamingEvents.ADDRESS, message -> accept(message.body()));
    }

    void listen(Channel channel, Listener listener) {
        listeners.computeIfAbsent(channel, _ -> ConcurrentHashMap.newKeySet()).add(listener);
    }

    void leave(Channel channel, Listener listener) {
        listeners.computeIfPresent(channel, (_, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    private void accept(JsonObject event) {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            worker.execute(() -> send(event));
        } catch (RejectedExecutionException full) {
            LOG.warn("Streams lag behind: an event was dropped");
        }
    }

    private void send(JsonObject event) {
        try {
            switch (event.getString("event")) {
                case "notification" -> sendNotification(event);
                case "delete" -> sendRemoval(event);
                case "own" -> sendOwn(event);
                case "everybody" -> sendEverybody(event);
                case "conversation" -> sendConversation(event);
                default -> sendStatus(event);
            }
        } catch (RuntimeException fault) {
            LOG.error("An event could not be streamed", fault);
        }
    }

    private void sendNotification(JsonObject event) {
        var account = new AccountId(event.getLong("account"));
        var channels = List.of(Channel.own("user", account), Channel.own("user:notification", account));
        if (channels.stream().noneMatch(listeners::containsKey)) {
            return;
        }
        database.read(tx -> notifications
                        .find(tx, account, new NotificationId(event.getLong("id")))
                        .map(found -> notificationRenderer.render(tx, account, List.of(found), Set.of()))
                        .orElse(List.of()))
                .forEach(entity -> send(channels, "notification", json(entity)));
    }

    private void sendOwn(JsonObject event) {
        var account = new AccountId(event.getLong("account"));
        var name = event.getString("name");
        send(List.of(Channel.own("user", account)), name, event.getString("payload"));
        if (name.equals("notifications_merged")) {
            send(List.of(Channel.own("user:notification", account)), name, event.getString("payload"));
        }
    }

    private void sendEverybody(JsonObject event) {
        var own = listeners.keySet().stream()
                .filter(channel -> channel.name().equals("user"))
                .toList();
        send(own, event.getString("name"), event.getString("payload"));
    }

    private void sendConversation(JsonObject event) {
        var account = new AccountId(event.getLong("account"));
        var channels = List.of(Channel.own("direct", account));
        if (channels.stream().anyMatch(listeners::containsKey)) {
            database.read(tx -> conversations.render(tx, account, event.getLong("id")))
                    .forEach(entity -> send(channels, "conversation", json(entity)));
        }
    }

    private void sendStatus(JsonObject event) {
        database.read(tx -> {
            statuses.find(tx, new StatusId(event.getLong("id"))).ifPresent(status -> {
                var belongs = channels.of(tx, status, listeners.keySet());
                if (belongs.isEmpty()) {
                    return;
                }
                renderer.render(tx, List.of(status), viewerOf(status))
                        .forEach(entity ->
                                send(belongs, event.getString("event"), new StreamedStatus(entity, viewerFilters)));
            });
            return null;
        });
    }

    /** What is not open is rendered as its author sees it; it goes only to those whose home it is in. */
    private static Optional<AccountId> viewerOf(Status status) {
        return status.visibility().isOpen() ? Optional.empty() : Optional.of(status.author());
    }

    private void sendRemoval(JsonObject event) {
        var channels = new ArrayList<Channel>();
        for (var channel : listeners.keySet()) {
            if (!channel.name().equals("user:notification") && !channel.name().equals("direct")) {
                channels.add(channel);
            }
        }
        send(channels, "delete", Long.toString(event.getLong("id")));
    }

    private void send(Collection<Channel> channels, String event, String payload) {
        for (var channel : channels) {
            var frame = new Frame(channel.label(), event, payload);
            for (var listener : listeners.getOrDefault(channel, Set.of())) {
                if (listener.notifications() || !event.startsWith("notification")) {
                    listener.to().accept(frame);
                }
            }
        }
    }

    /** To each listener as far as they see it: whom they hide and what they filter out is not sent. */
    private void send(Collection<Channel> channels, String event, StreamedStatus status) {
        var viewers = channels.stream()
                .flatMap(channel -> listeners.getOrDefault(channel, Set.of()).stream())
                .map(Listener::viewer)
                .collect(Collectors.toSet());
        viewerFilters.prepare(viewers);
        for (var channel : channels) {
            var where = channel.owner().isPresent() ? FilterContext.HOME : FilterContext.PUBLIC;
            for (var listener : listeners.getOrDefault(channel, Set.of())) {
                status.payload(listener.viewer(), where)
                        .ifPresent(payload -> listener.to().accept(new Frame(channel.label(), event, payload)));
            }
        }
    }

    private static String json(Object entity) {
        return new String(JsonBodies.write(entity), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        worker.shutdown();
    }
}
