package folkmoot.talk.media;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.REMOTE_FILE;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.fetch.FileResult;
import folkmoot.federation.signature.Digests;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Overloaded;
import folkmoot.platform.storage.MediaStorage;
import folkmoot.schema.generated.tables.records.RemoteFileRecord;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Files of other servers, kept for a while, so that those servers do not learn who reads what and are not asked by each
 * reader. Only pictures, films and sounds, by their first bytes; the rest is not passed on.
 */
public final class RemoteFiles {

    private static final int MOST_BYTES = 40 * 1024 * 1024;
    private static final int FETCHED_AT_ONCE = 3;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration MISSING_FOR = Duration.ofHours(1);
    private static final int SWEPT_AT_ONCE = 200;

    private final Database database;
    private final MediaUrls urls;
    private final MediaStorage storage;
    private final Fetcher fetcher;
    private final Processing processing;
    private final Policy policy;
    private final InstantSource clock;
    private final Semaphore fetching = new Semaphore(FETCHED_AT_ONCE, true);
    private final ConcurrentMap<String, Object> underway = new ConcurrentHashMap<>();

    /**
     * @param kept how long a file is kept after it was fetched
     * @param rejectedHosts from which nothing is passed on, nor what their people published elsewhere
     */
    public record Policy(Supplier<Duration> kept, Predicate<String> rejectedHosts) {}

    RemoteFiles(
            Database database,
            Jobs jobs,
            MediaUrls urls,
            MediaStorage storage,
            Fetcher fetcher,
            Processing processing,
            Policy policy,
            InstantSource clock) {
        this.database = database;
        this.urls = urls;
        this.storage = storage;
        this.fetcher = fetcher;
        this.processing = processing;
        this.policy = policy;
        this.clock = clock;
        jobs.every("remove-remote-files", Duration.ofHours(1), this::sweep);
    }

    /** Where a file stands in the storage. */
    public record Kept(String name, String mediaType) {}

    /**
     * The file behind an address that {@link MediaUrls#of} gave out, fetched now if need be. Problems: 404 for an address
     * that we did not sign and for what cannot be had, 503 when too many are being fetched.
     */
    public Kept get(String signature, String target) {
        var wanted = urls.target(signature, target)
                .filter(found -> !isRejected(found))
                .orElseThrow(NotFound::new);
        var url = wanted.url();
        return (wanted.still() ? still(url) : whole(url)).orElseThrow(NotFound::new);
    }

    private Optional<Kept> whole(URI url) {
        var hash = Digests.sha256(url.toString());
        return known(hash).orElseGet(() -> once(url.toString(), hash, () -> fetch(url, hash)));
    }

    /** Made of the file itself, and kept beside it. */
    private Optional<Kept> still(URI url) {
        var name = url + " still"; // no address has a blank
        var hash = Digests.sha256(name);
        return known(hash).orElseGet(() -> whole(url).flatMap(whole -> once(name, hash, () -> still(whole, hash))));
    }

    private Optional<Kept> still(Kept whole, byte[] hash) {
        try {
            var bytes = processing.bytes(whole.name());
            var picture = bytes.isPresent()
                    ? processing.firstPicture(
                            bytes.get(), FileType.of(bytes.get()).orElseThrow())
                    : Optional.<Picture>empty();
            if (picture.isEmpty()) {
                return Optional.of(whole); // does not move
            }
            var written = picture.get().bytes();
            var type = picture.get().writtenAs();
            var stored =
                    new Stored(new Kept(processing.keep("remote", written, type), type.mediaType()), written.length);
            remember(hash, Optional.of(stored));
            return Optional.of(stored.kept());
        } catch (Unreadable _) {
            return Optional.of(whole); // to readers' programs it may be readable
        }
    }

    /** By where it stands, or by the server of who published it. */
    private boolean isRejected(MediaUrls.Target target) {
        return policy.rejectedHosts().test(target.url().getAuthority())
                || target.owner()
                        .flatMap(this::domain)
                        .filter(policy.rejectedHosts())
                        .isPresent();
    }

    private Optional<String> domain(AccountId owner) {
        return database.read(tx -> tx.sql()
                .select(ACCOUNT.DOMAIN)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(owner.value()))
                .fetchOptional(ACCOUNT.DOMAIN));
    }

    /** What is known: a file, or that there is none; empty when it must be asked for. */
    private Optional<Optional<Kept>> known(byte[] hash) {
        var now = clock.instant();
        return database.read(tx -> tx.sql()
                        .selectFrom(REMOTE_FILE)
                        .where(REMOTE_FILE.URL_HASH.eq(hash))
                        .fetchOptional())
                .filter(row -> row.getFetchedAt()
                        .plus(
                                row.getFileKey() == null
                                        ? MISSING_FOR
                                        : policy.kept().get())
                        .isAfter(now))
                .map(RemoteFiles::kept);
    }

    private static Optional<Kept> kept(RemoteFileRecord row) {
        return Optional.ofNullable(row.getFileKey()).map(key -> new Kept(key, row.getMediaType()));
    }

    /** Readers who want the same file at once wait for one answer. */
    private Optional<Kept> once(String name, byte[] hash, Supplier<Optional<Kept>> get) {
        var lock = underway.computeIfAbsent(name, _ -> new Object());
        synchronized (lock) {
            try {
                var meanwhile = known(hash);
                return meanwhile.isPresent() ? meanwhile.get() : get.get();
            } finally {
                underway.remove(name, lock);
            }
        }
    }

    private Optional<Kept> fetch(URI url, byte[] hash) {
        if (!acquire()) {
            throw new Overloaded("Too many files of other servers at once; try again in a moment");
        }
        try {
            var file = switch (fetcher.fetchFile(url, MOST_BYTES, FetchBudget.of(4))) {
                case FileResult.File(var bytes) -> keep(bytes);
                case FileResult.Failed _ -> Optional.<Stored>empty();
            };
            remember(hash, file);
            return file.map(Stored::kept);
        } finally {
            fetching.release();
        }
    }

    private boolean acquire() {
        try {
            return fetching.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Stored(Kept kept, long size) {}

    private Optional<Stored> keep(byte[] bytes) {
        return FileType.of(bytes)
                .map(type ->
                        new Stored(new Kept(processing.keep("remote", bytes, type), type.mediaType()), bytes.length));
    }

    private void remember(byte[] hash, Optional<Stored> file) {
        var row = new RemoteFileRecord(
                hash,
                file.map(stored -> stored.kept().name()).orElse(null),
                file.map(stored -> stored.kept().mediaType()).orElse(null),
                file.map(Stored::size).orElse(0L),
                clock.instant());
        var before = database.transaction(tx -> {
            var old = tx.sql()
                    .select(REMOTE_FILE.FILE_KEY)
                    .from(REMOTE_FILE)
                    .where(REMOTE_FILE.URL_HASH.eq(hash))
                    .forUpdate()
                    .fetchOptional(REMOTE_FILE.FILE_KEY);
            tx.sql()
                    .insertInto(REMOTE_FILE)
                    .set(row)
                    .onConflict(REMOTE_FILE.URL_HASH)
                    .doUpdate()
                    .set(row)
                    .execute();
            return old;
        });
        before.ifPresent(storage::delete);
    }

    /** How many files, and bytes, are kept longer than that. */
    public record Old(int files, long bytes) {}

    /** What would be removed if files were kept for so long. */
    public Old older(Transaction tx, Duration kept) {
        return tx.fetch(
                        "SELECT count(*), coalesce(sum(size), 0) FROM remote_file WHERE fetched_at < ?",
                        row -> new Old(row.getInt(1), row.getLong(2)),
                        clock.instant().minus(kept))
                .getFirst();
    }

    /** Removes what was kept long enough; it is fetched anew when somebody wants to see it. */
    void sweep() {
        int swept;
        do {
            var names = database.transaction(tx -> tx.sql()
                    .fetch(
                            "DELETE FROM remote_file WHERE url_hash IN (SELECT url_hash FROM remote_file"
                                    + " WHERE fetched_at < ?::timestamptz LIMIT ?) RETURNING file_key",
                            clock.instant().minus(policy.kept().get()).toString(),
                            SWEPT_AT_ONCE)
                    .getValues(0, String.class));
            names.stream().filter(Objects::nonNull).forEach(storage::delete);
            swept = names.size();
        } while (swept == SWEPT_AT_ONCE);
    }
}
