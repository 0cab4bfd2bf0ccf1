package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rarer activities of other programs: answered, understood, or counted and ignored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherActivitiesTest {

    private Town town;
    private int things;

    @BeforeAll
    void open() {
        town = new Town();
        town.alice();
    }

    @AfterAll
    void close() {
        town.close();
    }

    @BeforeEach
    void forget() {
        town.remote().forgetRequests();
    }

    @Test
    void whatDoesNotExistHereIsRefusedByTheOneWhoWasAsked() {
        for (var type : List.of("Join", "Invite", "FeatureRequest")) {
            send("{'id':'%s','type':'%s','actor':'%s','object':'%s'}", next(), type, carol(), town.uriOf(town.alice()));
            var answer = town.remote().posted().getLast().json();
            assertThat(answer.get("type").asText()).isEqualTo("Reject");
            assertThat(answer.get("actor").asText())
                    .isEqualTo(town.uriOf(town.alice()).toString());
            assertThat(answer.get("object").get("type").asText()).isEqualTo(type);
        }
        town.remote().forgetRequests();
        send("{'id':'%s','type':'Join','actor':'%s','object':'https://far.example/events/1'}", next(), carol());
        assertThat(town.remote().posted()).isEmpty();
    }

    @Test
    void typesWithoutMeaningHereAreCountedAndIgnored() {
        for (var type : List.of("View", "Read", "ResolveReport", "Warn", "TentativeAccept", "Ignore", "Offer")) {
            send("{'id':'%s','type':'%s','actor':'%s','object':'%s'}", next(), type, carol(), town.uriOf(town.alice()));
            assertThat(town.federation().ignored().counts()).containsKey(type);
        }
        assertThat(town.federation().inbox().parked()).isZero();
    }

    @Test
    void aChatMessageIsADirectMessage() {
        send(
                "{'id':'%s','type':'Create','actor':'%s','to':['%s'],'object':{'id':'%s','type':'ChatMessage','attributedTo':'%s','actor':'%s','to':['%s'],'content':'Psst','published':'2026-10-01T00:00:00Z'}}",
                next(),
                carol(),
                town.uriOf(town.alice()),
                town.remote().uri("/chat/1"),
                carol(),
                carol(),
                town.uriOf(town.alice()));

        var conversation = Person.ok(town.alice().get("/api/v1/conversations")).get(0);
        assertThat(conversation.get("last_status").get("visibility").asText()).isEqualTo("direct");
        assertThat(conversation.get("last_status").get("content").asText()).contains("Psst");
    }

    @Test
    void anAuthorWhoTakesADeletionBackHasThePostAgain() {
        var note =
                "{'id':'%s','type':'Note','attributedTo':'%s','to':['as:Public','%s'],'content':'Still here','published':'2026-10-01T00:00:00Z'}"
                        .formatted(town.remote().uri("/notes/7"), carol(), town.uriOf(town.alice()));
        town.remote().serves("/notes/7", "application/activity+json", RemotePerson.json(note));
        send("{'id':'%s','type':'Create','actor':'%s','object':%s}", next(), carol(), note);
        var delete = "{'id':'%s','type':'Delete','actor':'%s','object':'%s'}"
                .formatted(next(), carol(), town.remote().uri("/notes/7"));
        send(delete);
        assertThat(knows("/notes/7")).isFalse();
        var mallory = town.remote().person("mallory");
        mallory.sends(
                town.sharedInbox(),
                RemotePerson.json(
                        "{'id':'%s','type':'Undo','actor':'%s','object':{'id':'%s','type':'Delete','actor':'%s','object':'%s'}}"
                                .formatted(
                                        next(),
                                        mallory.id(),
                                        next(),
                                        mallory.id(),
                                        town.remote().uri("/notes/7"))));
        town.settle();
        assertThat(knows("/notes/7")).as("somebody else").isFalse();

        send("{'id':'%s','type':'Undo','actor':'%s','object':%s}", next(), carol(), delete);
        assertThat(knows("/notes/7")).isTrue();
    }

    @Test
    void aReportFromLemmyNamesOnlyThePost() {
        var post = town.alice().posts("Something rude");
        send(
                "{'id':'%s','type':'Flag','actor':'%s','object':'%s','summary':'rude'}",
                next(), carol(), post.get("uri").asText());

        var report = reports().get(0);
        assertThat(report.get("comment").asText()).isEqualTo("rude");
        assertThat(report.get("target_account").get("id").asText())
                .isEqualTo(town.alice().id().toString());
        assertThat(report.get("statuses").get(0).get("id")).isEqualTo(post.get("id"));
        var secret = town.alice()
                .post("/api/v1/statuses", Map.of("status", "For followers", "visibility", "private"))
                .json();
        var before = reports().size();
        send(
                "{'id':'%s','type':'Flag','actor':'%s','object':'%s','summary':'rude'}",
                next(), carol(), secret.get("uri").asText());
        assertThat(reports()).as("of what the reporter cannot see").hasSize(before);
    }

    @Test
    void whoMovedMovesNotAgainForAWeek() {
        var nina = town.remote().person("nina");
        var first = target("nina_two", nina.id());
        var second = target("nina_three", nina.id());
        move(nina, first);
        assertThat(movedTo(nina)).contains(first.toString());
        move(nina, second);
        assertThat(movedTo(nina)).contains(first.toString());
    }

    @Test
    void whoSaysThatBothAreTheirsAndMovesAtOnceIsBelievedAlsoWhenTheNewOneWasReadJustBefore() {
        var olaf = town.remote().person("olaf");
        var next = town.remote().person("olaf_two");
        Person.ok(town.alice().get("/api/v2/search?resolve=true&q=@" + next.handle()));
        target("olaf_two", olaf.id());
        move(olaf, next.id());
        assertThat(movedTo(olaf)).contains(next.id().toString());

        var greta = town.remote().person("greta");
        move(greta, next.id());
        assertThat(movedTo(greta)).as("whom it does not name").isEmpty();
    }

    @Test
    void aBlockIsShownToNobody() {
        var handle = town.remote().person("ed").handle();
        var ed = Person.ok(town.bob().get("/api/v2/search?resolve=true&q=@" + handle));
        Person.ok(town.bob()
                .post("/api/v1/accounts/" + ed.get("accounts").get(0).get("id").asText() + "/block"));
        town.settle();
        var block = town.remote().posted().stream()
                .map(one -> one.json())
                .filter(json -> json.get("type").asText().equals("Block"))
                .findFirst()
                .orElseThrow();
        var path = URI.create(block.get("id").asText()).getPath();

        assertThat(town.bob()
                        .fetches(path, "Accept", "application/activity+json")
                        .statusCode())
                .isEqualTo(404);
    }

    private URI target(String name, URI old) {
        var person = town.remote().person(name);
        var json = Json.read(ObjectWriter.bytes(person.actor()));
        json.putArray("alsoKnownAs").add(old.toString());
        town.remote().serves("/users/" + name, "application/activity+json", Json.write(json));
        return person.id();
    }

    private void move(RemotePerson who, URI to) {
        who.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Move','actor':'%s','object':'%s','target':'%s'}"
                        .formatted(next(), who.id(), who.id(), to)));
        town.settle();
    }

    private Optional<String> movedTo(RemotePerson who) {
        var house = town.world().server().house();
        return house.platform()
                .database()
                .read(tx -> house.people().accounts().byUri(tx, who.id()))
                .orElseThrow()
                .settings()
                .movedTo()
                .map(URI::toString);
    }

    private JsonNode reports() {
        return Person.ok(town.world().administrator("olga").get("/api/v1/admin/reports"));
    }

    private URI carol() {
        return town.carol().id();
    }

    private boolean knows(String path) {
        var house = town.world().server().house();
        return house.platform()
                .database()
                .read(tx ->
                        house.talk().posts().statuses().byUri(tx, town.remote().uri(path)))
                .isPresent();
    }

    private void send(String json, Object... parts) {
        assertThat(town.carolSends(json, parts)).isEqualTo(202);
        town.settle();
    }

    private URI next() {
        return town.remote().uri("/activities/" + ++things);
    }
}
