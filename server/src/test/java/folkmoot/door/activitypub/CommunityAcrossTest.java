package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.NewCommunity;
import folkmoot.federation.json.Json;
import folkmoot.federation.testing.RemoteInstance.Received;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A community here with members on a server that understands announced activities (FEP-1b12), in Lemmy's shapes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommunityAcrossTest {

    private Town town;
    private Community millroad;
    private int things;
    private int round;
    private String name;

    @BeforeAll
    void open() {
        town = new Town();
    }

    /** Each test has a community and paths of its own. */
    @BeforeEach
    void found() {
        round++;
        name = "millroad" + round;
        var house = town.world().server().house();
        millroad = house.platform().database().transaction(tx -> {
            var community = house.civic()
                    .registry()
                    .communities()
                    .create(
                            tx,
                            new NewCommunity(
                                    name,
                                    "Mill Road",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()));
            return community;
        });
        appoint(town.alice());
        town.carolSends(
                "{'id':'%s','type':'Follow','actor':'%s','object':'%s'}",
                next(), town.carol().id(), group());
        town.settle();
        understandsAnnouncedActivities(true);
        town.remote().forgetRequests();
    }

    @AfterAll
    void close() {
        town.close();
    }

    // ── posting

    @Test
    void aPageFromLemmyIsPassedOnByteForByteAndShownToEverybody() {
        var create = page("/post/1", "A title", ",'madeUp':{'kept':[1,2.50,1e3]},'commentsEnabled':true");
        send(town.carol(), create);

        var announce = announced("Create").getFirst();
        assertThat(announce.text()).contains(new String(create, StandardCharsets.UTF_8));
        assertThat(announce.json().get("actor").asText()).isEqualTo(group().toString());
        assertThat(announce.json().get("id").asText())
                .startsWith(town.uri("/activities/announce/").toString());
        var shown = town.alice()
                .get("/api/v1/accounts/" + millroad.id() + "/statuses")
                .json();
        assertThat(shown.get(0).get("reblog").get("content").asText()).contains("A title");
    }

    @Test
    void theOutboxIsTheAnnouncementsAndEachIsServed() {
        send(town.carol(), page("/post/1", "From elsewhere", ",'madeUp':true"));
        postsInMillroad(town.alice(), "From here");

        var outbox = document("/c/" + name + "/outbox");
        assertThat(outbox.get("type").asText()).isEqualTo("OrderedCollection");
        assertThat(outbox.get("orderedItems")).hasSize(2);
        for (var announce : outbox.get("orderedItems")) {
            assertThat(announce.get("type").asText()).isEqualTo("Announce");
            assertThat(announce.get("object").get("type").asText()).isEqualTo("Create");
            var served = document(URI.create(announce.get("id").asText()).getPath());
            assertThat(served.get("object")).isEqualTo(announce.get("object"));
        }
        assertThat(outbox.toString()).contains("madeUp");
    }

    @Test
    void hostsThatOnlyKnowBoostsGetThoseInstead() {
        understandsAnnouncedActivities(false);
        postsInMillroad(town.alice(), "Hello");

        var announces = sent("Announce");
        assertThat(announces).hasSize(1);
        assertThat(announces.getFirst().json().get("object").isTextual()).isTrue();
    }

    @Test
    void editsAnswersAndDeletionsOfMembersElsewhereArePassedOn() {
        send(town.carol(), page("/post/1", "A title", ""));
        send(
                town.carol(),
                "{'id':'%s','type':'Update','actor':'%s','to':['as:Public'],'object':%s}",
                next(),
                town.carol().id(),
                pageObject("/post/1", "Another title", ",'updated':'2026-10-02T00:00:00Z'"));
        send(
                town.carol(),
                "{'id':'%s','type':'Create','actor':'%s','to':['as:Public'],'object':{'id':'%s','type':'Note','attributedTo':'%s','to':['as:Public'],'cc':['%s'],'audience':'%s','inReplyTo':'%s','content':'An"
                    + " answer'}}",
                next(),
                town.carol().id(),
                at("/comment/1"),
                town.carol().id(),
                group(),
                group(),
                at("/post/1"));
        send(
                town.carol(),
                "{'id':'%s','type':'Delete','actor':'%s','to':['as:Public'],'object':'%s'}",
                next(),
                town.carol().id(),
                at("/post/1"));

        assertThat(announced("Update")).hasSize(1);
        assertThat(announced("Create")).hasSize(2);
        assertThat(announced("Delete")).hasSize(1);
        assertThat(shownInMillroad()).isEmpty();
    }

    @Test
    void whatIsNotForEverybodyOrFromABannedMemberIsNotAnnounced() {
        send(
                town.carol(),
                "{'id':'%s','type':'Create','actor':'%s','object':{'id':'%s','type':'Note','attributedTo':'%s','to':['%s','%s/followers'],'content':'Secret'}}",
                next(),
                town.carol().id(),
                at("/notes/secret"),
                town.carol().id(),
                group(),
                town.carol().id());
        ban();
        send(town.carol(), page("/post/2", "Still here", ""));

        assertThat(announced("Create")).isEmpty();
        assertThat(sent("Announce").stream()
                        .filter(one -> one.json().get("object").isTextual()))
                .isEmpty();
        assertThat(shownInMillroad()).isEmpty();
    }

    // ── votes

    @Test
    void votesArePassedOnExceptOnProposals() {
        var post = postsInMillroad(town.alice(), "Hello");
        send(
                town.carol(),
                "{'id':'%s','type':'Like','actor':'%s','object':'%s','audience':'%s'}",
                next(),
                town.carol().id(),
                uri(post),
                group());
        send(
                town.carol(),
                "{'id':'%s','type':'Dislike','actor':'%s','object':'%s','audience':'%s'}",
                next(),
                town.carol().id(),
                uri(post),
                group());
        send(
                town.carol(),
                "{'id':'%s','type':'Dislike','actor':'%s','object':'%s'}",
                next(),
                town.carol().id(),
                uri(post));
        Person.ok(town.bob().post("/api/v1/statuses/" + post.get("id").asText() + "/favourite"));
        town.settle();
        assertThat(announced("Like")).hasSize(2);
        assertThat(announced("Dislike")).hasSize(1);

        var proposal = postsInMillroad(town.alice(), "Safer crossing\n\nTwo people were hurt. #proposal");
        town.remote().forgetRequests();
        send(
                town.carol(),
                "{'id':'%s','type':'Like','actor':'%s','object':'%s'}",
                next(),
                town.carol().id(),
                uri(proposal));
        Person.ok(town.bob().post("/api/v1/statuses/" + proposal.get("id").asText() + "/favourite"));
        town.settle();
        assertThat(announced("Like")).isEmpty();
    }

    // ── moderators

    @Test
    void aModeratorElsewhereRemovesAPostAndTakesTheRemovalBack() {
        var post = postsInMillroad(town.bob(), "Buy this");
        var delete =
                "{'id':'%s','type':'Delete','actor':'%s','to':['as:Public'],'object':'%s','summary':'spam','cc':['%s']}"
                        .formatted(next(), town.carol().id(), uri(post), group());
        send(town.carol(), RemotePerson.json(delete));
        assertThat(shownInMillroad()).as("carol is no moderator").hasSize(1);

        carolModerates();
        send(town.carol(), RemotePerson.json(delete.replace("/activities/", "/activities/again-")));
        assertThat(shownInMillroad()).isEmpty();
        assertThat(announced("Delete")).hasSize(1);
        assertThat(log().get(0).get("reason").asText()).isEqualTo("spam");

        send(
                town.carol(),
                "{'id':'%s','type':'Undo','actor':'%s','object':{'id':'%s','type':'Delete','actor':'%s','object':'%s','summary':'spam'}}",
                next(),
                town.carol().id(),
                next(),
                town.carol().id(),
                uri(post));
        assertThat(shownInMillroad()).hasSize(1);
    }

    @Test
    void aRemovalIsTakenOutOfTheTimelinesOfHostsThatOnlyKnowBoosts() {
        understandsAnnouncedActivities(false);
        var post = postsInMillroad(town.bob(), "Buy this");
        ok(town.alice()
                .post(
                        "/api/folkmoot/v1/communities/" + name + "/removals",
                        Map.of("status_id", post.get("id").asText(), "reason", "spam")));
        town.settle();

        var undo = sent("Undo").getFirst().json();
        assertThat(undo.get("actor").asText()).isEqualTo(group().toString());
        assertThat(undo.get("object").get("type").asText()).isEqualTo("Announce");
        assertThat(town.bob().get("/api/v1/statuses/" + post.get("id").asText()).status())
                .as("it remains its author's")
                .isEqualTo(200);
    }

    @Test
    void aLockedThreadTakesNoAnswersUntilItIsOpened() {
        carolModerates();
        var post = postsInMillroad(town.bob(), "Let us talk");
        var lock = "{'id':'%s','type':'Lock','actor':'%s','object':'%s','summary':'enough'}"
                .formatted(next(), town.carol().id(), uri(post));
        send(town.carol(), RemotePerson.json(lock));

        assertThat(announced("Lock")).hasSize(1);
        assertThat(document(URI.create(uri(post)).getPath())
                        .at("/interactionPolicy/canReply/automaticApproval")
                        .toString())
                .contains(town.uriOf(town.bob()).toString())
                .doesNotContain("Public");
        assertThat(answer(town.bob(), post).status()).isEqualTo(403);
        answerFromElsewhere(town.remote().person("dora"), "/comment/7", post);
        assertThat(knows("/comment/7")).isFalse();

        send(
                town.carol(),
                "{'id':'%s','type':'Undo','actor':'%s','object':%s}",
                next(),
                town.carol().id(),
                lock);
        assertThat(answer(town.bob(), post).status()).isEqualTo(200);
        answerFromElsewhere(town.remote().person("dora"), "/comment/8", post);
        assertThat(knows("/comment/8")).isTrue();
    }

    @Test
    void moderatorsElsewhereBanAppointAndFeature() {
        carolModerates();
        var post = postsInMillroad(town.bob(), "Worth reading");
        send(
                town.carol(),
                "{'id':'%s','type':'Block','actor':'%s','object':'%s','target':'%s','removeData':true,'summary':'rude','endTime':'2100-01-01T00:00:00Z'}",
                next(),
                town.carol().id(),
                town.uriOf(town.bob()),
                group());
        assertThat(announced("Block")).hasSize(1);
        assertThat(shownInMillroad()).as("removeData").isEmpty();
        postsInMillroad(town.bob(), "Once more");
        assertThat(shownInMillroad()).as("banned").isEmpty();
        assertThat(town.bob().get("/api/v1/statuses/" + post.get("id").asText()).status())
                .isEqualTo(200);

        send(
                town.carol(),
                "{'id':'%s','type':'Undo','actor':'%s','object':{'id':'%s','type':'Block','actor':'%s','object':'%s','target':'%s'}}",
                next(),
                town.carol().id(),
                next(),
                town.carol().id(),
                town.uriOf(town.bob()),
                group());
        var second = postsInMillroad(town.bob(), "Back again");
        assertThat(shownInMillroad()).hasSize(1);

        collect("Add", "featured", uri(second));
        assertThat(document("/c/" + name + "/featured")
                        .get("orderedItems")
                        .get(0)
                        .get("content")
                        .asText())
                .contains("Back again");
        collect("Remove", "featured", uri(second));
        assertThat(document("/c/" + name + "/featured").get("orderedItems")).isEmpty();
        collect("Add", "moderators", town.uriOf(town.bob()).toString());
        assertThat(document("/c/" + name + "/moderators").get("orderedItems")).hasSize(3);
    }

    @Test
    void aBanOfSomebodyWhomNobodyHereHasMetHoldsAsSoonAsTheyAre() {
        carolModerates();
        var post = postsInMillroad(town.bob(), "Who comes there?");
        var ghost = town.remote().person("ghost");
        var ban = "{'id':'%s','type':'Block','actor':'%s','object':'%s','target':'%s','summary':'known elsewhere'}";
        send(town.carol(), ban, next(), town.carol().id(), ghost.id(), group());
        assertThat(announced("Block")).hasSize(1);

        answerFromElsewhere(ghost, "/comment/ghost-1", post);
        assertThat(knows("/comment/ghost-1")).isFalse();

        send(
                town.carol(),
                "{'id':'%s','type':'Undo','actor':'%s','object':{'id':'%s','type':'Block','actor':'%s','object':'%s','target':'%s'}}",
                next(),
                town.carol().id(),
                next(),
                town.carol().id(),
                ghost.id(),
                group());
        answerFromElsewhere(ghost, "/comment/ghost-2", post);
        assertThat(knows("/comment/ghost-2")).isTrue();
    }

    @Test
    void aBanWithoutRemovingDataLeavesWhatWasWritten() {
        carolModerates();
        postsInMillroad(town.bob(), "Stays");
        send(
                town.carol(),
                "{'id':'%s','type':'Block','actor':'%s','object':'%s','target':'%s','removeData':false,'summary':'rude'}",
                next(),
                town.carol().id(),
                town.uriOf(town.bob()),
                group());

        assertThat(announced("Block")).hasSize(1);
        assertThat(shownInMillroad()).hasSize(1);
    }

    @Test
    void whoIsNoModeratorDoesNothingOfTheKind() {
        var post = postsInMillroad(town.bob(), "Hello");
        collect("Add", "featured", uri(post));
        collect("Add", "moderators", town.carol().id().toString());
        send(
                town.carol(),
                "{'id':'%s','type':'Lock','actor':'%s','object':'%s'}",
                next(),
                town.carol().id(),
                uri(post));
        send(
                town.carol(),
                "{'id':'%s','type':'Block','actor':'%s','object':'%s','target':'%s'}",
                next(),
                town.carol().id(),
                town.uriOf(town.bob()),
                group());

        assertThat(log()).isEmpty();
        assertThat(sent("Announce").stream()
                        .map(one -> one.json().get("object").path("type").asText())
                        .filter(List.of("Add", "Lock", "Block")::contains))
                .isEmpty();
        for (var path : List.of("removals", "locks", "featured", "bans")) {
            assertThat(town.bob()
                            .post(
                                    "/api/folkmoot/v1/communities/" + name + "/" + path,
                                    Map.of(
                                            "status_id",
                                            post.get("id").asText(),
                                            "account_id",
                                            town.bob().id().toString()))
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void aProposalCannotBeRemovedByModerators() {
        carolModerates();
        var proposal = postsInMillroad(town.bob(), "Safer crossing\n\nTwo people were hurt. #proposal");
        send(
                town.carol(),
                "{'id':'%s','type':'Delete','actor':'%s','object':'%s','summary':'no'}",
                next(),
                town.carol().id(),
                uri(proposal));

        assertThat(log()).isEmpty();
        assertThat(shownInMillroad()).hasSize(1);
    }

    // ── what is done

    private void send(RemotePerson by, String json, Object... parts) {
        send(by, RemotePerson.json(json.formatted(parts)));
    }

    private void send(RemotePerson by, byte[] body) {
        assertThat(by.sends(town.uri("/c/" + name + "/inbox"), body)).isEqualTo(202);
        town.settle();
    }

    private byte[] page(String path, String title, String more) {
        return RemotePerson.json(
                "{'id':'%s','type':'Create','actor':'%s','to':['as:Public'],'cc':['%s'],'audience':'%s','object':%s}"
                        .formatted(next(), town.carol().id(), group(), group(), pageObject(path, title, more)));
    }

    private String pageObject(String path, String title, String more) {
        return "{'type':'Page','id':'%s','attributedTo':'%s','to':['%s','as:Public'],'audience':'%s','name':'%s','content':'<p>Text</p>','published':'2026-10-01T00:00:00Z'%s}"
                .formatted(at(path), town.carol().id(), group(), group(), title, more);
    }

    private void collect(String type, String collection, String object) {
        send(
                town.carol(),
                "{'id':'%s','type':'%s','actor':'%s','object':'%s','target':'%s/%s'}",
                next(),
                type,
                town.carol().id(),
                object,
                group(),
                collection);
    }

    private JsonNode postsInMillroad(Person person, String text) {
        var status = person.posts("@" + name + " " + text);
        town.settle();
        return status;
    }

    private Person.Answer answer(Person person, JsonNode post) {
        return person.post(
                "/api/v1/statuses",
                Map.of("status", "An answer", "in_reply_to_id", post.get("id").asText()));
    }

    private void answerFromElsewhere(RemotePerson by, String path, JsonNode post) {
        send(
                by,
                "{'id':'%s','type':'Create','actor':'%s','object':{'id':'%s','type':'Note','attributedTo':'%s','to':['as:Public'],'inReplyTo':'%s','content':'x'}}",
                next(),
                by.id(),
                at(path),
                by.id(),
                uri(post));
    }

    private void ban() {
        var house = town.world().server().house();
        var carol = house.platform()
                .database()
                .read(tx -> house.people().accounts().byUri(tx, town.carol().id()))
                .orElseThrow();
        ok(town.alice()
                .post(
                        "/api/folkmoot/v1/communities/" + name + "/bans",
                        Map.of("account_id", carol.id().toString())));
        town.settle();
    }

    private void carolModerates() {
        var house = town.world().server().house();
        house.platform()
                .database()
                .write(tx -> house.civic()
                        .registry()
                        .communities()
                        .addModerator(
                                tx,
                                millroad,
                                house.people()
                                        .accounts()
                                        .byUri(tx, town.carol().id())
                                        .orElseThrow()));
    }

    private void appoint(Person person) {
        var house = town.world().server().house();
        house.platform()
                .database()
                .write(tx -> house.civic()
                        .registry()
                        .communities()
                        .addModerator(tx, millroad, house.people().accounts().require(tx, person.id())));
    }

    private void understandsAnnouncedActivities(boolean does) {
        var house = town.world().server().house();
        house.platform()
                .database()
                .write(tx -> tx.sql()
                        .execute(
                                "UPDATE instance SET group_aware = ?, nodeinfo_at = now() WHERE domain = ?",
                                does,
                                town.remote().domain()));
    }

    // ── what is seen

    private URI group() {
        return town.uri("/c/" + name);
    }

    private URI at(String path) {
        return town.remote().uri("/round/" + round + path);
    }

    private URI next() {
        return town.remote().uri("/activities/" + ++things);
    }

    private static String uri(JsonNode status) {
        return status.get("uri").asText();
    }

    private static JsonNode ok(Person.Answer answer) {
        return Person.ok(answer);
    }

    private List<Received> sent(String type) {
        return town.remote().posted().stream()
                .filter(one -> one.json().get("type").asText().equals(type))
                .toList();
    }

    private List<Received> announced(String type) {
        return sent("Announce").stream()
                .filter(one -> one.json().get("object").path("type").asText().equals(type))
                .toList();
    }

    private JsonNode shownInMillroad() {
        return ok(town.alice().get("/api/v1/accounts/" + millroad.id() + "/statuses"));
    }

    private JsonNode log() {
        return ok(town.alice().visit("/api/folkmoot/v1/communities/" + name + "/log"));
    }

    private boolean knows(String path) {
        var house = town.world().server().house();
        return house.platform()
                .database()
                .read(tx -> house.talk().posts().statuses().byUri(tx, at(path)))
                .isPresent();
    }

    private JsonNode document(String path) {
        var response = town.alice().fetches(path, "Accept", "application/activity+json");
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Json.read(response.body());
    }
}
