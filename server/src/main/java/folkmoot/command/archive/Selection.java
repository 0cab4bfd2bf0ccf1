package folkmoot.command.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which rows and columns go: all of what is kept, or what belongs to one community.
 *
 * @param tables those that are written, in the order of their names
 * @param rules of a community alone
 */
record Selection(SequencedMap<String, Table> tables, Optional<CommunityRules> rules) {

    private static final List<String> CHOSEN =
            List.of("chosen_community", "chosen_proposal", "chosen_status", "chosen_account");

    static Selection whole(Map<String, Table> all) {
        return new Selection(only(all, Fates.read().kept()::contains), Optional.empty());
    }

    static Selection community(Map<String, Table> all) {
        var rules = CommunityRules.read();
        return new Selection(only(all, rules.rules()::containsKey), Optional.of(rules));
    }

    private static SequencedMap<String, Table> only(
            Map<String, Table> all, java.util.function.Predicate<String> wanted) {
        return all.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    }

    /** Makes the lists of what is chosen; before the snapshot begins, in which nothing is made. */
    static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var name : CHOSEN) {
                statement.execute("CREATE TEMPORARY TABLE " + name + " (id bigint PRIMARY KEY)");
            }
        }
    }

    /** Chooses what belongs to a community, inside the snapshot. */
    void choose(Connection connection, long community) throws SQLException {
        run(connection, "INSERT INTO chosen_community VALUES (" + community + ")");
        run(connection, """
            INSERT INTO chosen_proposal SELECT id FROM proposal
            WHERE local AND listed AND community_id IN (SELECT id FROM chosen_community)
            """);
        run(connection, """
            INSERT INTO chosen_status SELECT s.id FROM status s
            WHERE s.reblog_of_id IS NULL AND s.deleted_at IS NULL AND s.hidden_visibility IS NULL
              AND s.visibility IN ('public', 'unlisted')
              AND (s.community_id IN (SELECT id FROM chosen_community)
                OR s.account_id IN (SELECT id FROM chosen_community)
                OR s.account_id IN (SELECT clerk_account_id FROM community
                                    WHERE account_id IN (SELECT id FROM chosen_community))
                OR s.conversation_id IN (SELECT p.conversation_id FROM status p
                                         WHERE p.id IN (SELECT id FROM chosen_proposal)))
            """);
        run(connection, "INSERT INTO chosen_status SELECT id FROM chosen_proposal ON CONFLICT DO NOTHING");
        for (var table : tables.values()) {
            var rule = rules.orElseThrow().rules().get(table.name());
            for (var column : table.columns()) {
                if (column.refersTo().equals(Optional.of("account"))
                        && !rule.without().contains(column.name())) {
                    run(
                            connection,
                            "INSERT INTO chosen_account SELECT DISTINCT t." + Catalog.quoted(column.name())
                                    + " FROM " + Catalog.quoted(table.name()) + " t WHERE (" + rule.condition()
                                    + ") AND t."
                                    + Catalog.quoted(column.name()) + " IS NOT NULL ON CONFLICT DO NOTHING");
                }
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Columns that are written. */
    List<Table.Column> columns(Table table) {
        return table.columns().stream()
                .filter(column -> !column.computed())
                .filter(column -> rules.isEmpty()
                        || !rules.get().rules().get(table.name()).without().contains(column.name()))
                .toList();
    }

    /** Copies a table out, a row a line, as one JSON object each. */
    String copy(Table table) {
        var columns = columns(table).stream()
                .map(column -> value(column) + " AS " + Catalog.quoted(column.name()))
                .collect(Collectors.joining(", "));
        var rows = rules.map(of -> of.rules().get(table.name()))
                .filter(rule -> !rule.takesAll())
                .map(rule -> "(SELECT * FROM " + Catalog.quoted(table.name()) + " t WHERE " + rule.condition() + ")")
                .orElse(Catalog.quoted(table.name()));
        // as CSV with signs that no JSON has in it: so nothing is quoted, and each line is the JSON itself
        return "COPY (SELECT row_to_json(r) FROM (SELECT " + columns + " FROM " + rows + " o ORDER BY "
                + table.order("o") + ") r) TO STDOUT (FORMAT csv, QUOTE e'\\x01', DELIMITER e'\\x02')";
    }

    /** What names a row that is not taken is left empty, where it may be. */
    private String value(Table.Column column) {
        var plain = "o." + Catalog.quoted(column.name());
        var there = column.refersTo()
                .filter(_ -> rules.isPresent() && column.nullable())
                .map(other -> taken(other, plain));
        return column.selected(there.map(condition -> "CASE WHEN " + condition + " THEN " + plain + " END")
                .map(text -> "(" + text + ")")
                .orElse(plain));
    }

    private String taken(String other, String id) {
        var rule = rules.orElseThrow().rules().get(other);
        if (rule == null) {
            return "false";
        }
        return rule.takesAll()
                ? "true"
                : "EXISTS (SELECT FROM " + Catalog.quoted(other) + " t WHERE t."
                        + Catalog.quoted(tables.get(other).key().getFirst()) + " = " + id + " AND (" + rule.condition()
                        + "))";
    }
}
