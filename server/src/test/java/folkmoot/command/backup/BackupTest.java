package folkmoot.command.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Invalid;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.postgres.EmbeddedPostgres;
import folkmoot.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine is lost while people write, and what was acknowledged comes back on another. */
class BackupTest {

    /** Within it, what was written reaches the archive; the rest of the second is for a machine that has much to do. */
    private static final Duration LOST_AT_MOST = Duration.ofSeconds(3);

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    /** When each number was acknowledged. */
    private static final ConcurrentSkipListMap<Integer, Instant> ACKNOWLEDGED = new ConcurrentSkipListMap<>();

    private static Path backups;
    private static Path archive;
    private static Backup.Made made;
    private static Instant lostAt;

    @BeforeAll
    static void losesTheMachine() throws Exception {
        var data = shared.resolve("data");
        backups = shared.resolve("backups");
        archive = shared.resolve("archive");
        try (var postgres = EmbeddedPostgres.start(data, Optional.of(archive))) {
            Files.createDirectories(data.resolve("media/files/ab"));
            Files.writeString(data.resolve("media/files/ab/one.png"), "a picture");
            Files.createDirectories(data.resolve("media/remote"));
            Files.writeString(data.resolve("media/remote/other.png"), "of another server");
            execute(postgres.address(), "CREATE TABLE said (number int PRIMARY KEY)");
            var go = new AtomicBoolean(true);
            var writer = Thread.ofPlatform().start(() -> writeWhile(postgres.address(), go));
            Patience.until(() -> ACKNOWLEDGED.size() > 100);
            made = new Backup(InstantSource.system(), "0.1.0")
                    .into(
                            backups,
                            new Backup.Source(
                                    postgres.address(), data, Optional.empty(), false, "https://town.example"));
            int then = ACKNOWLEDGED.size();
            var enough = Instant.now().plus(LOST_AT_MOST).plusMillis(500);
            Patience.until(
                    () -> ACKNOWLEDGED.size() > then + 100 && Instant.now().isAfter(enough));
            lostAt = Instant.now();
            copy(archive, shared.resolve("left")); // what is there when the disk of the data is gone
            go.set(false);
            writer.join();
        }
    }

    private static void writeWhile(DatabaseAddress address, AtomicBoolean go) {
        try (var connection = address.connect();
                var insert = connection.prepareStatement("INSERT INTO said VALUES (?)")) {
            for (int number = 1; go.get(); number++) {
                insert.setInt(1, number);
                insert.execute();
                ACKNOWLEDGED.put(number, Instant.now());
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    /** As a copy, for who removes a file before it is written anew. */
    private static void link(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectory(target);
                } else {
                    Files.createLink(target, file);
                }
            }
        }
    }

    private static void writeAnew(Path file, String text) throws IOException {
        Files.delete(file);
        Files.writeString(file, text);
    }

    private static int last(Path data) throws SQLException {
        try (var postgres = EmbeddedPostgres.open(data);
                var connection = postgres.address().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT max(number), count(*) FROM said")) {
            row.next();
            assertThat(row.getInt(1)).as("no gap").isEqualTo(row.getInt(2));
            return row.getInt(1);
        }
    }

    private static int acknowledgedBefore(Instant moment) {
        return ACKNOWLEDGED.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(moment))
                .mapToInt(entry -> entry.getKey())
                .max()
                .orElseThrow();
    }

    @Test
    void aBackupHasWhatWasAcknowledgedBeforeItEnded() throws Exception {
        var data = folder.resolve("data");
        var restored = Restore.into(backups, data, Optional.empty(), Optional.empty());
        assertThat(restored.origin()).isEqualTo("https://town.example");
        assertThat(last(data)).isGreaterThanOrEqualTo(acknowledgedBefore(made.endedAt()));
        assertThat(data.resolve("media/files/ab/one.png")).hasContent("a picture");
        assertThat(data.resolve("media/remote")).doesNotExist();
        assertThatThrownBy(() -> Restore.into(backups, data, Optional.empty(), Optional.empty()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void withTheArchiveAllComesBackButTheLastMoment() throws Exception {
        var data = folder.resolve("data");
        Restore.into(backups, data, Optional.of(shared.resolve("left")), Optional.empty());
        assertThat(last(data)).isGreaterThanOrEqualTo(acknowledgedBefore(lostAt.minus(LOST_AT_MOST)));
    }

    @Test
    void itComesBackAsItWasAtAMoment() throws Exception {
        var moment = made.endedAt().plusMillis(700);
        var data = folder.resolve("data");
        Restore.into(backups, data, Optional.of(shared.resolve("left")), Optional.of(moment));
        assertThat(last(data)).isBetween(acknowledgedBefore(moment.minusMillis(300)), acknowledgedBefore(moment) + 1);
    }

    @Test
    void aMomentThatCannotBeHadIsASentence() {
        refused("needs the archive", Optional.empty(), Optional.of(Instant.now()));
        refused("oldest backup", Optional.of(archive), Optional.of(Instant.EPOCH));
    }

    private void refused(String words, Optional<Path> from, Optional<Instant> moment) {
        assertThatThrownBy(() -> Restore.into(backups, folder.resolve("refused"), from, moment))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(words)
                .hasMessageContaining("Nothing was restored");
        assertThat(folder.resolve("refused"))
                .satisfiesAnyOf(
                        none -> assertThat(none).doesNotExist(),
                        empty -> assertThat(empty).isEmptyDirectory());
    }

    private interface Harm {
        void to(Path backup) throws IOException;
    }

    private void harmed(String words, Harm harm) throws IOException {
        var copy = Files.createTempDirectory(folder, "copy").resolve("backups");
        link(backups, copy);
        harm.to(copy.resolve("backups").resolve(made.folder().getFileName()));
        assertThatThrownBy(() -> Restore.into(copy, folder.resolve("refused"), Optional.empty(), Optional.empty()))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(words)
                .hasMessageContaining("Nothing was restored");
        assertThat(folder.resolve("refused")).doesNotExist();
    }

    @Test
    void whatIsNotAsItsManifestSaysIsNotRestored() throws Exception {
        harmed("no complete backup", backup -> Files.delete(backup.resolve(BackupManifest.NAME)));
        harmed("cut short or changed", backup -> writeAnew(backup.resolve("cluster/PG_VERSION"), "17\n"));
        harmed("is missing", backup -> Files.delete(backup.resolve("cluster/global/pg_control")));
        harmed(
                "is missing",
                backup -> Files.delete(backup.getParent().getParent().resolve("media/files/ab/one.png")));
        harmed("a newer version", backup -> change(backup, "\"format\" : 1", "\"format\" : 2"));
        harmed("not in it", backup -> change(backup, "\"cluster/PG_VERSION\"", "\"../../../etc/passwd\""));
        harmed("cannot be read", backup -> writeAnew(backup.resolve(BackupManifest.NAME), "{\"format"));
    }

    private static void change(Path backup, String from, String to) throws IOException {
        var file = backup.resolve(BackupManifest.NAME);
        var text = Files.readString(file);
        assertThat(text).contains(from);
        writeAnew(file, text.replace(from, to));
    }
}
