package folkmoot.command.verify;

import static folkmoot.testing.Person.ok;

import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.civic.log.LogReading;
import folkmoot.civic.log.LogTree;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.testing.Patience;
import folkmoot.testing.Stranger;
import folkmoot.testing.World;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** An instance with a log of real acts, whose operator can be made to lie and to be honest again. */
final class CivicLogWorld implements AutoCloseable {

    private static final String BASE = "/api/folkmoot/v1/proposals";
    private static final List<String> TABLES = List.of(
            "log_entry",
            "log_tile",
            "log_head",
            "log_checkpoint",
            "proposal_tally",
            "proposal_event",
            "proposal_track",
            "official_response_version");

    final World world = new World(Map.of("server.domain", "here.localhost"));
    final Database database = world.server().house().platform().database();
    final String answered;
    final String supported;

    CivicLogWorld() {
        var house = world.server().house();
        world.bob();
        database.write(tx -> {
            var community = house.civic()
                    .registry()
                    .communities()
                    .create(
                            tx,
                            NewCommunity.of("commons", "Harrowmere Commons")
                                    .withThreshold(new ThresholdRule(
                                            2, Set.of(SupportColumn.MEMBERS, SupportColumn.NETWORK))));
            house.civic()
                    .registry()
                    .bodies()
                    .register(
                            tx,
                            community.id(),
                            NewBody.of(
                                    "council",
                                    "The Council",
                                    "here.localhost",
                                    "bob@" + house.platform().uris().domain()));
        });
        var amended = proposes("A bench by the mill pond");
        ok(world.person("cleo").post(BASE + "/" + amended + "/support"));
        ok(world.alice().put(BASE + "/" + amended, Map.of("problem", "Two people had to stand.")));
        answered = proposes("A rail along the quay");
        supported = proposes("A lamp on Mill Road");
        for (var name : List.of("cleo", "dora", "erin")) {
            ok(world.person(name).post(BASE + "/" + answered + "/support"));
            ok(world.person(name).post(BASE + "/" + supported + "/support"));
        }
        ok(world.person("erin").post(BASE + "/" + supported + "/unsupport"));
        Patience.untilSettled(world);
        ok(world.bob().post(BASE + "/" + answered + "/responses", Map.of("position", "declined", "text", "No.")));
        folded();
    }

    private String proposes(String title) {
        return ok(world.alice()
                        .post(
                                BASE,
                                Map.of(
                                        "community", "commons",
                                        "title", title,
                                        "ask", "Build it.",
                                        "problem", "Somebody fell.",
                                        "bodies", List.of("council"))))
                .get("id")
                .asText();
    }

    /** Waits until everything has its place in the log. */
    void folded() {
        Stranger.waitsForLog(world);
    }

    URI server() {
        return world.server().house().platform().address().origin();
    }

    /** The newest signed note, of the whole log. */
    String checkpoint() {
        long size = database.read(tx -> new LogReading().head(tx)).size();
        return SignedHead.read(new PublicData(server()), SignedHead.keys(new PublicData(server())), size)
                .note()
                .written();
    }

    /** What {@code name} is given for their support. */
    String receipt(String name) {
        checkpoint();
        return ok(world.person(name).get(BASE + "/" + supported + "/receipt")).toString();
    }

    /** Does something while the operator lies. */
    void whileLying(Consumer<Transaction> lie, Runnable work) {
        database.write(tx -> TABLES.forEach(table -> tx.execute("CREATE TABLE kept_" + table + " AS TABLE " + table)));
        try {
            database.write(lie::accept);
            work.run();
        } finally {
            database.write(tx -> TABLES.forEach(table -> {
                tx.execute("DELETE FROM " + table);
                tx.execute("INSERT INTO " + table + " OVERRIDING SYSTEM VALUE SELECT * FROM kept_" + table);
                tx.execute("DROP TABLE kept_" + table);
            }));
        }
    }

    /** Other entries, of which the operator makes a new tree, and signs it as if there had never been another. */
    static void rewrite(Transaction tx, UnaryOperator<List<String>> change) {
        var entries = change.apply(new ArrayList<>(entries(tx)));
        tx.execute("DELETE FROM log_entry");
        tx.execute("DELETE FROM log_tile");
        tx.execute("DELETE FROM log_checkpoint");
        tx.execute("UPDATE log_head SET size = 0");
        var bytes = entries.stream().map(String::getBytes).toArray(byte[][]::new);
        tx.execute(
                "INSERT INTO log_entry (position, entry) SELECT i - 1, e FROM unnest(?::bytea[]) WITH ORDINALITY u (e,"
                        + " i)",
                (Object) bytes);
        new LogTree(InstantSource.system()).append(tx, 0, List.of(bytes));
    }

    static List<String> entries(Transaction tx) {
        return tx.fetch("SELECT convert_from(entry, 'UTF8') FROM log_entry ORDER BY position", row -> row.getString(1));
    }

    @Override
    public void close() {
        world.close();
    }
}
