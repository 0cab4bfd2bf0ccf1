package folkmoot.talk.crawl;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.platform.database.Database;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.talk.status.RemoteNote;
import folkmoot.talk.status.RemoteStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the answers of a thread elsewhere that somebody here looks at: those in the thread's {@code context} collection
 * (FEP-7888, FEP-f228), else those in the {@code replies} of each post. At most 10 pages, 500 posts and five minutes, and not
 * within 15 minutes of the last time.
 */
public final class ThreadBackfill {

    private static final JobKind<Of> KIND = new JobKind<>("backfill-thread", Of.class, RetryPolicy.NEVER);
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_PAGES = 10;
    private static final int MOST_POSTS = 500;
    private static final int REQUESTS = 1_000;
    private static final int REMEMBERED = 10_000;

    private final Database database;
    private final Jobs jobs;
    private final Statuses statuses;
    private final RemoteStatuses remote;
    private final CollectionWalk walk;
    private final Crawls crawls;
    private final InstantSource clock;
    private final Cache<StatusId, Boolean> lately = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(PAUSE)
            .build();

    public ThreadBackfill(
            Database database,
            Jobs jobs,
            Statuses statuses,
            RemoteStatuses remote,
            Fetcher fetcher,
            InstantSource clock) {
        this.database = database;
        this.jobs = jobs;
        this.statuses = statuses;
        this.remote = remote;
        this.walk = new CollectionWalk(fetcher);
        this.crawls = new Crawls(clock);
        this.clock = clock;
        jobs.handle(KIND, of -> new Walk(clock.instant().plus(LONGEST)).read(URI.create(of.post())));
    }

    /** What the job is about. */
    record Of(String post) {}

    /** Somebody looks at a thread: soon what is missing is read. Nothing happens for what was written here. */
    public void lookedAt(Status status) {
        if (status.local() || !status.visibility().isOpen() || lately.getIfPresent(status.id()) != null) {
            return;
        }
        lately.put(status.id(), true);
        database.write(tx -> {
            if (crawls.begin(tx, status.uri(), PAUSE)) {
                jobs.enqueue(tx, KIND, new Of(status.uri().toString()));
            }
        });
    }

    /** One run over one thread. */
    private final class Walk {

        private final Instant end;
        private final FetchBudget budget = FetchBudget.of(REQUESTS);
        private final Set<URI> read = new HashSet<>();
        private int pages;

        Walk(Instant end) {
            this.end = end;
        }

        void read(URI post) {
            read.add(post);
            var note = remote.read(post, budget).map(RemoteNote::note);
            var context = note.flatMap(one -> one.thread().context().filter(uri -> Origins.same(uri, post)));
            if (context.filter(this::readContext).isEmpty()) {
                note.ifPresent(this::readReplies);
            }
        }

        /** False when there is nothing in it. */
        private boolean readContext(URI context) {
            var items = walk.items(context, MOST_PAGES, MOST_POSTS, budget);
            items.forEach(item -> {
                if (mayGoOn() && read.add(item.id())) {
                    remote.find(item.id(), budget);
                }
            });
            return !items.isEmpty();
        }

        private void readReplies(Note first) {
            var open = new ArrayDeque<Note>(List.of(first));
            while (!open.isEmpty()) {
                for (var item : replies(open.poll())) {
                    if (mayGoOn() && read.add(item.id())) {
                        reply(item.id()).ifPresent(open::add);
                    }
                }
            }
        }

        private List<CollectionPage.Item> replies(Note note) {
            var collection = note.thread().replies().filter(uri -> Origins.same(uri, note.id()));
            if (collection.isEmpty() || pages >= MOST_PAGES) {
                return List.of();
            }
            pages++;
            return walk.items(collection.get(), 2, MOST_POSTS, budget);
        }

        private Optional<Note> reply(URI id) {
            if (database.read(tx -> statuses.byUri(tx, id))
                    .filter(Status::local)
                    .isPresent()) {
                return Optional.empty();
            }
            var found = remote.read(id, budget);
            found.ifPresent(note -> database.write(tx -> remote.keep(tx, note)));
            return found.map(RemoteNote::note);
        }

        private boolean mayGoOn() {
            return read.size() <= MOST_POSTS && clock.instant().isBefore(end);
        }
    }
}
