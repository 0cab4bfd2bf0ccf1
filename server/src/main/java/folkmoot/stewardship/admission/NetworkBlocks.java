package folkmoot.stewardship.admission;

import static folkmoot.schema.generated.Tables.IP_BLOCK;

import folkmoot.config.AddressRange;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.schema.generated.tables.records.IpBlockRecord;
import folkmoot.stewardship.admission.NetworkBlock.Severity;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Networks whose people may not join, or not even look. Known in memory, read again every half minute. */
public final class NetworkBlocks {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int LONGEST_COMMENT = 1_000;

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;
    private volatile Known known = Known.NOTHING;

    private record Known(List<NetworkBlock> blocks, Instant readAt) {
        static final Known NOTHING = new Known(List.of(), Instant.MIN);
    }

    public NetworkBlocks(Database database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** The strictest of the live blocks that an address lies in. */
    public Optional<Severity> severity(String address) {
        var now = clock.instant();
        if (known.readAt().isBefore(now.minus(KEPT))) {
            known = new Known(database.read(tx -> tx.sql().selectFrom(IP_BLOCK).fetch(NetworkBlocks::block)), now);
        }
        var blocks = known.blocks();
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        var literal = InetAddress.ofLiteral(address);
        return blocks.stream()
                .filter(block ->
                        block.expires().filter(end -> !end.isAfter(now)).isEmpty())
                .filter(block -> block.network().contains(literal))
                .map(NetworkBlock::severity)
                .max(Comparator.naturalOrder());
    }

    /** 403 for an address from which nobody may look. */
    public void requireAccess(String address) {
        if (severity(address).equals(Optional.of(Severity.NO_ACCESS))) {
            throw new Forbidden("This network has no access");
        }
    }

    public List<NetworkBlock> list(Transaction tx, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(IP_BLOCK)
                .where(page.bounds(IP_BLOCK.ID))
                .orderBy(page.order(IP_BLOCK.ID))
                .limit(page.limit())
                .fetch(NetworkBlocks::block));
    }

    public Optional<NetworkBlock> find(Transaction tx, long id) {
        return tx.sql().selectFrom(IP_BLOCK).where(IP_BLOCK.ID.eq(id)).fetchOptional(NetworkBlocks::block);
    }

    /** What a block is to be. */
    public record Wanted(AddressRange network, Severity severity, String comment, Optional<Instant> expires) {}

    /** Blocks a network; 422 if it is blocked already. */
    public NetworkBlock add(Transaction tx, Wanted wanted) {
        var block = new NetworkBlock(
                ids.next(),
                wanted.network(),
                wanted.severity(),
                shortened(wanted.comment()),
                wanted.expires(),
                clock.instant());
        if (tx.sql().insertInto(IP_BLOCK).set(row(block)).onConflictDoNothing().execute() == 0) {
            throw Invalid.field("ip", "ERR_TAKEN", "has already been taken");
        }
        tx.afterCommit(this::forget);
        return block;
    }

    /** Changes a block; 404 if there is none, 422 if another has that network. */
    public NetworkBlock change(Transaction tx, long id, Wanted wanted) {
        var before = find(tx, id).orElseThrow(NotFound::new);
        var block = new NetworkBlock(
                id,
                wanted.network(),
                wanted.severity(),
                shortened(wanted.comment()),
                wanted.expires(),
                before.created());
        var taken = IP_BLOCK.NETWORK.eq(block.network().toString()).and(IP_BLOCK.ID.ne(id));
        if (tx.sql().fetchExists(IP_BLOCK, taken)) {
            throw Invalid.field("ip", "ERR_TAKEN", "has already been taken");
        }
        tx.sql().update(IP_BLOCK).set(row(block)).where(IP_BLOCK.ID.eq(id)).execute();
        tx.afterCommit(this::forget);
        return block;
    }

    public void remove(Transaction tx, long id) {
        tx.sql().deleteFrom(IP_BLOCK).where(IP_BLOCK.ID.eq(id)).execute();
        tx.afterCommit(this::forget);
    }

    /** An address or network in CIDR notation, its host bits cleared; or 422. */
    public static AddressRange requireNetwork(String text) {
        try {
            return AddressRange.parse(text.strip()).masked();
        } catch (IllegalArgumentException neither) {
            throw Invalid.field("ip", "ERR_INVALID", "is not an address or network");
        }
    }

    private void forget() {
        known = Known.NOTHING;
    }

    private static String shortened(String comment) {
        return comment.substring(0, Math.min(comment.length(), LONGEST_COMMENT));
    }

    private static IpBlockRecord row(NetworkBlock block) {
        var row = new IpBlockRecord();
        row.setId(block.id());
        row.setNetwork(block.network().toString());
        row.setSeverity(block.severity().word());
        row.setComment(block.comment());
        row.setExpiresAt(block.expires().orElse(null));
        row.setCreatedAt(block.created());
        return row;
    }

    private static NetworkBlock block(IpBlockRecord row) {
        return new NetworkBlock(
                row.getId(),
                AddressRange.parse(row.getNetwork()),
                Severity.of(row.getSeverity()).orElseThrow(),
                row.getComment(),
                Optional.ofNullable(row.getExpiresAt()),
                row.getCreatedAt());
    }
}
