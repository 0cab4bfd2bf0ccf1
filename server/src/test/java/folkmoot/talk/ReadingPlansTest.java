package folkmoot.talk;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.people.notification.NotificationQuery;
import folkmoot.people.relation.Hidden;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Plans;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.talk.timeline.Timelines;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What PostgreSQL does for each list of posts that people read: no table that grows is read from one end to the other. */
class ReadingPlansTest {

    private static final int STATUSES = 12_000;
    private static final Page PAGE = Page.first(20);
    private static final Plans PLANS = new Plans(
            Set.of("status", "favourite", "bookmark", "notification", "status_tag", "status_mention", "status_stats"));

    private static CivicWorld world;
    private static AccountId reader;
    private static AccountId writer;

    @BeforeAll
    static void build() {
        world = new CivicWorld();
        reader = world.stranger("reader").id();
        writer = world.remote("carol", "far.example").id();
        world.in(tx -> {
            tx.sql().execute("SET LOCAL session_replication_role = replica");
            tx.sql().execute("""
                INSERT INTO status (id, account_id, uri, visibility, content, language, local, conversation_id, created_at)
                SELECT 1000 + n, CASE WHEN n % 10 = 0 THEN {1} ELSE {0} END, 'https://far.example/s/' || n, 'public',
                       '<p>Number ' || n || ': the crossing at the school near st' || n % 1000 || '</p>', 'en', false, 1000 + n, now()
                FROM generate_series(1, {2}) n
                """, DSL.inline(writer.value()), DSL.inline(reader.value()), DSL.inline(STATUSES));
            tx.sql().execute("INSERT INTO tag (id, name, created_at) VALUES (1, 'crossing', now())");
            tx.sql()
                    .execute(
                            "INSERT INTO status_tag (status_id, tag_id) SELECT 1000 + n, 1 FROM generate_series(1,"
                                    + " {0}) n WHERE n % 5 = 0",
                            DSL.inline(STATUSES));
            for (var table : List.of("favourite", "bookmark")) {
                tx.sql()
                        .execute(
                                "INSERT INTO " + table
                                        + " (id, account_id, status_id, created_at) SELECT n, {0}, 1000 + n, now()"
                                        + " FROM generate_series(1, {1}) n WHERE n % 3 = 0",
                                DSL.inline(reader.value()),
                                DSL.inline(STATUSES));
            }
            tx.sql().execute("""
                INSERT INTO notification (id, account_id, type, from_account_id, status_id, group_key, created_at)
                SELECT n, {0}, CASE n % 2 WHEN 0 THEN 'mention' ELSE 'favourite' END, {1}, 1000 + n,
                       CASE n % 2 WHEN 1 THEN 'favourite-' || n / 10 END, now()
                FROM generate_series(1, {2}) n
                """, DSL.inline(reader.value()), DSL.inline(writer.value()), DSL.inline(STATUSES));
            tx.sql().execute("UPDATE account SET indexable = true WHERE id = {0}", DSL.inline(writer.value()));
            return tx.sql().execute("SET LOCAL session_replication_role = origin");
        });
        world.in(tx -> tx.sql().execute("ANALYZE"));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static void cheap(String what, Function<Transaction, List<?>> work, int largestSort, int buffers) {
        var cost = PLANS.of(world.database, tx -> {
            assertThat(work.apply(tx)).as(what).isNotEmpty();
            return true;
        });
        assertThat(cost.scans()).as(what + ": read from one end to the other").isEmpty();
        assertThat(cost.largestSort())
                .as(what + ": sorted, " + cost.statements())
                .isLessThanOrEqualTo(largestSort);
        assertThat(cost.buffers()).as(what + ": read, " + cost.statements()).isLessThanOrEqualTo(buffers);
    }

    @Test
    void timelinesAreReadFromTheirIndexes() {
        var timelines = world.house.talk().reading().timelines();
        for (var page : List.of(PAGE, Page.before(1_500, 20))) {
            cheap("public", tx -> timelines.open(tx, page, Timelines.Origin.ANYWHERE, false, Hidden.NONE), 20, 300);
            cheap(
                    "tag",
                    tx -> timelines.tag(
                            tx, Timelines.Tagged.with("crossing"), page, Timelines.Origin.ANYWHERE, false, Hidden.NONE),
                    20,
                    1_000);
            cheap(
                    "account",
                    tx -> timelines.account(
                            tx,
                            writer,
                            Optional.of(reader),
                            page,
                            new Timelines.AccountFilter(false, true, true, false, Optional.empty())),
                    20,
                    300);
            cheap(
                    "account, with a tag",
                    tx -> timelines.account(
                            tx,
                            writer,
                            Optional.of(reader),
                            page,
                            new Timelines.AccountFilter(false, false, false, false, Optional.of("crossing"))),
                    20,
                    800);
        }
    }

    @Test
    void whatSomebodyCollectsIsReadFromItsIndexes() {
        var reactions = world.house.talk().reactions();
        cheap("favourites", tx -> reactions.favourites().by(tx, reader, PAGE), 20, 300);
        cheap("bookmarks", tx -> reactions.bookmarks().of(tx, reader, PAGE), 20, 300);
        var notifications = world.house.people().notifications();
        cheap("notifications", tx -> notifications.list(tx, reader, PAGE, NotificationQuery.ALL), 40, 500);
    }

    @Test
    void wordsAreSoughtAmongTheNewestOrByTheirIndexWhicheverIsLess() {
        var search = world.house.talk().reading().search();
        cheap("a frequent word", tx -> search.statuses(tx, "school", reader, Optional.empty(), PAGE, 0), 140, 4_000);
        cheap("a rare word", tx -> search.statuses(tx, "st42", reader, Optional.empty(), PAGE, 0), 140, 4_000);
        cheap(
                "in the library",
                tx -> search.statuses(tx, "school in:library", reader, Optional.empty(), PAGE, 0),
                140,
                4_000);
        cheap(
                "a rare one there",
                tx -> search.statuses(tx, "st42 in:library", reader, Optional.empty(), PAGE, 0),
                140,
                4_000);
    }
}
