package folkmoot.door.web;

import folkmoot.people.account.Account;
import folkmoot.people.notification.Notification;
import folkmoot.people.notification.NotificationObserver;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Conversation;
import folkmoot.platform.http.Conversation.Connection;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Overloaded;
import folkmoot.platform.problem.TooMany;
import folkmoot.talk.favourite.Favourite;
import folkmoot.talk.favourite.FavouriteObserver;
import folkmoot.talk.status.Status;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which open pages look at what, and what they are told: the columns of a proposal, the count beside a bell. Whoever only waits costs a
 * connection and an entry here; what changes often is told twice a second at most, worked out once for all who read it in a language.
 */
public final class LiveHub implements FavouriteObserver, NotificationObserver, AutoCloseable {

    private static final String ADDRESS = "folkmoot.pages";
    private static final long TOGETHER_MILLIS = 500;
    private static final long LIFE_MILLIS = 600_000;
    private static final int MOST = 5_000;
    private static final int MOST_OF_A_NETWORK = 40;
    private static final int MOST_WAITING = 1_000;
    private static final short TRY_AGAIN_LATER = 1013;

    /** Works out what is told. */
    interface Telling {

        /** How a proposal is backed now, in a language; empty where it is no longer for everybody. */
        String counts(ProposalId proposal, String language);

        /** How much waits for somebody. */
        String bell(AccountId reader, String language);
    }

    /** What is looked at: a proposal, or what waits for an account. */
    private record Topic(boolean bell, long id) {}

    /**
     * An open page.
     *
     * @param network of its browser
     */
    private record Listener(String network, String language, Connection connection) {}

    private final Vertx vertx;
    private final Telling telling;
    private final Map<Topic, Set<Listener>> listeners = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> networks = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Set<Long> changed = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("pages").factory());

    LiveHub(Vertx vertx, Telling telling) {
        this.vertx = vertx;
        this.telling = telling;
        vertx.eventBus().<JsonObject>localConsumer(ADDRESS, message -> {
            var topic =
                    new Topic(message.body().getBoolean("bell"), message.body().getLong("id"));
            if (listeners.containsKey(topic)) {
                tell(topic);
            }
        });
    }

    /** Problems: 429 for a network with too many open pages, 503 where there are too many in all. */
    void requireRoom(String network) {
        if (open.get() >= MOST) {
            throw new Overloaded("Too many pages are open; this one is brought up to date when it is loaded again");
        }
        if (networks.getOrDefault(network, new AtomicInteger()).get() >= MOST_OF_A_NETWORK) {
            throw new TooMany("Too many pages of this network are open", Duration.ofMinutes(1));
        }
    }

    /** A page that stays open, ten minutes at most: then its browser comes again, signed in or not. */
    Conversation page(String network, String language, Set<ProposalId> proposals, Set<AccountId> readers) {
        return new Conversation() {

            private Listener listener;
            private long end;

            @Override
            public void opened(Connection connection) {
                listener = new Listener(network, language, connection);
                open.incrementAndGet();
                networks.computeIfAbsent(network, _ -> new AtomicInteger()).incrementAndGet();
                proposals.forEach(one -> listen(new Topic(false, one.value()), listener));
                readers.forEach(one -> listen(new Topic(true, one.value()), listener));
                end = vertx.setTimer(LIFE_MILLIS, _ -> connection.close(TRY_AGAIN_LATER, "Come again"));
            }

            @Override
            public void closed() {
                if (listener == null) {
                    return;
                }
                vertx.cancelTimer(end);
                open.decrementAndGet();
                networks.computeIfPresent(network, (_, number) -> number.decrementAndGet() <= 0 ? null : number);
                proposals.forEach(one -> leave(new Topic(false, one.value()), listener));
                readers.forEach(one -> leave(new Topic(true, one.value()), listener));
            }
        };
    }

    private void listen(Topic topic, Listener listener) {
        listeners.compute(topic, (_, known) -> {
            Set<Listener> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(listener);
            return all;
        });
    }

    private void leave(Topic topic, Listener listener) {
        listeners.computeIfPresent(topic, (_, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    /** How many pages are open. */
    public int open() {
        return open.get();
    }

    private void tell(Topic topic) {
        try {
            worker.execute(() -> send(topic));
        } catch (RejectedExecutionException overloaded) { // they fall back on asking now and then
            listeners
                    .getOrDefault(topic, Set.of())
                    .forEach(one -> one.connection().close(TRY_AGAIN_LATER, "Too much happens at once"));
        }
    }

    private void send(Topic topic) {
        var said = new HashMap<String, String>();
        for (var listener : listeners.getOrDefault(topic, Set.of())) {
            var event = said.computeIfAbsent(
                    listener.language(),
                    language -> topic.bell()
                            ? Conversation.event("bell", telling.bell(new AccountId(topic.id()), language))
                            : Conversation.event("counts", telling.counts(new ProposalId(topic.id()), language)));
            listener.connection().send(event);
        }
    }

    /** What many do within half a second is told once. */
    private void changed(long id) {
        if (changed.add(id)) {
            vertx.setTimer(TOGETHER_MILLIS, _ -> {
                changed.remove(id);
                publish(false, id);
            });
        }
    }

    private void publish(boolean bell, long id) {
        vertx.eventBus().publish(ADDRESS, new JsonObject().put("bell", bell).put("id", id));
    }

    @Override
    public void added(Transaction tx, Account by, Status status) {
        tx.afterCommit(() -> changed(status.id().value()));
    }

    @Override
    public void removed(Transaction tx, Account by, Status status) {
        tx.afterCommit(() -> changed(status.id().value()));
    }

    @Override
    public void withdrawn(Transaction tx, Account by, Status status, Favourite favourite) {
        tx.afterCommit(() -> changed(status.id().value()));
    }

    @Override
    public void notified(Notification notification) {
        publish(true, notification.account().value());
    }

    @Override
    public void close() {
        worker.shutdown();
    }
}
