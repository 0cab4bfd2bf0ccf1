package folkmoot.people.identity;

import folkmoot.platform.database.Transaction;
import org.jooq.impl.DSL;

/** Writes a new address over an old one wherever it stands, in every text of every table. */
final class Relocation {

    private static final String COLUMNS = """
        SELECT c.table_name, c.column_name, c.data_type
        FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
          AND c.data_type IN ('text', 'jsonb') AND c.table_name NOT IN ('flyway_schema_history', 'identity')
        ORDER BY 1, 2\
        """;

    private Relocation() {}

    static void rewrite(Transaction tx, String from, String to) {
        for (var column : tx.sql().fetch(COLUMNS)) {
            var table = DSL.table(DSL.name(column.get(0, String.class)));
            var field = DSL.field(DSL.name(column.get(1, String.class)));
            var type = column.get(2, String.class);
            tx.sql()
                    .execute(
                            "UPDATE {0} SET {1} = replace({1}::text, {2}, {3})::" + type
                                    + " WHERE position({2} in {1}::text) > 0",
                            table,
                            field,
                            DSL.val(from),
                            DSL.val(to));
        }
    }
}
