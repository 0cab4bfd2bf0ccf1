package folkmoot.schema.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.schema.CannotStart;
import folkmoot.schema.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    static Path parent;

    @Test
    void whatWasWrittenIsThereAfterARestart() throws Exception {
        var data = parent.resolve("restart");
        try (var database = start(data)) {
            execute(database.address(), "CREATE TABLE kept AS SELECT 'ÉÀЖ' AS word");
        }
        try (var database = start(data)) {
            assertThat(query(database.address(), "SELECT lower(word) FROM kept"))
                    .isEqualTo("éàж");
            assertThat(query(database.address(), "SHOW max_wal_size")).isEqualTo("4GB");
        }
        assertThat(Files.exists(PostmasterFile.file(Cluster.folder(data.toRealPath()))))
                .isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("database-password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aServerThatWasLeftBehindIsStoppedAndNothingIsLost() throws Exception {
        var data = Files.createDirectories(parent.resolve("orphan")).toRealPath();
        var cluster = Cluster.prepare(data, Durability.FULL);
        var user = Unprivileged.here();
        var process = new ProcessBuilder(user.command(
                        Settings.command(cluster.binaries(), Cluster.folder(data), 0, Durability.FULL, List.of())))
                .redirectErrorStream(true)
                .redirectOutput(Cluster.log(data).toFile());
        process.command().set(process.command().indexOf("-p") + 1, String.valueOf(freePort()));
        process.start().getOutputStream().close();
        long orphan = awaitReady(data).pid();
        try (var database = start(data)) {
            assertThat(query(database.address(), "SELECT 1")).isEqualTo("1");
            assertThat(awaitReady(data).pid()).isNotEqualTo(orphan);
        }
    }

    @Test
    void theDatabaseEndsWithTheProcessThatRanIt() throws Exception {
        var data = Files.createDirectories(parent.resolve("guard")).toRealPath();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Holding.class.getName(), data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        var server = PostmasterFile.read(Cluster.folder(data)).orElseThrow();
        var database = ProcessHandle.of(server.pid()).orElseThrow();

        assertThatThrownBy(() -> start(data))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Another Folkmoot server");
        try (var joined = EmbeddedPostgres.open(data)) {
            assertThat(joined.isOwn()).isFalse();
            assertThat(query(joined.address(), "SELECT 1")).isEqualTo("1");
        }
        process.destroyForcibly().waitFor();
        database.onExit().get(20, TimeUnit.SECONDS);
        try (var again = EmbeddedPostgres.open(data)) {
            assertThat(again.isOwn()).isTrue();
        }
    }

    /** Runs the database until it is killed. */
    static final class Holding {
        public static void main(String[] arguments) throws Exception {
            var database = EmbeddedPostgres.start(Path.of(arguments[0]));
            System.out.println("ready");
            System.in.read();
            database.close();
        }
    }

    @Test
    void anotherMajorVersionIsRefusedWithASentence() throws Exception {
        var data = parent.resolve("major");
        Files.createDirectories(data.resolve("cluster"));
        Files.writeString(data.resolve("cluster/PG_VERSION"), "16\n");
        Files.writeString(data.resolve("database-password"), "x");
        assertThatThrownBy(() -> start(data))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("was made by PostgreSQL 16")
                .hasMessageContaining("start the Folkmoot it was made with");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefusedWithASentence() throws Exception {
        var file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> start(file)).isInstanceOf(CannotStart.class).hasMessageContaining("is a file");
    }

    @Test
    void aFullDiskIsRefusedWithASentence() {
        assertThatThrownBy(() -> DataFolder.requireRoom(parent, 3_000_000))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is full (2 MB left): make room");
    }

    @Test
    void aReadOnlyFolderIsRefusedWithASentence() {
        var readOnly = Path.of("/proc/folkmoot"); // nobody can write there, not even root
        assertThatThrownBy(() -> start(readOnly))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--data");
    }

    private static EmbeddedPostgres start(Path data) {
        return EmbeddedPostgres.start(data);
    }

    private static PostmasterFile awaitReady(Path data) throws Exception {
        while (true) {
            var file = PostmasterFile.read(Cluster.folder(data));
            if (file.isPresent() && file.get().isReady()) {
                return file.get();
            }
            Thread.onSpinWait();
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = address.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
