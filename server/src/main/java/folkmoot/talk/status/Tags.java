package folkmoot.talk.status;

import static folkmoot.schema.generated.Tables.STATUS_TAG;
import static folkmoot.schema.generated.Tables.TAG;

import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.impl.DSL;

/** Hashtags: one row for each name, whatever case or form it was typed in. */
public final class Tags {

    private static final String ADD = """
        INSERT INTO tag (id, name, created_at)
        SELECT i, n, ?::timestamptz FROM unnest(?::bigint[], ?::text[]) t (i, n)
        WHERE NOT EXISTS (SELECT 1 FROM tag WHERE name = n) ORDER BY n ON CONFLICT (name) DO NOTHING;
        INSERT INTO status_tag (status_id, tag_id)
        SELECT s, id FROM unnest(?::bigint[], ?::text[]) n (s, name) JOIN tag USING (name) WHERE usable ON CONFLICT DO NOTHING
        """;

    private static final String SEARCH = """
        SELECT name FROM tag WHERE listable AND starts_with(search_form(name), search_form(?))
          AND (NOT ? OR EXISTS (SELECT 1 FROM trend WHERE kind = 'tag' AND subject_id = tag.id AND review IS NOT NULL))
        ORDER BY length(name), name LIMIT ? OFFSET ?
        """;

    private static final int LONGEST = 200;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}_\\x{b7}\\x{30fb}\\x{200c}\\x{200d}]+");

    private final Bulk<Tagged> added = new Bulk<>(this::write);
    private final Ids ids;
    private final InstantSource clock;

    /** @param name in its normal form */
    private record Tagged(StatusId status, String name) {}

    public Tags(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** The form in which names are compared: without {@code #}, NFKC, lower case. */
    public static String normal(String name) {
        var plain = name.startsWith("#") ? name.substring(1) : name;
        return Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Whether a normal form can be a hashtag: letters, numbers and marks of any script, at least one letter. */
    public static boolean isName(String normal) {
        return normal.length() <= LONGEST
                && NAME.matcher(normal).matches()
                && normal.codePoints().anyMatch(Character::isLetter);
    }

    /** The id of a hashtag in its normal form, which has a row from now on. */
    public long keep(Transaction tx, String normal) {
        tx.sql()
                .insertInto(TAG)
                .set(TAG.ID, ids.next())
                .set(TAG.NAME, normal)
                .set(TAG.CREATED_AT, clock.instant())
                .onConflict(TAG.NAME)
                .doNothing()
                .execute();
        return tx.sql().select(TAG.ID).from(TAG).where(TAG.NAME.eq(normal)).fetchSingle(TAG.ID);
    }

    /** What moderators decide about a hashtag; the name itself never changes. */
    public void decide(Transaction tx, long id, String displayName, boolean usable, boolean listable) {
        tx.sql()
                .update(TAG)
                .set(TAG.DISPLAY_NAME, displayName)
                .set(TAG.USABLE, usable)
                .set(TAG.LISTABLE, listable)
                .where(TAG.ID.eq(id))
                .execute();
    }

    void replace(Transaction tx, StatusId status, Collection<String> names) {
        tx.flush(added);
        tx.sql()
                .deleteFrom(STATUS_TAG)
                .where(STATUS_TAG.STATUS_ID.eq(status.value()))
                .execute();
        add(tx, status, names);
    }

    void add(Transaction tx, StatusId status, Collection<String> names) {
        names.stream().map(Tags::normal).distinct().forEach(name -> tx.later(added, new Tagged(status, name)));
    }

    private void write(Transaction tx, List<Tagged> all) {
        var names = all.stream().map(Tagged::name).distinct().toArray(String[]::new);
        tx.execute(
                ADD,
                clock.instant(),
                Arrays.stream(names).map(_ -> ids.next()).toArray(Long[]::new),
                names,
                all.stream().map(tagged -> tagged.status().value()).toArray(Long[]::new),
                all.stream().map(Tagged::name).toArray(String[]::new));
    }

    /** The hashtags of many statuses at once. */
    public Map<StatusId, List<String>> of(Transaction tx, Collection<StatusId> statuses) {
        tx.flush(added);
        return tx.sql()
                .select(STATUS_TAG.STATUS_ID, TAG.NAME)
                .from(STATUS_TAG)
                .join(TAG)
                .on(TAG.ID.eq(STATUS_TAG.TAG_ID))
                .where(STATUS_TAG.STATUS_ID.eq(
                        DSL.any(statuses.stream().map(StatusId::value).toArray(Long[]::new))))
                .orderBy(TAG.ID)
                .fetchGroups(row -> new StatusId(row.value1()), row -> row.value2());
    }

    /**
     * Names that begin with the words, whatever accents either has; the shortest first.
     *
     * @param reviewed only what moderators have looked at
     */
    public List<String> search(Transaction tx, String words, boolean reviewed, int limit, int offset) {
        return tx.sql()
                .fetch(SEARCH, normal(words.strip()), reviewed, limit, offset)
                .getValues(0, String.class);
    }
}
