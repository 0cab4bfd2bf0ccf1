package folkmoot.civic.moving;

import static folkmoot.schema.generated.Tables.COMMUNITY_ORIGIN;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Rows of {@code community_origin}. */
final class OriginStore {

    Optional<Origin> find(Transaction tx, CommunityId community) {
        return tx.sql()
                .selectFrom(COMMUNITY_ORIGIN)
                .where(COMMUNITY_ORIGIN.COMMUNITY_ID.eq(community.value()))
                .fetchOptional(row -> new Origin(URI.create(row.getGroupUri()), row.getLog(), row.getLogSize()));
    }

    void put(Transaction tx, CommunityId community, CommunityAsItWas was, Instant now) {
        tx.sql()
                .insertInto(COMMUNITY_ORIGIN)
                .set(COMMUNITY_ORIGIN.COMMUNITY_ID, community.value())
                .set(COMMUNITY_ORIGIN.GROUP_URI, was.group().toString())
                .set(COMMUNITY_ORIGIN.LOG, was.log().origin())
                .set(COMMUNITY_ORIGIN.LOG_SIZE, was.log().size())
                .set(COMMUNITY_ORIGIN.LOG_ROOT, was.log().root())
                .set(COMMUNITY_ORIGIN.SETTLED_AT, now)
                .onConflict(COMMUNITY_ORIGIN.COMMUNITY_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }
}
