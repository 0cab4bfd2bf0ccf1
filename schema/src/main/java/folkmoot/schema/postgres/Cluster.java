package folkmoot.schema.postgres;

import folkmoot.schema.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The database files of a data folder and how to start a server on them. */
record Cluster(
        Path data,
        PostgresBinaries binaries,
        Unprivileged user,
        Durability durability,
        List<String> settings,
        String password) {

    private static final long LARGEST_LOG = 16L * 1024 * 1024;
    private static final int ATTEMPTS = 25;
    private static final int PAUSES = 20;

    static Path folder(Path data) {
        return data.resolve("cluster");
    }

    static Path passwordFile(Path data) {
        return data.resolve("database-password");
    }

    static Path log(Path data) {
        return data.resolve("postgres.log");
    }

    /** Unpacks and initialises what is not there yet. The caller holds the lock. */
    static Cluster prepare(Path data, Durability durability) throws IOException {
        return prepare(data, durability, List.of());
    }

    /** The same with settings besides the usual ones. */
    static Cluster prepare(Path data, Durability durability, List<String> settings) throws IOException {
        var user = Unprivileged.here();
        var binaries = PostgresBinaries.below(durability == Durability.NONE ? ThrowawayPostgres.parent() : data);
        if (!Files.exists(folder(data).resolve("PG_VERSION"))) {
            initialise(data, binaries, user, durability);
        }
        requireMajor(data);
        user.own(folder(data));
        return new Cluster(data, binaries, user, durability, settings, Files.readString(passwordFile(data)));
    }

    /** Starts the server, after stopping one that a lost guard left behind. */
    GuardedPostgres start(int port) throws IOException {
        stopOrphan();
        if (Files.exists(log(data)) && Files.size(log(data)) > LARGEST_LOG) {
            Files.delete(log(data));
        }
        for (int attempt = 1; ; attempt++) {
            var server = GuardedPostgres.start(
                    user.command(Settings.command(binaries, folder(data), port, durability, settings)), log(data));
            if (server.awaitReady(folder(data))) {
                return server;
            }
            server.close();
            if (attempt == ATTEMPTS) {
                throw new CannotStart("The database in " + data + " does not start: " + lastWords());
            }
            for (int pause = 0; pause < PAUSES; pause++) { // processes of one that was killed are about to end
                GuardedPostgres.pause();
            }
        }
    }

    private static void requireMajor(Path data) throws IOException {
        var major = Files.readString(folder(data).resolve("PG_VERSION")).strip();
        if (!major.equals(String.valueOf(PostgresBinaries.MAJOR))) {
            throw new CannotStart("The data folder " + data + " was made by PostgreSQL " + major
                    + " and this Folkmoot brings PostgreSQL " + PostgresBinaries.MAJOR
                    + ": start the Folkmoot it was made with, or export there and import here.");
        }
    }

    private static void initialise(Path data, PostgresBinaries binaries, Unprivileged user, Durability durability)
            throws IOException {
        var cluster = folder(data);
        Folders.delete(cluster); // what an interrupted start left
        writePassword(data);
        user.own(passwordFile(data));
        Files.createDirectory(cluster);
        user.own(cluster);
        var command = new ArrayList<>(
                List.of(binaries.program("initdb").toString(), "-D", cluster.toString(), "-U", "folkmoot"));
        command.addAll(List.of("--pwfile=" + passwordFile(data), "-E", "UTF8"));
        command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"));
        command.add("--no-instructions");
        if (durability == Durability.NONE) {
            // what keeps people's passwords from being guessed costs each connection ten milliseconds
            command.addAll(List.of("--no-sync", "--auth=password", "-c", "scram_iterations=1"));
        } else {
            command.add("--auth=scram-sha-256");
        }
        run(user.command(command), data);
    }

    private static void writePassword(Path data) throws IOException {
        var file = passwordFile(data);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.writeString(file, HexFormat.of().formatHex(secret), StandardOpenOption.WRITE);
    }

    private static void run(List<String> command, Path data) throws IOException {
        var process = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException("PostgreSQL could not make its files there: "
                        + said.lines()
                                .filter(line -> line.contains("error") || line.contains("FATAL"))
                                .findFirst()
                                .orElse(said));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private void stopOrphan() throws IOException {
        var left = PostmasterFile.read(folder(data));
        if (left.isEmpty()) {
            return;
        }
        if (left.get().isAlive(folder(data))) {
            new ProcessBuilder("sh", "-c", "kill -INT " + left.get().pid()).start();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (left.get().isAlive(folder(data)) && System.nanoTime() < deadline) {
                GuardedPostgres.pause();
            }
        }
        if (!left.get().isAlive(folder(data))) {
            Files.deleteIfExists(PostmasterFile.file(folder(data))); // its number may belong to another process now
        }
    }

    private String lastWords() throws IOException {
        var lines = Files.readAllLines(log(data));
        return lines.stream()
                        .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                        .reduce((earlier, later) -> later)
                        .orElse("it says nothing")
                + " (see " + log(data) + ")";
    }
}
