package folkmoot.civic.help;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.matter.Noticeboard;
import folkmoot.testing.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Neighbours who offer and who need something, over the client API and by posts of any client. */
class HelpTest {

    private static Noticeboard board;
    private static Person alice;
    private static Person bob;
    private static Person cook;

    @BeforeAll
    static void open() {
        board = new Noticeboard();
        alice = board.civic.town.alice();
        bob = board.civic.town.bob();
        cook = board.person("cook");
    }

    @AfterAll
    static void close() {
        board.close();
    }

    @Test
    void c16AVolunteerPostsForANeighbourByInitialsAndTheTwoLearnFirstNameAndMeetingPlaceAlone() {
        var need = board.posts(
                alice,
                "need",
                Map.of(
                        "title", "Hot meals on Tuesdays",
                        "text", "Soup is fine.",
                        "initials", "M. K.",
                        "place", "Mill Lane",
                        "first_name", "Alicia",
                        "meeting", "the church hall door"));
        assertThat(ok(board.answers(cook, need, "Rosa", "I cook on Mondays anyway."))
                        .at("/own/state")
                        .asText())
                .isEqualTo("asked");
        var before = board.seen(cook, need).toString() + board.asked(alice, need);
        assertThat(before).contains("Rosa").doesNotContain("church hall", "Alicia", "cook@", "\"cook\"");
        ok(board.agrees(alice, need, board.asked(alice, need).get(0)));

        assertThat(board.seen(cook, need).at("/own/first_name").asText()).isEqualTo("Alicia");
        assertThat(board.seen(cook, need).at("/own/meeting").asText()).isEqualTo("the church hall door");
        assertThat(board.told(cook)).anySatisfy(text -> assertThat(text).contains("Alicia", "the church hall door"));
        assertThat(board.told(alice)).anySatisfy(text -> assertThat(text).contains("Rosa"));
        for (var door : List.of(
                board.seen(board.works, need).toString(),
                board.seen(bob, need).toString(),
                ok(bob.visit(Noticeboard.MATTERS + "/" + need)).toString(),
                ok(bob.get("/api/v1/statuses/" + need)).toString(),
                board.civic.page("/c/commons/matters/" + need),
                note(need))) {
            assertThat(door).contains("Hot meals").doesNotContain("Rosa", "Alicia", "church hall");
        }
        assertThat(board.seen(board.works, need).get("taken").asInt()).isOne();
        assertThat(board.works
                        .get(Noticeboard.MATTERS + "/" + need + "/answers")
                        .status())
                .isEqualTo(403);
    }

    private static String note(String id) {
        var browser = board.civic.world.visitor();
        return browser.get("/users/alice/statuses/" + id, "Accept", "application/activity+json")
                .body();
    }

    @Test
    void onTheWireAnOfferIsANoteWithTheBlockAndNoPrice() {
        var offer =
                board.posts(alice, "offer", Map.of("title", "A bag of plums", "quantity", 3, "place", "Weir Street"));
        assertThat(note(offer))
                .contains(
                        "\"type\":\"Note\"",
                        "\"kind\":\"offer\"",
                        "\"name\":\"quantity\",\"value\":\"3\"",
                        "#<span>offer")
                .doesNotContain("price");
        assertThat(board.seen(alice, offer).get("fields").has("price")).isFalse();
    }

    @Test
    void c17PeersTeachPeersAskedByAPostMetByAgreementThankedInPublicWithoutAddresses() {
        var post = bob.posts(
                "@commons First tax return, we do it together #offer\n\nWhere: the library\nUntil: 2027-03-20");
        var offer = post.get("id").asText();
        assertThat(board.seen(bob, offer).get("title").asText()).startsWith("First tax return");
        assertThat(board.seen(bob, offer).at("/place/name").asText()).isEqualTo("the library");
        assertThat(board.seen(bob, offer).get("ends_at").asText()).startsWith("2027-03-2");

        var reply = ok(cook.post(
                "/api/v1/statuses",
                Map.of(
                        "status",
                        "@bob #please, I have never done one",
                        "in_reply_to_id",
                        offer,
                        "visibility",
                        "direct")));
        assertThat(board.asked(bob, offer).get(0).get("note").asText()).contains("never done one");
        ok(bob.post(
                "/api/v1/statuses",
                Map.of(
                        "status",
                        "@cook #agreed, Friday at ten",
                        "in_reply_to_id",
                        reply.get("id").asText(),
                        "visibility",
                        "direct")));
        assertThat(board.seen(bob, offer).get("state").asText()).isEqualTo("taken");

        var told = board.tries(cook, "offer", Map.of("title", "x"));
        assertThat(told.status()).isEqualTo(422);
        ok(cook.post(
                Noticeboard.MATTERS + "/" + offer + "/thanks", Map.of("thanks", "It took one hour and I am done.")));
        assertThat(board.seen(bob, offer).get("state").asText()).isEqualTo("done");
        assertThat(ok(alice.get("/api/v1/statuses/" + offer + "/context"))
                        .at("/descendants")
                        .toString())
                .contains("It took one hour");
    }

    @Test
    void thanksThatTellWhereTheTwoMeetAreRefused() {
        var offer = board.posts(
                alice,
                "offer",
                Map.of("title", "A child’s bicycle", "first_name", "Alicia", "meeting", "14 Weir Street"));
        ok(board.answers(bob, offer, "Bob", ""));
        ok(board.agrees(alice, offer, board.asked(alice, offer).get(0)));
        for (var telling :
                List.of("Thank you, see you at 14 weir street again", "Thank you Alicia", "", " ", "x".repeat(501))) {
            assertThat(bob.post(Noticeboard.MATTERS + "/" + offer + "/thanks", Map.of("thanks", telling))
                            .status())
                    .as(telling)
                    .isEqualTo(422);
        }
        assertThat(cook.post(Noticeboard.MATTERS + "/" + offer + "/thanks", Map.of("thanks", "I was not there"))
                        .status())
                .isEqualTo(404);
        assertThat(board.seen(alice, offer).get("state").asText()).isEqualTo("taken");
    }

    @Test
    void c18AThingIsGivenAwayAndIsNotFoundThirtyDaysLater() {
        ok(alice.patch("/api/v1/accounts/update_credentials", Map.of("discoverable", true, "indexable", true)));
        var offer = board.posts(alice, "offer", Map.of("title", "A wardrobe of oakwoodquux", "place", "Mill Lane"));
        ok(board.answers(bob, offer, "Bob", ""));
        ok(board.agrees(alice, offer, board.asked(alice, offer).get(0)));
        assertThat(board.answers(cook, offer, "Rosa", "").status()).isEqualTo(409);
        ok(alice.post(Noticeboard.MATTERS + "/" + offer + "/close"));
        assertThat(board.found("q=oakwoodquux&state=done")).hasSize(1);
        assertThat(searched("oakwoodquux")).hasSize(1);

        board.clock.advance(Duration.ofDays(31));
        board.civic.house().civic().board().days().run();

        assertThat(board.found("q=oakwoodquux&state=done")).isEmpty();
        assertThat(searched("oakwoodquux")).isEmpty();
        assertThat(board.seen(bob, offer).at("/own/first_name").asText())
                .as("what they told each other")
                .isEmpty();
        assertThat(board.asked(alice, offer).toString()).doesNotContain("Bob");
    }

    private static List<String> searched(String word) {
        return ok(cook.get("/api/v2/search?type=statuses&q=" + word))
                .at("/statuses")
                .findValuesAsText("content");
    }

    @Test
    void anOfferThatTenAskForAtOnceGoesToNoMoreThanItIsFor() throws InterruptedException {
        var offer = board.posts(alice, "offer", Map.of("title", "Two tickets for the theatre", "quantity", 2));
        var people = new ArrayList<Person>();
        for (int i = 0; i < 10; i++) {
            people.add(board.person("asker" + i));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            people.forEach(one -> threads.submit(() -> ok(board.answers(one, offer, "", "me, please"))));
        }
        var asked = board.asked(alice, offer);
        assertThat(asked).hasSize(10);
        var statuses = new ConcurrentLinkedQueue<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            asked.forEach(one -> threads.submit(
                    () -> statuses.add(board.agrees(alice, offer, one).status())));
        }
        assertThat(statuses).hasSize(10).containsOnly(200, 409);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(2);
        assertThat(board.seen(alice, offer).get("taken").asInt()).isEqualTo(2);
        assertThat(board.seen(alice, offer).get("state").asText()).isEqualTo("taken");
        var yes = board.asked(alice, offer).findParents("state").stream()
                .filter(one -> one.get("state").asText().equals("agreed"))
                .findFirst()
                .orElseThrow();
        ok(alice.post(
                Noticeboard.MATTERS + "/" + offer + "/answers/" + yes.get("id").asText() + "/decline"));
        assertThat(board.seen(alice, offer).get("state").asText())
                .as("there is room again")
                .isEqualTo("open");
    }

    @Test
    void whoCountedOnItIsToldWhenItIsTakenBackAndMoreRoomOpensItAgain() {
        var offer = board.posts(alice, "offer", Map.of("title", "Chairs from the attic"));
        ok(board.answers(bob, offer, "Bob", ""));
        ok(board.agrees(alice, offer, board.asked(alice, offer).get(0)));
        assertThat(board.answers(cook, offer, "Rosa", "").status()).isEqualTo(409);
        ok(alice.patch(Noticeboard.MATTERS + "/" + offer, Map.of("quantity", 2)));
        assertThat(board.seen(bob, offer).get("state").asText()).isEqualTo("open");
        ok(board.answers(cook, offer, "Rosa", ""));
        ok(alice.post(Noticeboard.MATTERS + "/" + offer + "/close"));
        ok(alice.post(Noticeboard.MATTERS + "/" + offer + "/close"));
        for (var told : List.of(board.told(bob), board.told(cook))) {
            assertThat(told.stream().filter(text -> text.contains("was taken back by its author")))
                    .hasSize(1);
        }
    }

    @Test
    void whoDoesNotWantToBePostedAboutIsGoneWithTextAndAnswersAndIsNotPostedAboutAgain() {
        var volunteer = board.person("volunteer");
        var need = board.posts(
                volunteer,
                "need",
                Map.of("title", "Company for an afternoon", "text", "She sits alone zzqq.", "initials", "E.F."));
        ok(board.answers(bob, need, "Bob", "I could"));
        assertThat(bob.post(Noticeboard.MATTERS + "/" + need + "/objection").status())
                .isEqualTo(403);
        ok(board.civic.grace.post(Noticeboard.MATTERS + "/" + need + "/objection"));

        assertThat(bob.get(Noticeboard.MATTERS + "/" + need).status()).isEqualTo(404);
        assertThat(bob.get("/api/v1/statuses/" + need).status()).isEqualTo(404);
        assertThat(board.found("q=zzqq&state=open")).isEmpty();
        var log = ok(bob.visit("/api/folkmoot/v1/communities/commons/log")).toString();
        assertThat(log).contains("objection").doesNotContain("zzqq", "E.F", "EF");
        var again = board.tries(volunteer, "need", Map.of("title", "Company for an evening", "initials", "e f"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json().toString()).contains("do not want to be posted about");
        ok(board.tries(volunteer, "need", Map.of("title", "Company for a walk", "initials", "G. H.")));
        assertThat(board.civic
                        .grace
                        .post(Noticeboard.MATTERS + "/" + need + "/objection")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void blocksAndBansApplyAndOfficialsNeitherOfferNorAsk() {
        var rude = board.person("rude");
        var offer = board.posts(alice, "offer", Map.of("title", "A garden bench, sturdy"));
        ok(alice.post("/api/v1/accounts/" + rude.id() + "/block"));
        assertThat(board.answers(rude, offer, "Rude", "").status()).isEqualTo(404);
        ok(alice.post("/api/v1/accounts/" + rude.id() + "/unblock"));
        ok(board.civic.grace.post(
                "/api/folkmoot/v1/communities/commons/bans",
                Map.of("account_id", rude.id().toString(), "reason", "Insults")));
        assertThat(board.answers(rude, offer, "Rude", "").status()).isEqualTo(403);
        assertThat(board.tries(rude, "offer", Map.of("title", "Something of mine"))
                        .status())
                .isEqualTo(403);
        assertThat(board.tries(board.works, "offer", Map.of("title", "A hole to look at"))
                        .status())
                .isEqualTo(403);
        assertThat(board.answers(board.works, offer, "Works", "").status()).isEqualTo(403);
        assertThat(board.answers(alice, offer, "Me", "").status()).isEqualTo(403);
        assertThat(board.seen(bob, offer).get("taken").asInt()).isZero();
    }

    @Test
    void whatDoesNotHoldUpIsSaidFieldByFieldAndNothingIsPosted() {
        Map<Map<String, Object>, String> bad = Map.of(
                Map.of("title", ""), "title",
                Map.of("title", "tiny"), "title",
                Map.of("title", "x".repeat(121)), "title",
                Map.of("title", "x".repeat(50_000)), "title",
                Map.of("title", "A ladder to lend", "quantity", "-1"), "quantity",
                Map.of("title", "A ladder to lend", "quantity", "1e9"), "quantity",
                Map.of("title", "A ladder to lend", "until", "2020-01-01"), "until",
                Map.of("title", "A ladder to lend", "until", "soon"), "until",
                Map.of("title", "A ladder to lend", "initials", "Mary Kelly"), "initials",
                Map.of("title", "A ladder to lend", "text", "y".repeat(2_001)), "text");
        bad.forEach((fields, field) -> {
            var answer = board.tries(cook, "offer", fields);
            assertThat(answer.status()).as(field).isEqualTo(422);
            assertThat(answer.json().at("/details/" + field).isMissingNode())
                    .as(field)
                    .isFalse();
        });
        assertThat(board.tries(cook, "wish", Map.of("title", "A ladder to lend"))
                        .status())
                .isEqualTo(422);
        assertThat(board.tries(cook, "offer", Map.of("title", "A ladder to lend", "community", "nowhere"))
                        .status())
                .isEqualTo(422);
        assertThat(board.found("q=ladder")).isEmpty();
        var made = board.posts(cook, "offer", Map.of("title", "<script>alert(1)</script> hammer"));
        assertThat(board.civic.page("/c/commons/matters/" + made)).doesNotContain("<script>alert(1)");
        assertThat(board.tries(cook, "offer", Map.of("title", "<script>alert(1)</script> hammer"))
                        .status())
                .as("twice")
                .isEqualTo(422);
    }

    @Test
    void aPostThatDoesNotHoldUpStaysAPostAndItsAuthorIsTold() {
        var post = bob.posts("@commons #need\n\nUntil: 2020-01-01");
        assertThat(bob.get(Noticeboard.MATTERS + "/" + post.get("id").asText()).status())
                .isEqualTo(404);
        ok(bob.get("/api/v1/statuses/" + post.get("id").asText()));
        assertThat(board.told(bob)).anySatisfy(text -> assertThat(text).contains("could not be posted"));
    }

    @Test
    void itsAuthorChangesItInAnAppAndWhatDoesNotHoldUpIsRefusedAndDeletingItEndsIt() {
        var id = bob.posts("@commons #cynnig Bocs o afalau\n\nBle: Lôn y Felin\nquantity: 4")
                .get("id")
                .asText();
        assertThat(board.seen(bob, id).at("/fields/quantity").asText()).isEqualTo("4");
        assertThat(board.seen(bob, id).at("/place/name").asText()).isEqualTo("Lôn y Felin");
        assertThat(bob.put("/api/v1/statuses/" + id, Map.of("status", "@commons #cynnig Bocs o afalau\nquantity: many"))
                        .status())
                .isEqualTo(422);
        ok(bob.put("/api/v1/statuses/" + id, Map.of("status", "@commons #cynnig Bocs o gellyg\nquantity: 2")));
        assertThat(board.seen(bob, id).get("title").asText()).isEqualTo("Bocs o gellyg");
        assertThat(board.seen(bob, id).has("place")).isTrue();
        assertThat(alice.patch(Noticeboard.MATTERS + "/" + id, Map.of("title", "Mine now"))
                        .status())
                .isEqualTo(403);
        ok(bob.delete("/api/v1/statuses/" + id));
        assertThat(bob.get(Noticeboard.MATTERS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void moderatorsHideItWithAReasonAndShowItAgain() {
        var id = board.posts(bob, "offer", Map.of("title", "Dubious glowing fish"));
        ok(board.civic.grace.post(
                "/api/folkmoot/v1/communities/commons/removals", Map.of("status_id", id, "reason", "No animals")));
        assertThat(board.found("q=glowing")).isEmpty();
        assertThat(alice.get(Noticeboard.MATTERS + "/" + id).status()).isEqualTo(404);
        assertThat(board.seen(bob, id).get("hidden").asBoolean()).isTrue();
        assertThat(board.answers(alice, id, "Al", "").status()).isEqualTo(404);
        var uri = ok(bob.get("/api/v1/statuses/" + id)).get("uri").asText();
        ok(board.civic.grace.delete(
                "/api/folkmoot/v1/communities/commons/removals?reason=Sorry&uri=" + uri.replace(":", "%3A")));
        assertThat(board.found("q=glowing")).hasSize(1);
    }
}
