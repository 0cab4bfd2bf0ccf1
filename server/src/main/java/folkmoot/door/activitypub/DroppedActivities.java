package folkmoot.door.activitypub;

import folkmoot.federation.vocabulary.Origins;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.GroupCommit;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops.Drop;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * What became of activities that were taken in and changed nothing, with the reason, for operators: the newest of each reason, for a
 * month. Of reactions only the server that sent them is kept, as who likes what is nobody's business.
 */
public final class DroppedActivities implements AutoCloseable {

    /** How many of each reason are kept. */
    public static final int KEPT = 1_000;

    private static final Duration KEPT_FOR = Duration.ofDays(30);
    private static final int GROUP = 128;
    private static final int SWEEP_AFTER = 1_000;
    private static final int LONGEST_DETAIL = 500;
    private static final Set<String> PRIVATE =
            Set.of("Like", "Dislike", "EmojiReact", "EmojiReaction", "Undo", "Flag", "Block");

    private static final String INSERT = """
        INSERT INTO dropped_activity (activity_uri, sender_uri, type, reason, detail, dropped_at)
        SELECT a, s, t, r, d, ?::timestamptz FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) AS x (a, s, t, r, d)
        """;

    private static final String SWEEP = """
        DELETE FROM dropped_activity WHERE dropped_at < ?::timestamptz OR id IN (
            SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY reason ORDER BY id DESC) AS place FROM dropped_activity) o
            WHERE place > ?)
        """;

    private static final String PAGE = """
        SELECT activity_uri, sender_uri, type, reason, detail, dropped_at FROM dropped_activity
        WHERE (?::text IS NULL OR reason = ?) AND (?::text IS NULL OR substring(sender_uri FROM '^[a-z]+://([^/]+)') = ?) ORDER BY id DESC LIMIT ?
        """;

    private final Database database;
    private final InstantSource clock;
    private final Map<DropReason, LongAdder> counts = new EnumMap<>(DropReason.class);
    private final LongAdder sinceSweep = new LongAdder();
    private final Bulk<Dropped> rows = new Bulk<>(this::write);
    private final GroupCommit<Dropped, Boolean> atTheDoor;

    public DroppedActivities(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        for (var reason : DropReason.values()) {
            counts.put(reason, new LongAdder());
        }
        this.atTheDoor = new GroupCommit<>(database, "inbox-dropped", 1, GROUP, (tx, dropped) -> {
            write(tx, dropped);
            return dropped.stream().map(_ -> true).toList();
        });
    }

    /**
     * An activity that changed nothing.
     *
     * @param activity its id; empty for what is nobody's business
     * @param sender who sent it, or their server only
     * @param type its word on the wire; empty where it could not be read
     * @param reason {@link DropReason#word}
     */
    public record Dropped(
            Optional<String> activity, String sender, String type, String reason, String detail, Instant when) {}

    /** In the transaction that takes the activity out of the queue. */
    void keep(Transaction tx, StoredActivity stored, String type, Drop drop) {
        tx.later(rows, dropped(stored.activity(), stored.sender(), type, drop));
    }

    /** Before it was put into the queue; returns after the commit. */
    void atTheDoor(Envelope envelope, DropReason reason) {
        atTheDoor.submit(dropped(envelope.id(), envelope.actor(), envelope.type(), new Drop(reason, "")));
    }

    private Dropped dropped(URI activity, URI sender, String type, Drop drop) {
        var hidden = PRIVATE.contains(type) || type.isEmpty();
        var detail = drop.detail();
        return new Dropped(
                hidden ? Optional.empty() : Optional.of(activity.toString()),
                hidden ? sender.getScheme() + "://" + Origins.authority(sender) : sender.toString(),
                type,
                drop.reason().word(),
                detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail,
                clock.instant());
    }

    private void write(Transaction tx, List<Dropped> dropped) {
        tx.execute(
                INSERT,
                clock.instant(),
                texts(dropped, row -> row.activity().orElse(null)),
                texts(dropped, Dropped::sender),
                texts(dropped, Dropped::type),
                texts(dropped, Dropped::reason),
                texts(dropped, Dropped::detail));
        sinceSweep.add(dropped.size());
        if (sinceSweep.sum() >= SWEEP_AFTER) {
            sinceSweep.reset();
            sweep(tx);
        }
        tx.afterCommit(() -> dropped.forEach(row -> counts.get(reason(row)).increment()));
    }

    private static DropReason reason(Dropped row) {
        return DropReason.valueOf(row.reason().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String[] texts(List<Dropped> rows, Function<Dropped, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    /** Forgets those older than a month, and all but the newest of each reason; a recurring duty. */
    public void forgetOld() {
        database.write(this::sweep);
    }

    private void sweep(Transaction tx) {
        tx.execute(SWEEP, clock.instant().minus(KEPT_FOR), KEPT);
    }

    /**
     * The newest first.
     *
     * @param reason only these
     * @param host only those of this server
     */
    public static List<Dropped> list(Transaction tx, Optional<String> reason, Optional<String> host, int limit) {
        return tx.fetch(
                PAGE,
                row -> new Dropped(
                        Rows.optionalText(row, "activity_uri"),
                        row.getString("sender_uri"),
                        row.getString("type"),
                        row.getString("reason"),
                        row.getString("detail"),
                        Rows.time(row, "dropped_at")),
                reason.orElse(null),
                reason.orElse(null),
                host.orElse(null),
                host.orElse(null),
                limit);
    }

    /** How many for a reason since the start. */
    public long count(DropReason reason) {
        return counts.get(reason).sum();
    }

    @Override
    public void close() {
        atTheDoor.close();
    }
}
