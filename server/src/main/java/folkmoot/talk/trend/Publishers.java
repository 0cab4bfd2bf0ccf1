package folkmoot.talk.trend;

import static folkmoot.schema.generated.Tables.PREVIEW_CARD;
import static folkmoot.schema.generated.Tables.TREND;
import static folkmoot.schema.generated.Tables.TREND_PUBLISHER;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.schema.generated.tables.records.TrendPublisherRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Sites whose pages people link to: what moderators decide about one holds for all its pages. */
public final class Publishers {

    private final Ids ids;
    private final InstantSource clock;

    public Publishers(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** @param trendable empty while nobody has decided */
    public record Publisher(long id, String domain, Optional<Boolean> trendable, Optional<Instant> reviewed) {}

    /** The site of a card's page. */
    static Field<String> domainOfCard() {
        return DSL.field(
                "lower(substring({0} FROM '^https?://(?:www\\.)?([^/:?#]+)'))", String.class, PREVIEW_CARD.URL);
    }

    /** Notes the sites of the pages that trend now. */
    void meet(Transaction tx) {
        var known = tx.sql().select(TREND_PUBLISHER.DOMAIN).from(TREND_PUBLISHER);
        tx.sql()
                .selectDistinct(domainOfCard())
                .from(TREND)
                .join(PREVIEW_CARD)
                .on(PREVIEW_CARD.ID.eq(TREND.SUBJECT_ID))
                .where(TREND.KIND.eq(TrendKind.LINK.word()))
                .and(domainOfCard().isNotNull())
                .and(domainOfCard().notIn(known))
                .fetch(row -> row.value1())
                .forEach(domain -> tx.sql()
                        .insertInto(TREND_PUBLISHER)
                        .set(TREND_PUBLISHER.ID, ids.next())
                        .set(TREND_PUBLISHER.DOMAIN, domain)
                        .set(TREND_PUBLISHER.CREATED_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute());
    }

    public List<Publisher> list(Transaction tx, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(TREND_PUBLISHER)
                .where(page.bounds(TREND_PUBLISHER.ID))
                .orderBy(page.order(TREND_PUBLISHER.ID))
                .limit(page.limit())
                .fetch(Publishers::publisher));
    }

    /** A moderator decides; empty if there is no such site. */
    public Optional<Publisher> review(Transaction tx, long id, boolean trendable) {
        return tx.sql()
                .update(TREND_PUBLISHER)
                .set(TREND_PUBLISHER.TRENDABLE, trendable)
                .set(TREND_PUBLISHER.REVIEWED_AT, clock.instant())
                .where(TREND_PUBLISHER.ID.eq(id))
                .returning()
                .fetchOptional(Publishers::publisher);
    }

    private static Publisher publisher(TrendPublisherRecord row) {
        return new Publisher(
                row.getId(),
                row.getDomain(),
                Optional.ofNullable(row.getTrendable()),
                Optional.ofNullable(row.getReviewedAt()));
    }
}
