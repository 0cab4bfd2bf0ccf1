package folkmoot.talk.crawl;

import static folkmoot.schema.generated.Tables.CRAWL;

import folkmoot.platform.database.Transaction;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** Remembers what was walked when. */
final class Crawls {

    private final InstantSource clock;

    Crawls(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether it may be walked now, which is then remembered; false when that was less than {@code pause} ago. */
    boolean begin(Transaction tx, URI what, Duration pause) {
        var now = clock.instant();
        return tx.sql()
                        .insertInto(CRAWL)
                        .set(CRAWL.URI, what.toString())
                        .set(CRAWL.BEGUN_AT, now)
                        .onConflict(CRAWL.URI)
                        .doUpdate()
                        .set(CRAWL.BEGUN_AT, now)
                        .where(CRAWL.BEGUN_AT.le(now.minus(pause)))
                        .execute()
                == 1;
    }
}
