package folkmoot.door.api.account;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whom one finds by a name and in lists of people. */
class FindingPeopleTest {

    private static final World WORLD = new World();
    private static final Person ALICE = WORLD.alice();
    private static final Person BOB = WORLD.bob();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void whoIsHiddenFromTheViewerIsInNoListOfPeople() {
        var troll = WORLD.person("troll");
        var carl = WORLD.person("carl");
        var status = BOB.posts("What a morning").get("id").asText();
        for (var fan : List.of(troll, carl)) {
            ok(fan.post("/api/v1/accounts/" + BOB.id() + "/follow"));
            ok(BOB.post("/api/v1/accounts/" + fan.id() + "/follow"));
            ok(fan.post("/api/v1/statuses/" + status + "/favourite"));
            ok(fan.post("/api/v1/statuses/" + status + "/reblog"));
        }
        ok(ALICE.post("/api/v1/accounts/" + troll.id() + "/block"));
        var lists = List.of(
                "/api/v1/accounts/" + BOB.id() + "/followers",
                "/api/v1/accounts/" + BOB.id() + "/following",
                "/api/v1/statuses/" + status + "/favourited_by",
                "/api/v1/statuses/" + status + "/reblogged_by");

        assertThat(lists).allSatisfy(list -> {
            assertThat(names(ALICE, list)).contains("carl").doesNotContain("troll");
            assertThat(names(BOB, list)).contains("carl", "troll");
        });
        for (var search : List.of("/api/v1/accounts/search?q=trol", "/api/v1/accounts/search?q=troll")) {
            assertThat(names(ALICE, search)).isEmpty();
            assertThat(names(BOB, search)).containsExactly("troll");
        }
    }

    @Test
    void aSearchFindsPartsOfNamesInAnyAccentAndWhoIsCalledSoExactlyComesFirst() {
        for (var name : List.of("lukaszewski", "zlukasz", "lukasz")) {
            WORLD.person(name);
        }
        ok(WORLD.person("zlukasz").patch("/api/v1/accounts/update_credentials", Map.of("display_name", "Łukasz Żółw")));

        assertThat(names(BOB, "/api/v1/accounts/search?q=%C5%81ukasz"))
                .containsExactly("lukasz", "lukaszewski", "zlukasz");
        assertThat(names(BOB, "/api/v1/accounts/search?q=zolw")).containsExactly("zlukasz");
        assertThat(names(BOB, "/api/v1/accounts/search?q=100%25")).isEmpty();
        assertThat(names(BOB, "/api/v1/accounts/search?q=lukasz&limit=1&offset=1"))
                .containsExactly("lukaszewski");
    }

    @Test
    void aSearchAmongThoseOneFollowsFindsNobodyElse() {
        var dora = WORLD.person("dora");
        WORLD.person("dorian");
        ok(ALICE.post("/api/v1/accounts/" + dora.id() + "/follow"));

        assertThat(names(ALICE, "/api/v1/accounts/search?q=dor")).containsExactly("dora", "dorian");
        assertThat(names(ALICE, "/api/v1/accounts/search?q=dor&following=true")).containsExactly("dora");
        assertThat(ok(ALICE.get("/api/v2/search?q=dor&type=accounts&following=true"))
                        .get("accounts"))
                .hasSize(1);
    }

    @Test
    void hashtagsThatNobodyReviewedAreLeftOutWhenAsked() {
        ALICE.posts("#allotments #allotmentsarchive");
        assertThat(ok(ALICE.get("/api/v2/search?q=allotm&type=hashtags")).get("hashtags"))
                .hasSize(2);
        assertThat(ok(ALICE.get("/api/v2/search?q=allotm&type=hashtags&exclude_unreviewed=true"))
                        .get("hashtags"))
                .isEmpty();
        WORLD.server().house().platform().database().write(tx -> {
            tx.sql()
                    .execute("INSERT INTO trend (kind, subject_id, score, review, reviewed_at, updated_at)"
                            + " SELECT 'tag', id, 0, 'approved', now(), now() FROM tag WHERE name = 'allotments'");
        });
        assertThat(ok(ALICE.get("/api/v2/search?q=allotm&type=hashtags&exclude_unreviewed=true"))
                        .get("hashtags"))
                .extracting(tag -> tag.get("name").asText())
                .containsExactly("allotments");
    }

    private static List<String> names(Person viewer, String path) {
        return ok(viewer.get(path)).findValuesAsText("acct");
    }
}
