package folkmoot.delivery;

import static folkmoot.schema.generated.Tables.DELIVERY_BODY;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.database.Database;
import folkmoot.federation.signature.Digests;
import java.util.Optional;

/** The bytes of activities under way: read once for all their inboxes, held within a bound. */
final class Bodies {

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Database database;
    private final Cache<Long, Body> held = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Long _, Body body) -> body.bytes().length)
            .build();

    Bodies(Database database) {
        this.database = database;
    }

    /**
     * An activity as it is sent.
     *
     * @param digest {@link Digests#sha256Base64} of the bytes
     */
    record Body(byte[] bytes, String digest) {}

    /** Empty when it is gone: its sender's account was removed meanwhile. */
    Optional<Body> of(long id) {
        return Optional.ofNullable(held.get(id, this::read));
    }

    private Body read(long id) {
        var bytes = database.read(tx -> tx.sql()
                .select(DELIVERY_BODY.BODY)
                .from(DELIVERY_BODY)
                .where(DELIVERY_BODY.ID.eq(id))
                .fetchOne(DELIVERY_BODY.BODY));
        return bytes == null ? null : new Body(bytes, Digests.sha256Base64(bytes));
    }
}
