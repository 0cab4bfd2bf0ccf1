package folkmoot.people.delivery;

import static folkmoot.schema.generated.Tables.DELIVERY_BODY;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.federation.signature.Digests;
import folkmoot.platform.database.Database;
import java.util.Optional;

/** The bytes of activities under way: read once for all their inboxes, held within a bound. */
final class ActivityBodies {

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Database database;
    private final Cache<Long, Body> held = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Long _, Body body) -> body.bytes().length)
            .build();

    ActivityBodies(Database database) {
        this.database = database;
    }

    /**
     * An activity as it is sent.
     *
     * @param digest {@link Digests#sha256Base64} of the bytes
     * @param followersOnly whether it goes to followers of its sender and is not public
     */
    record Body(byte[] bytes, String digest, boolean followersOnly) {}

    /** Empty when it is gone: its sender's account was removed meanwhile. */
    Optional<Body> of(long id) {
        return Optional.ofNullable(held.get(id, this::read));
    }

    private Body read(long id) {
        return database.read(tx -> tx.sql()
                .select(DELIVERY_BODY.BODY, DELIVERY_BODY.FOLLOWERS_ONLY)
                .from(DELIVERY_BODY)
                .where(DELIVERY_BODY.ID.eq(id))
                .fetchOne(row -> new Body(row.value1(), Digests.sha256Base64(row.value1()), row.value2())));
    }
}
