package folkmoot.talk.media;

import static folkmoot.schema.generated.Tables.MEDIA_SECRET;

import folkmoot.platform.database.Database;
import java.security.SecureRandom;

/** What signs the addresses of remote files; made at the first start, the same for all nodes. */
public final class MediaSecret {

    private static final int BYTES = 32;

    private MediaSecret() {}

    /** The secret. */
    public static byte[] settle(Database database) {
        var known = database.read(tx -> tx.sql().selectFrom(MEDIA_SECRET).fetchOptional());
        if (known.isPresent()) {
            return known.get().getSecret();
        }
        var fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        return database.transaction(tx -> {
            tx.sql()
                    .insertInto(MEDIA_SECRET)
                    .set(MEDIA_SECRET.SECRET, fresh)
                    .onConflictDoNothing()
                    .execute();
            return tx.sql().selectFrom(MEDIA_SECRET).fetchSingle().getSecret();
        });
    }
}
