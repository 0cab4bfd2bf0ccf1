package folkmoot.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.schema.postgres.ThrowawayPostgres;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    void anEmptyDatabaseIsMigratedOnceAndThenCurrent() {
        var address = ThrowawayPostgres.emptyDatabase();
        new Migrations(address).migrate();
        new Migrations(address).migrate();
        new Migrations(address).requireCurrent();
    }

    @Test
    void aNewerSchemaIsRefusedWithASentence() throws Exception {
        var address = ThrowawayPostgres.newDatabase();
        execute(address, """
            INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
            VALUES (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'somebody', 1, true)\
            """);
        assertThatThrownBy(() -> new Migrations(address).migrate())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("a newer version of Folkmoot (schema 9999)");
    }

    @Test
    void anOlderSchemaIsRefusedByACommandBesideARunningServer() {
        var address = ThrowawayPostgres.emptyDatabase();
        assertThatThrownBy(() -> new Migrations(address).requireCurrent())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("older schema (none)");
    }

    @Test
    void aDatabaseOfSomethingElseIsLeftAlone() throws Exception {
        var address = ThrowawayPostgres.emptyDatabase();
        execute(address, "CREATE TABLE theirs (id int)");
        assertThatThrownBy(() -> new Migrations(address).migrate())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Is it a database of Folkmoot's own?");
    }

    @Test
    void anUnreachableDatabaseIsASentence() {
        var nowhere = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/folkmoot", "folkmoot", "x");
        assertThatThrownBy(() -> new Migrations(nowhere).migrate())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("database.url");
    }

    @Test
    void thePasswordIsNotInItsText() {
        assertThat(new DatabaseAddress("jdbc:postgresql://h/d", "u", "secret").toString())
                .doesNotContain("secret");
    }

    private static void execute(DatabaseAddress address, String sql) throws Exception {
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
