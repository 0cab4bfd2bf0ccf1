package folkmoot.civic.matter;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.testing.Browser;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A kind that Folkmoot does not have, a library of tools, added by four small classes, a line, a table and a file of words: with that alone it has
 * its form, page, list, filter, feed, hashtag, answers, block on the wire and choice of the community.
 */
class KindOfOnesOwnTest {

    /** What it says. */
    record Tool(String name, boolean heavy) {}

    /** First class: its form. */
    static final class ToolForm implements MatterForm<Tool> {

        @Override
        public List<MatterField> fields() {
            return List.of(MatterField.pick("tool", true, List.of("drill", "ladder")), MatterField.tick("heavy"));
        }

        @Override
        public Tool read(Entries typed) {
            return new Tool(typed.pick("tool", List.of("drill", "ladder")).orElse(""), typed.tick("heavy"));
        }

        @Override
        public Map<String, String> entries(Tool block, ZoneId zone) {
            return block.heavy() ? Map.of("tool", block.name(), "heavy", "true") : Map.of("tool", block.name());
        }
    }

    /** Second class: its table. */
    static final class ToolTable implements MatterTable<Tool> {

        @Override
        public void put(Transaction tx, StatusId id, Tool block) {
            tx.execute(
                    "INSERT INTO matter_tool (status_id, name, heavy) VALUES (?, ?, ?) ON CONFLICT (status_id) DO"
                            + " UPDATE SET name = excluded.name, heavy = excluded.heavy",
                    id.value(),
                    block.name(),
                    block.heavy());
        }

        @Override
        public Map<StatusId, Tool> find(Transaction tx, Collection<StatusId> some) {
            var found = new HashMap<StatusId, Tool>();
            tx.fetch(
                            "SELECT status_id, name, heavy FROM matter_tool WHERE status_id = ANY (?)",
                            row -> Map.entry(
                                    new StatusId(row.getLong(1)), new Tool(row.getString(2), row.getBoolean(3))),
                            (Object) some.stream().map(StatusId::value).toArray(Long[]::new))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
            return found;
        }
    }

    /** Third class: its rules. */
    static final class ToolRules implements MatterRules<Tool> {

        @Override
        public Answering answering() {
            return Answering.BY_AGREEMENT;
        }

        @Override
        public int room(Tool block) {
            return 1;
        }
    }

    /** Fourth class: its shape on the wire. */
    static final class ToolWire implements MatterWire<Tool> {}

    private static Noticeboard board;

    @BeforeAll
    static void open() {
        board = new Noticeboard();
        var house = board.civic.house();
        house.platform()
                .database()
                .write(tx -> tx.execute(
                        "CREATE TABLE matter_tool (status_id bigint PRIMARY KEY REFERENCES matter (status_id)"
                                + " ON DELETE CASCADE, name text NOT NULL, heavy boolean NOT NULL)"));
        house.civic()
                .board()
                .kinds()
                .add(new MatterKind<>(
                        "tool",
                        "civic/matters/tool",
                        new ToolTable(),
                        new ToolForm(),
                        new ToolRules(),
                        new ToolWire()));
    }

    @AfterAll
    static void close() {
        board.civic.house().platform().database().write(tx -> tx.execute("DROP TABLE matter_tool"));
        board.close();
    }

    @Test
    void aKindIsAddedByFourSmallClassesAndEveryDoorHasIt() {
        var alice = board.civic.town.alice();
        var bob = board.civic.town.bob();
        assertThat(board.tries(alice, "tool", Map.of("title", "A long ladder", "tool", "ladder"))
                        .status())
                .as("the community does not want it yet")
                .isEqualTo(422);
        var kinds = "/api/folkmoot/v1/communities/commons/kinds";
        assertThat(alice.put(kinds, Map.of("kinds", List.of("tool"))).status()).isEqualTo(403);
        assertThat(board.works.put(kinds, Map.of("kinds", List.of("tool"))).status())
                .isEqualTo(403);
        assertThat(board.civic
                        .grace
                        .put(kinds, Map.of("kinds", List.of("spell")))
                        .status())
                .isEqualTo(422);
        ok(board.civic.grace.put(kinds, Map.of("kinds", List.of("tool", "offer"))));
        assertThat(ok(bob.visit(kinds)).get("kinds").toString()).isEqualTo("[\"offer\",\"tool\"]");

        var browser = board.civic.world.signedIn(alice);
        var form = browser.get("/c/commons/matters/new?kind=tool").body();
        assertThat(form).contains("Which tool", "a ladder", "Two carry it", "name=\"meeting\"");
        var fields = new HashMap<>(Browser.hidden(form));
        fields.putAll(Map.of("title", "tiny", "tool", "ladder", "heavy", "true"));
        var refused = browser.submit("/c/commons/matters", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"tiny\"", "aria-invalid=\"true\"", "value=\"ladder\" selected");
        fields.put("title", "A long ladder of ash");
        var posted = browser.submit("/c/commons/matters", fields);
        assertThat(posted.statusCode()).isEqualTo(303);
        var path = Browser.location(posted).getPath();
        assertThat(browser.submit("/c/commons/matters", fields).statusCode())
                .as("sent twice")
                .isEqualTo(303);
        assertThat(board.found("kind=tool")).containsExactly("A long ladder of ash");

        assertThat(board.civic.page(path)).contains("A long ladder of ash", "Two carry it", "Tool");
        assertThat(board.civic.page("/c/commons/matters?kind=tool&q=ash")).contains("A long ladder of ash");
        assertThat(board.civic.page("/c/commons/matters/feed.atom?kind=tool")).contains("A long ladder of ash");
        var id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(board.civic
                        .world
                        .visitor()
                        .get("/users/alice/statuses/" + id, "Accept", "application/activity+json")
                        .body())
                .contains("\"kind\":\"tool\"", "\"name\":\"tool\",\"value\":\"ladder\"");
        assertThat(ok(bob.get("/api/v1/statuses/" + id)).get("content").asText())
                .contains("Which tool: a ladder");

        ok(bob.post("/api/v1/statuses", Map.of("status", "@alice #please", "in_reply_to_id", id)));
        ok(board.agrees(alice, id, board.asked(alice, id).get(0)));
        assertThat(board.seen(bob, id).get("state").asText()).isEqualTo("taken");

        var other = bob.posts("@commons #toollibrary My drill, charged\nwhich tool: a drill")
                .get("id")
                .asText();
        assertThat(board.seen(bob, other).at("/fields/tool").asText()).isEqualTo("drill");
        assertThat(board.civic
                        .world
                        .signedIn(bob)
                        .get("/c/commons/matters?kind=tool&lang=ar")
                        .body())
                .contains("dir=\"rtl\"", "My drill, charged");
    }
}
