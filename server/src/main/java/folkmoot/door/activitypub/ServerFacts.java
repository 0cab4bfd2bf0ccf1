package folkmoot.door.activitypub;

import static folkmoot.schema.generated.Tables.STATUS;
import static folkmoot.schema.generated.Tables.USERS;

import folkmoot.federation.nodeinfo.NodeInfo;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** What NodeInfo tells of this server; counted at most every ten minutes. */
public final class ServerFacts implements Supplier<NodeInfo> {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration HALF_YEAR = Duration.ofDays(180);

    private final Database database;
    private final InstantSource clock;
    private final Supplier<About> about;
    private volatile Known known;

    /** What somebody decided. */
    public record About(String version, boolean openRegistrations, String title, String description, String language) {}

    private record Known(NodeInfo info, Instant at) {}

    public ServerFacts(Database database, InstantSource clock, Supplier<About> about) {
        this.database = database;
        this.clock = clock;
        this.about = about;
    }

    @Override
    public NodeInfo get() {
        var now = clock.instant();
        var last = known;
        if (last == null || last.at().plus(KEPT).isBefore(now)) {
            last = new Known(database.read(tx -> count(tx, now)), now);
            known = last;
        }
        return last.info();
    }

    private NodeInfo count(Transaction tx, Instant now) {
        var about = this.about.get();
        var posts = STATUS.LOCAL.isTrue().and(STATUS.DELETED_AT.isNull()).and(STATUS.REBLOG_OF_ID.isNull());
        return new NodeInfo(
                "folkmoot",
                about.version(),
                about.openRegistrations(),
                tx.sql().fetchCount(USERS, USERS.CONFIRMED_AT.isNotNull().and(USERS.APPROVED_AT.isNotNull())),
                tx.sql().fetchCount(USERS, USERS.LAST_ACTIVE_AT.gt(now.minus(MONTH))),
                tx.sql().fetchCount(USERS, USERS.LAST_ACTIVE_AT.gt(now.minus(HALF_YEAR))),
                tx.sql().fetchCount(STATUS, posts.and(STATUS.IN_REPLY_TO_URI.isNull())),
                tx.sql().fetchCount(STATUS, posts.and(STATUS.IN_REPLY_TO_URI.isNotNull())),
                about.title(),
                about.description(),
                List.of(about.language()));
    }
}
