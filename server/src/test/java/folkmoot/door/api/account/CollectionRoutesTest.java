package folkmoot.door.api.account;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CollectionRoutesTest {

    private static final World WORLD = new World();
    private static final Person ALICE = WORLD.alice();
    private static final Person BOB = WORLD.bob();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static String make(Person owner, String name, Person... members) {
        return Person.ok(owner.post(
                        "/api/v1/collections",
                        Map.of(
                                "name",
                                name,
                                "discoverable",
                                true,
                                "account_ids",
                                List.of(members).stream()
                                        .map(each -> each.id().toString())
                                        .toList())))
                .at("/collection/id")
                .asText();
    }

    @Test
    void aCollectionShowsItsAccountsBehindItsOwner() {
        var id = make(ALICE, "Bridge people", BOB);

        var shown = Person.ok(WORLD.person("dora").get("/api/v1/collections/" + id));

        assertThat(shown.at("/collection/item_count").asInt()).isEqualTo(1);
        assertThat(shown.get("accounts").findValuesAsText("username")).containsExactly("alice", "bob");
        assertThat(BOB.get("/api/v1/notifications?types[]=added_to_collection").json())
                .extracting(told -> told.at("/collection/name").asText())
                .contains("Bridge people");
        assertThat(Person.ok(BOB.get("/api/v1/accounts/" + BOB.id() + "/in_collections"))
                        .get("collections"))
                .isNotEmpty();
        assertThat(ALICE.get("/api/v1/accounts/" + BOB.id() + "/in_collections").status())
                .isEqualTo(403);
    }

    @Test
    void whomACollectionShowsHearsOfEachOfItsChanges() {
        var id = make(ALICE, "Menders", BOB);
        for (var name : List.of("Bridge menders", "Road menders")) {
            Person.ok(ALICE.patch("/api/v1/collections/" + id, Map.of("name", name)));
        }

        var told = Person.ok(BOB.get("/api/v1/notifications?types[]=collection_update"));

        assertThat(told).hasSize(2);
        assertThat(told).allMatch(each -> each.at("/collection/name").asText().equals("Road menders"));
        assertThat(ALICE.get("/api/v1/notifications?types[]=collection_update").json())
                .isEmpty();
    }

    @Test
    void whoTakesThemselvesOutStaysOut() {
        var id = make(ALICE, "Out", BOB);
        var item = Person.ok(ALICE.get("/api/v1/collections/" + id))
                .at("/collection/items/0/id")
                .asText();
        var path = "/api/v1/collections/" + id + "/items/" + item + "/revoke";
        assertThat(WORLD.person("dora").post(path).status()).isEqualTo(404);

        assertThat(BOB.post(path).status()).isEqualTo(200);

        assertThat(Person.ok(ALICE.get("/api/v1/collections/" + id)).get("accounts"))
                .hasSize(1);
        assertThat(ALICE.post(
                                "/api/v1/collections/" + id + "/items",
                                Map.of("account_id", BOB.id().toString()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoeverBlocksTheOwnerCannotBePutIn() {
        var shy = WORLD.person("shy");
        Person.ok(shy.post("/api/v1/accounts/" + ALICE.id() + "/block"));
        var id = make(ALICE, "Empty");

        assertThat(ALICE.post(
                                "/api/v1/collections/" + id + "/items",
                                Map.of("account_id", shy.id().toString()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyTheOwnerChangesIt() {
        var id = make(ALICE, "Mine");
        var path = "/api/v1/collections/" + id;
        assertThat(BOB.put(path, Map.of("name", "Ours")).status()).isEqualTo(404);
        assertThat(BOB.delete(path).status()).isEqualTo(404);
        assertThat(Person.ok(ALICE.put(path, Map.of("name", "Still mine")))
                        .at("/collection/name")
                        .asText())
                .isEqualTo("Still mine");
        assertThat(ok(ALICE.delete(path)).toString()).isEqualTo("{}");
        assertThat(ALICE.get(path).status()).isEqualTo(404);
    }

    @Test
    void aBadNameIsRefusedOneLevelDeeper() {
        var refused = ALICE.post("/api/v1/collections", Map.of("name", "x".repeat(41)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/error/details/name/0/error").asText()).isEqualTo("ERR_TOO_LONG");
    }

    @Test
    void theEleventhIsRefused() {
        var eager = WORLD.person("eager");
        for (int i = 1; i <= 10; i++) {
            make(eager, "Number " + i);
        }
        assertThat(eager.post("/api/v1/collections", Map.of("name", "One more")).status())
                .isEqualTo(403);
    }
}
