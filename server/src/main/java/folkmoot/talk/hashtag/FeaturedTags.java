package folkmoot.talk.hashtag;

import static folkmoot.schema.generated.Tables.FEATURED_TAG;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Hashtags on a profile. */
public final class FeaturedTags {

    /** How many somebody may feature. */
    public static final int MOST = 10;

    private static final int SUGGESTED = 10;

    private static final String LIST = """
        SELECT f.id, t.name, f.name, count(s.id), max(s.created_at)
        FROM featured_tag f JOIN tag t ON t.id = f.tag_id
        LEFT JOIN (status_tag x JOIN status s ON s.id = x.status_id AND s.deleted_at IS NULL
                   AND s.visibility IN ('public', 'unlisted')) ON x.tag_id = f.tag_id AND s.account_id = f.account_id
        WHERE f.account_id = ?
        GROUP BY f.id, t.name, f.name ORDER BY f.id DESC
        """;

    private static final String SUGGESTIONS = """
        SELECT x.tag_id FROM status s JOIN status_tag x ON x.status_id = s.id
        WHERE s.account_id = ? AND s.deleted_at IS NULL AND s.visibility IN ('public', 'unlisted')
          AND NOT EXISTS (SELECT 1 FROM featured_tag f WHERE f.account_id = s.account_id AND f.tag_id = x.tag_id)
        GROUP BY x.tag_id ORDER BY count(*) DESC, x.tag_id DESC LIMIT ?
        """;

    private final Hashtags hashtags;
    private final Ids ids;
    private final InstantSource clock;

    public FeaturedTags(Hashtags hashtags, Ids ids, InstantSource clock) {
        this.hashtags = hashtags;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A hashtag on a profile.
     *
     * @param shown as its owner typed it
     * @param statuses the owner's open statuses with it
     * @param last when the newest of these was made
     */
    public record Featured(long id, String name, String shown, int statuses, Optional<Instant> last) {}

    /** Twice is the same as once. Problems: 404 for what cannot be a hashtag, 422 for more than ten. */
    public Hashtag add(Transaction tx, AccountId by, String name) {
        var tag = hashtags.keep(tx, name);
        var own = FEATURED_TAG.ACCOUNT_ID.eq(by.value());
        tx.alone("featured hashtags of " + by);
        if (!tx.sql().fetchExists(FEATURED_TAG, own.and(FEATURED_TAG.TAG_ID.eq(tag.id())))) {
            if (tx.sql().fetchCount(FEATURED_TAG, own) >= MOST) {
                throw Invalid.refused("Validation failed: You have already featured the maximum number of hashtags");
            }
            tx.sql()
                    .insertInto(FEATURED_TAG)
                    .set(FEATURED_TAG.ID, ids.next())
                    .set(FEATURED_TAG.ACCOUNT_ID, by.value())
                    .set(FEATURED_TAG.TAG_ID, tag.id())
                    .set(FEATURED_TAG.NAME, name.startsWith("#") ? name.substring(1) : name)
                    .set(FEATURED_TAG.CREATED_AT, clock.instant())
                    .onConflictDoNothing()
                    .execute();
        }
        return tag;
    }

    public Hashtag remove(Transaction tx, AccountId by, String name) {
        var tag = hashtags.require(tx, name);
        tx.sql()
                .deleteFrom(FEATURED_TAG)
                .where(FEATURED_TAG.ACCOUNT_ID.eq(by.value()))
                .and(FEATURED_TAG.TAG_ID.eq(tag.id()))
                .execute();
        return tag;
    }

    /** Problems: 404 for what is not theirs. */
    public void remove(Transaction tx, AccountId by, long id) {
        int gone = tx.sql()
                .deleteFrom(FEATURED_TAG)
                .where(FEATURED_TAG.ACCOUNT_ID.eq(by.value()))
                .and(FEATURED_TAG.ID.eq(id))
                .execute();
        if (gone == 0) {
            throw new NotFound();
        }
    }

    /** What stands on a profile, newest first, with its use by the owner. One query. */
    public List<Featured> of(Transaction tx, AccountId account) {
        return tx.sql()
                .fetch(LIST, account.value())
                .map(row -> new Featured(
                        row.get(0, Long.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Integer.class),
                        Optional.ofNullable(row.get(4, Instant.class))));
    }

    /** What somebody uses most and does not feature yet. */
    public List<Hashtag> suggestions(Transaction tx, AccountId account) {
        return hashtags.byIds(
                tx, tx.sql().fetch(SUGGESTIONS, account.value(), SUGGESTED).getValues(0, Long.class));
    }
}
