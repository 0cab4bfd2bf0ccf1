package folkmoot.demo;

import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.Registers;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.people.user.Role;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The three instances of the demonstration, filled and ready, in a folder that is gone when they stop. */
public final class Demo implements AutoCloseable {

    static final String COMMUNITY = "harrowmere_commons";
    static final List<String> MEMBERS = List.of("alice", "amir", "bronwen", "zofia");
    private static final int FIRST_PORT = 8081;
    private static final int THRESHOLD = 5;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
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
            council = start("council", "Harrowmere Council", 2, postgres.address());
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
            council = start("council", "Harrowmere Council", 2, cluster);
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
        if (fresh) {
            demo.fill(new Narrator(out));
            demo.play(out);
        }
        return demo;
    }

    private DemoInstance start(String name, String title, int number, DatabaseAddress cluster) {
        var database = within(cluster, name);
        var instance = DemoInstance.start(name, port(FIRST_PORT + number), title, database, folder.resolve(name));
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
        MEMBERS.forEach(name -> harrowmere.person(name, Role.MEMBER));
        harrowmere.person("mod", Role.MODERATOR);
        northmoor.person("bob", Role.MEMBER);
        northmoor.person("carol", Role.MEMBER);
        council.person("council", Role.MEMBER);
        var community = community();
        register(community);
        var lines = proposals();
        var house = harrowmere.server().house();
        var authors = house.platform()
                .database()
                .read(tx -> MEMBERS.stream()
                        .flatMap(name -> house.people().accounts().local(tx, name).stream())
                        .toList());
        var published = new AtomicInteger();
        house.civic()
                .imports()
                .publish(
                        community, authors, lines, line -> line.proposal().ifPresent(_ -> published.incrementAndGet()));
        narrator.say("Filled " + harrowmere.origin() + " with " + published + " of " + lines.size()
                + " invented proposals in five languages.");
    }

    private Community community() {
        var house = harrowmere.server().house();
        var rule = new ThresholdRule(THRESHOLD, EnumSet.allOf(SupportColumn.class));
        return house.platform().database().transaction(tx -> {
            var made = house.civic()
                    .registry()
                    .communities()
                    .create(tx, NewCommunity.of(COMMUNITY, "Harrowmere Commons").withThreshold(rule));
            house.civic()
                    .registry()
                    .communities()
                    .addModerator(
                            tx, made, house.people().accounts().local(tx, "mod").orElseThrow());
            return made;
        });
    }

    private void register(Community community) {
        var house = harrowmere.server().house();
        house.platform()
                .database()
                .write(tx -> house.civic()
                        .registry()
                        .registers()
                        .register(
                                tx,
                                new Registers.By(community, Optional.empty(), Optional.empty()),
                                NewBody.of(
                                        "harrowmere",
                                        "Harrowmere Council",
                                        council.host(),
                                        "council@" + council.host())));
    }

    /** Those of the invented proposals that break no rule; the others are there to be refused. */
    private static List<String> proposals() {
        try (var in = Demo.class.getClassLoader().getResourceAsStream("civic/proposals.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.contains("\"expect\""))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
        out.println("   " + harrowmere.origin() + "/c/" + COMMUNITY + "   sign in as " + String.join(", ", MEMBERS)
                + ", or mod who moderates");
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
