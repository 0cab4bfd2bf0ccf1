package folkmoot.demo;

import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The three instances of the demonstration, filled and ready, in a folder that is gone when they stop. */
public final class Demo implements AutoCloseable {

    static final String COMMUNITY = "harrowmere_commons";
    private static final List<String> MEMBERS = List.of("alice", "amir", "bronwen", "zofia");
    private static final int FIRST_PORT = 8081;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final DemoClock clock = DemoClock.daysAgo(History.DAYS);
    private final Path folder;
    private final DemoInstance harrowmere;
    private final DemoInstance northmoor;
    private final DemoInstance council;

    /** Starts and fills them. */
    public Demo(PrintWriter out) {
        var narrator = new Narrator(out);
        narrator.say("Starting two citizen-run instances and a council's …");
        try {
            folder = Files.createTempDirectory("folkmoot-demo");
            running.push(() -> delete(folder));
            var postgres = EmbeddedPostgres.start(folder);
            running.push(postgres);
            make(postgres.address());
            harrowmere = start("harrowmere", "Harrowmere", 0, postgres.address());
            northmoor = start("northmoor", "Northmoor", 1, postgres.address());
            council = start("council", "Public offices of Harrowmere", 2, postgres.address());
            fill(narrator);
        } catch (IOException failure) {
            close();
            throw new UncheckedIOException(failure);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private Demo(Path folder, DatabaseAddress cluster) {
        this.folder = folder;
        try {
            harrowmere = start("harrowmere", "Harrowmere", 0, cluster);
            northmoor = start("northmoor", "Northmoor", 1, cluster);
            council = start("council", "Public offices of Harrowmere", 2, cluster);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /**
     * Starts them on databases that stay in a cluster of somebody else's: for those who work on Folkmoot and look at what they change.
     * Where there are none yet, they are made and filled, and the story is played once.
     */
    public static Demo kept(PrintWriter out, Path folder, DatabaseAddress cluster) {
        boolean fresh = make(cluster);
        var demo = new Demo(folder, cluster);
        if (!fresh) {
            demo.clock.moveTo(Duration.ZERO);
        } else {
            demo.fill(new Narrator(out));
            demo.play(out);
        }
        return demo;
    }

    private DemoInstance start(String name, String title, int number, DatabaseAddress cluster) {
        var database = within(cluster, name);
        var instance =
                DemoInstance.start(name, port(FIRST_PORT + number), title, database, folder.resolve(name), clock);
        running.push(instance);
        return instance;
    }

    /** Makes the databases; false if they are there. */
    private static boolean make(DatabaseAddress cluster) {
        try (var connection = cluster.connect();
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = 'council'")) {
                if (found.next()) {
                    return false;
                }
            }
            for (var name : List.of("harrowmere", "northmoor", "council")) {
                statement.execute("DROP DATABASE IF EXISTS " + name);
                statement.execute("CREATE DATABASE " + name);
            }
            return true;
        } catch (SQLException failure) {
            throw new IllegalStateException("The databases of the demonstration could not be made", failure);
        }
    }

    private static DatabaseAddress within(DatabaseAddress cluster, String name) {
        var url = cluster.url().substring(0, cluster.url().lastIndexOf('/') + 1) + name;
        return new DatabaseAddress(url, cluster.user(), cluster.password());
    }

    /** The wanted port, or any free one if somebody has it. */
    private static int port(int wanted) {
        for (int port : new int[] {wanted, 0}) {
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                if (port == 0) {
                    throw new UncheckedIOException("No port is free", taken);
                }
            }
        }
        throw new IllegalStateException("No port is free");
    }

    private void fill(Narrator narrator) {
        Resident.all().parallelStream()
                .forEach(resident -> instance(resident.home()).person(resident));
        DemoCommunity.all().forEach(community -> new Founding(instance(community.home()), council).found(community));
        Founding.adorn(harrowmere);
        narrator.say("Three communities are founded; " + History.DAYS
                + " days pass in which people propose, back, talk and answer …");
        new History(this, clock).play();
        narrator.say("Filled with invented proposals in five languages, answered and unanswered.");
    }

    /** By its name, as the files have it. */
    DemoInstance instance(String name) {
        return Stream.of(harrowmere, northmoor, council)
                .filter(instance -> instance.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    DemoInstance harrowmere() {
        return harrowmere;
    }

    DemoInstance northmoor() {
        return northmoor;
    }

    DemoInstance council() {
        return council;
    }

    /** Plays the story; throws at the first step that fails. */
    public void play(PrintWriter out) {
        new Story(this, new Narrator(out)).play();
    }

    /** Says where to look and as whom to sign in. */
    public void invite(PrintWriter out) {
        out.println();
        out.println("Look around (every password is " + DemoInstance.PASSWORD + "):");
        DemoCommunity.all()
                .forEach(community ->
                        out.println("   " + instance(community.home()).origin() + "/c/" + community.name()));
        out.println("   " + harrowmere.origin() + "   sign in as " + String.join(", ", MEMBERS) + ", "
                + Resident.MODERATOR + " who moderates or " + Resident.ADMINISTRATOR);
        out.println("   " + northmoor.origin() + "   sign in as bob or carol");
        out.println("   " + council.origin() + "   sign in as council");
        out.flush();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception failure) {
                throw new IllegalStateException("A part of the demonstration did not stop", failure);
            }
        }
    }
}
