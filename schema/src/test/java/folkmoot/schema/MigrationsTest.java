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
    void missingStepsAreToldAndTriedAndNothingIsChanged() throws Exception {
        var address = ThrowawayPostgres.newDatabase();
        var migrations = new Migrations(address);
        assertThat(migrations.missing()).isEmpty();
        execute(address, "DELETE FROM flyway_schema_history WHERE version = '410'");
        assertThat(migrations.missing()).containsExactly("410 arrived proposals");
        assertThatThrownBy(migrations::rehearse)
                .as("its table is there")
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("V410__arrived_proposals.sql cannot be done")
                .hasMessageContaining("Nothing was changed");
        execute(address, "DROP TABLE arrived_proposal");
        migrations.rehearse();
        assertThat(migrations.missing()).hasSize(1);
        assertThatThrownBy(() -> execute(address, "SELECT FROM arrived_proposal"))
                .hasMessageContaining("does not exist");
        migrations.migrate();
        assertThat(migrations.missing()).isEmpty();
    }

    @Test
    void whatIsMissingOfANewerSchemaIsASentenceToo() throws Exception {
        var address = ThrowawayPostgres.newDatabase();
        execute(address, """
            INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
            VALUES (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'somebody', 1, true)\
            """);
        assertThatThrownBy(() -> new Migrations(address).missing())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("going back is not possible");
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

    /** As a database is that was made before: it has had later ones, and holds boosts that were made several times. */
    @Test
    void aMigrationOfALowerNumberIsAppliedAndMendsWhatStandsAgainstIt() throws Exception {
        var address = ThrowawayPostgres.newDatabase();
        execute(address, """
            DELETE FROM flyway_schema_history WHERE version = '122';
            DROP INDEX status_boost;
            CREATE INDEX status_boost ON status (account_id, reblog_of_id);
            INSERT INTO account (id, username, uri, actor_type, inbox_url, created_at, updated_at)
                VALUES (1, 'ann', 'https://a/ann', 'Person', 'https://a/ann/inbox', now(), now());
            INSERT INTO account_stats (account_id, statuses_count) VALUES (1, 5);
            INSERT INTO status (id, account_id, uri, visibility, local, created_at, reblog_of_id)
                SELECT i, 1, 'https://a/' || i, 'public', true, now(), CASE WHEN i > 1 THEN 1 END FROM generate_series(1, 5) i;
            INSERT INTO status_stats (status_id, reblogs_count) VALUES (1, 4)\
            """);

        new Migrations(address).migrate();
        new Migrations(address).requireCurrent();

        assertThat(query(address, "SELECT string_agg(id::text, ' ' ORDER BY id) FROM status WHERE deleted_at IS NULL"))
                .as("the post and the first boost")
                .isEqualTo("1 2");
        assertThat(query(address, "SELECT reblogs_count FROM status_stats WHERE status_id = 1"))
                .isEqualTo("1");
        assertThat(query(address, "SELECT statuses_count FROM account_stats WHERE account_id = 1"))
                .isEqualTo("2");
        assertThat(query(address, "SELECT count(*) FROM tombstone")).isEqualTo("3");
        assertThatThrownBy(() -> execute(address, """
            INSERT INTO status (id, account_id, uri, visibility, local, created_at, reblog_of_id)
            VALUES (9, 1, 'https://a/9', 'public', true, now(), 1)\
            """)).hasMessageContaining("status_boost");
    }

    private static String query(DatabaseAddress address, String sql) throws Exception {
        try (var connection = address.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(DatabaseAddress address, String sql) throws Exception {
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
