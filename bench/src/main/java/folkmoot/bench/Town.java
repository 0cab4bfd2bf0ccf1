package folkmoot.bench;

import folkmoot.schema.DatabaseAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A town that has proposed much already, straight into the tables, and people who write the next proposal. */
final class Town {

    private static final List<String> VERBS = List.of(
            "Repair", "Replace", "Remove", "Light", "Clean", "Move", "Paint", "Open", "Close", "Widen", "Plant",
            "Fence");
    private static final List<String> THINGS = List.of(
            "the potholes",
            "the street lights",
            "the bus shelter",
            "the crossing",
            "the playground",
            "the benches",
            "the cycle lane",
            "the library",
            "the swimming pool",
            "the bins",
            "the trees",
            "the footpath",
            "the bridge",
            "the car park",
            "the public toilets",
            "the drains",
            "the fountain",
            "the market stalls",
            "the railings",
            "the school gate",
            "the allotments",
            "the river bank",
            "the noise barrier",
            "the parking meters");
    private static final List<String> SYLLABLES = List.of(
            "mill", "oak", "ash", "brook", "king", "well", "stone", "hill", "church", "market", "bell", "fern", "har",
            "lin", "ros", "wil", "cas", "dun", "gren", "thor", "wes", "nor", "ald", "bur");
    private static final List<String> ROADS = List.of("Lane", "Street", "Road", "Close", "Avenue", "Square");

    private final Random random;

    /** @param seed the same makes the same town */
    Town(long seed) {
        this.random = new Random(seed);
    }

    String title() {
        return one(VERBS) + " " + one(THINGS) + " on " + place() + " near " + place();
    }

    private String place() {
        var name = one(SYLLABLES) + one(SYLLABLES);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1) + " " + one(ROADS);
    }

    private String problem() {
        var words = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            words.append(one(SYLLABLES))
                    .append(one(SYLLABLES))
                    .append(i % 3 == 0 ? one(SYLLABLES) : "")
                    .append(' ');
        }
        return words.append(one(THINGS)).toString();
    }

    /** Why, in some twenty words, of which most are said often. */
    String reason() {
        var words = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            words.append(one(SYLLABLES)).append(one(SYLLABLES)).append(' ');
        }
        return words.append(one(THINGS)).toString();
    }

    private String one(List<String> of) {
        return of.get((int) (of.size() * Math.min(random.nextDouble(), random.nextDouble()))); // some are frequent
    }

    /** What a form asks while somebody writes: every time a little more of a title. */
    static String typed(String community, long number) {
        var title = new Town(number / 4).title();
        var part = title.substring(0, Math.min(title.length(), 12 + 14 * (int) (number % 4)));
        return "/api/folkmoot/v1/proposals/similar?language=en&category=roads&community=" + community + "&title="
                + URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    /** Another proposal, for the client API. */
    Map<String, String> next(String community, long number) {
        return Map.of(
                "community",
                community,
                "title",
                title(),
                "ask",
                "Do it, as said in number " + number,
                "problem",
                problem(),
                "language",
                "en",
                "different_because",
                "It is number " + number);
    }

    /** So many proposals of a community. */
    void insert(DatabaseAddress database, long community, int count) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL session_replication_role = replica"); // all at once, below
            statement.execute("""
                INSERT INTO account (id, username, domain, uri, actor_type, display_name, inbox_url, created_at, updated_at)
                VALUES (4000000, 'townsfolk', 'town.test', 'https://town.test/users/townsfolk', 'Person', 'Townsfolk',
                        'https://town.test/inbox', now(), now())
                """);
            statement.execute("""
                INSERT INTO status (id, account_id, uri, url, visibility, content, language, local, created_at)
                SELECT 5000000 + n, 4000000, 'https://town.test/statuses/' || n, 'https://town.test/statuses/' || n,
                       'public', '<p>Proposed</p>', 'en', false, now()
                FROM generate_series(0, %d - 1) n
                """.formatted(count));
            proposals(connection, community, count);
            statement.execute("SELECT fill_proposal_lists(), fill_proposal_search(), fill_proposal_words()");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("VACUUM ANALYZE");
        }
    }

    private void proposals(Connection connection, long community, int count) throws SQLException {
        try (var insert = connection.prepareStatement("""
            INSERT INTO proposal (id, community_id, author_account_id, local, title, ask, problem, category, language,
                                  state, record_uri, threshold_count, state_changed_at, created_at)
            VALUES (?, ?, 4000000, true, ?, 'Do it', ?, ?, 'en', 'gathering', ?, 100, now(), now())
            """)) {
            for (int i = 0; i < count; i++) {
                insert.setLong(1, 5_000_000L + i);
                insert.setLong(2, community);
                insert.setString(3, title());
                insert.setString(4, problem());
                insert.setString(5, i % 5 == 0 ? "roads" : "other");
                insert.setString(6, "https://town.test/records/" + i);
                insert.addBatch();
                if (i % 1_000 == 999) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
