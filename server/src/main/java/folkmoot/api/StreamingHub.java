package folkmoot.api;

import folkmoot.database.Database;
import folkmoot.database.Transaction;
import folkmoot.filter.FilterContext;
import folkmoot.http.JsonBodies;
import folkmoot.id.AccountId;
import folkmoot.id.NotificationId;
import folkmoot.id.StatusId;
import folkmoot.notification.Notifications;
import folkmoot.status.Status;
import folkmoot.status.Statuses;
import folkmoot.status.Visibility;
import folkmoot.timeline.ListTimeline;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
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

    private static final String HOMES = """
        SELECT f.account_id FROM follow f
        WHERE f.target_id = ? AND f.accepted_at IS NOT NULL AND f.account_id = ANY (?)
          AND (f.show_reblogs OR NOT ?)
          AND (f.languages IS NULL OR ?::text IS NULL OR ?::text = ANY (f.languages))
          AND NOT EXISTS (
                SELECT 1 FROM account_list l JOIN account_list_member m ON m.list_id = l.id
                WHERE l.account_id = f.account_id AND l.exclusive AND m.account_id = f.target_id)
          AND (?::bigint IS NULL OR ?::bigint IN (f.target_id, f.account_id) OR EXISTS (
                SELECT 1 FROM follow p
                WHERE p.account_id = f.account_id AND p.target_id = ?::bigint AND p.accepted_at IS NOT NULL))
        """;

    private static final String TAGGED = """
        SELECT DISTINCT f.account_id FROM status_tag t JOIN followed_tag f ON f.tag_id = t.tag_id
        WHERE t.status_id = ? AND f.account_id = ANY (?)
        """;

    private final Database database;
    private final Statuses statuses;
    private final StatusRenderer renderer;
    private final Notifications notifications;
    private final NotificationRenderer notificationRenderer;
    private final ConversationRoutes conversations;
    private final ListTimeline lists;
    private final Sights sights;
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
            Sights sights) {
        this.database = database;
        this.statuses = statuses;
        this.renderer = renderer;
        this.notifications = notifications;
        this.notificationRenderer = notificationRenderer;
        this.conversations = conversations;
        this.lists = lists;
        this.sights = sights;
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
                var channels = channels(tx, status);
                if (channels.isEmpty()) {
                    return;
                }
                renderer.render(tx, List.of(status), viewerOf(status))
                        .forEach(
                                entity -> send(channels, event.getString("event"), new StreamedStatus(entity, sights)));
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

    /** The streams with listeners that a status belongs to. */
    private List<Channel> channels(Transaction tx, Status status) {
        var channels = new ArrayList<Channel>();
        if (status.visibility() == Visibility.PUBLIC && !status.isReblog()) {
            var origin = status.local() ? "local" : "remote";
            boolean media = statuses.attachments(tx, List.of(status.id())).containsKey(status.id());
            if (!status.isReply()) {
                channels.add(Channel.open("public"));
                channels.add(Channel.open("public:" + origin));
                if (media) {
                    channels.add(Channel.open("public:media"));
                    channels.add(Channel.open("public:" + origin + ":media"));
                }
            }
            for (var tag : statuses.tags(tx, List.of(status.id())).getOrDefault(status.id(), List.of())) {
                channels.add(Channel.tagged("hashtag", tag));
                if (status.local()) {
                    channels.add(Channel.tagged("hashtag:local", tag));
                }
            }
        }
        channels.removeIf(channel -> !listeners.containsKey(channel));
        channels.addAll(lists(tx, status));
        channels.addAll(homes(tx, status));
        return channels;
    }

    private List<Channel> lists(Transaction tx, Status status) {
        var connected = listeners.keySet().stream()
                .filter(Channel::isList)
                .flatMap(channel -> channel.tag().stream())
                .map(Long::valueOf)
                .toList();
        return lists.holding(tx, status, connected).stream()
                .map(owned -> Channel.list(owned.list(), owned.owner()))
                .toList();
    }

    private Collection<Channel> homes(Transaction tx, Status status) {
        var connected = listeners.keySet().stream()
                .filter(channel -> channel.name().equals("user"))
                .flatMap(channel -> channel.owner().stream())
                .toList();
        if (connected.isEmpty()) {
            return List.of();
        }
        var homes = new LinkedHashSet<Channel>();
        if (connected.contains(status.author())) {
            homes.add(Channel.own("user", status.author()));
        }
        if (status.visibility() == Visibility.PUBLIC && !status.isReblog()) {
            tx.sql()
                    .fetch(
                            TAGGED,
                            status.id().value(),
                            connected.stream().map(AccountId::value).toArray(Long[]::new))
                    .forEach(row -> homes.add(Channel.own("user", new AccountId(row.get(0, Long.class)))));
        }
        if (status.visibility() != Visibility.DIRECT) {
            var parent = status.thread().parentAuthor().map(AccountId::value).orElse(null);
            tx.sql()
                    .fetch(
                            HOMES,
                            status.author().value(),
                            connected.stream().map(AccountId::value).toArray(Long[]::new),
                            status.isReblog(),
                            status.text().language().orElse(null),
                            status.text().language().orElse(null),
                            parent,
                            parent,
                            parent)
                    .forEach(row -> homes.add(Channel.own("user", new AccountId(row.get(0, Long.class)))));
        }
        return homes;
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
        sights.prepare(viewers);
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
