package folkmoot.door.api.conventions;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Multipart;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What apps send where they have nothing to say: blanks, null, and lists written in the manner of forms. */
class BlankParametersTest {

    private static final World WORLD = new World();
    private static final Person ALICE = WORLD.alice();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void aSearchForABlankTypeIsForAllAndForAnUnknownOneForNothing() {
        ALICE.posts("Words #wanted");

        assertThat(ok(ALICE.get("/api/v2/search?q=wanted&type=")).get("hashtags"))
                .hasSize(1);
        assertThat(ok(ALICE.get("/api/v2/search?q=wanted")).get("hashtags")).hasSize(1);
        var unknown = ok(ALICE.get("/api/v2/search?q=wanted&type=collections"));
        assertThat(unknown.get("hashtags")).isEmpty();
        assertThat(unknown.get("accounts")).isEmpty();
        assertThat(unknown.get("statuses")).isEmpty();
    }

    @Test
    void aBlankOrMissingCursorIsTheFirstPage() {
        ALICE.posts("One");
        for (var cursor :
                List.of("max_id=", "max_id=null", "min_id=undefined", "since_id=%20", "account_id=null&limit=")) {
            assertThat(ALICE.get("/api/v1/timelines/home?" + cursor).status())
                    .as(cursor)
                    .isEqualTo(200);
            assertThat(ALICE.get("/api/v1/notifications?" + cursor).status())
                    .as(cursor)
                    .isEqualTo(200);
        }
    }

    @Test
    void blankChoicesAreTheUsualOnes() {
        var filter = ok(ALICE.post(
                "/api/v2/filters",
                Map.of("title", "x", "context", List.of("home"), "filter_action", "", "expires_in", "")));
        assertThat(filter.get("filter_action").asText()).isEqualTo("warn");
        var status = ok(ALICE.post(
                "/api/v1/statuses",
                Map.of(
                        "status", "x",
                        "visibility", "",
                        "in_reply_to_id", "null",
                        "language", "",
                        "quoted_status_id", "",
                        "quote_approval_policy", "",
                        "media_ids", List.of(""),
                        "scheduled_at", "")));
        assertThat(status.get("visibility").asText()).isEqualTo("public");
        var source = Map.of("privacy", "", "quote_policy", "", "sensitive", "");
        assertThat(ALICE.patch("/api/v1/accounts/update_credentials", Map.of("source", source))
                        .status())
                .isEqualTo(200);
        var list = ok(ALICE.post("/api/v1/lists", Map.of("title", "x", "replies_policy", "", "exclusive", "")));
        assertThat(list.get("replies_policy").asText()).isEqualTo("list");
    }

    @Test
    void whatIsMeantToBeEmptiedIsEmptied() {
        ok(ALICE.patch("/api/v1/accounts/update_credentials", Map.of("display_name", "Alice", "note", "Hello")));

        var emptied = ok(ALICE.patch("/api/v1/accounts/update_credentials", Map.of("display_name", "", "note", "")));
        assertThat(emptied.get("display_name").asText()).isEmpty();
        assertThat(emptied.get("note").asText()).isEmpty();
    }

    @Test
    void linesOfAProfileAreReadFromEveryKindOfForm() {
        for (var names : List.of(
                List.of(
                        "fields_attributes[][name]",
                        "fields_attributes[][value]",
                        "fields_attributes[][name]",
                        "fields_attributes[][value]"),
                List.of(
                        "fields_attributes[0][name]",
                        "fields_attributes[0][value]",
                        "fields_attributes[1][name]",
                        "fields_attributes[1][value]"))) {
            var values = List.of("Pronouns", "they", "Ward", "8");
            var form = new Multipart();
            for (int i = 0; i < names.size(); i++) {
                form.text(names.get(i), values.get(i));
            }
            var fields = ok(ALICE.form("PATCH", "/api/v1/accounts/update_credentials", form))
                    .at("/source/fields");
            assertThat(fields.findValuesAsText("name")).containsExactly("Pronouns", "Ward");
            assertThat(fields.findValuesAsText("value")).containsExactly("they", "8");
        }
    }
}
