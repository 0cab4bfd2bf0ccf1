package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.testing.LocalAuthority;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A proposal at home in one town, seen from another over TLS: text, columns, state and the department's response agree, and
 * supports travel to the home and nowhere else.
 */
class ProposalAcrossTest {

    private static final String DESK = "/api/folkmoot/v1/desk";

    private World north;
    private World south;

    @Test
    void bothTownsAgreeOnAProposal(@TempDir Path folder) {
        var authority = new LocalAuthority(folder);
        try (var one = World.secured(authority, "north.localhost");
                var other = World.secured(authority, "south.localhost")) {
            north = one;
            south = other;
            proposedBackedAndAnswered();
        }
    }

    private void proposedBackedAndAnswered() {
        var works = south.person("works");
        makeCommunity();
        var bob = south.bob();
        follow(bob, "@commons@" + domain(north));

        var made = Person.ok(north.alice()
                .post(
                        "/api/folkmoot/v1/proposals",
                        Map.of(
                                "community", "commons",
                                "title", "A safe crossing on Mill Road",
                                "ask", "Build a crossing at the school.",
                                "problem", "Two children were hurt this year.",
                                "bodies", List.of("works"),
                                "place_name", "School gate",
                                "latitude", "52.406561",
                                "longitude", "-1.51217",
                                "language", "en")));
        settle();
        var status = Person.ok(north.alice().get("/api/v1/statuses/" + id(made)));
        var seen = find(bob, status.get("uri").asText());
        assertThat(seen.get("content").asText())
                .contains("A safe crossing on Mill Road")
                .as("for apps that know nothing of places")
                .contains("<strong>Where:</strong> School gate");

        Person.ok(bob.post("/api/v1/statuses/" + id(seen) + "/favourite"));
        settle();
        assertThat(home(made).get("supports").get("total").asInt()).isEqualTo(1);

        answersFromItsOwnDesk(works);
        settle();
        north.server().house().civic().records().sendTallies(Duration.ofMinutes(5));
        settle();

        agree(home(made), Person.ok(bob.get("/api/folkmoot/v1/proposals/" + id(seen))));
        theOtherTownShowsItsCommunity(bob);
        nobodyElseHeardOfTheSupport(status);
    }

    /** The body sees its case on its own server, with the day by which the town expects an answer, and answers there. */
    private void answersFromItsOwnDesk(Person works) {
        Patience.until(() -> Person.ok(works.get(DESK)).get("open").asInt() == 1);
        var group = Person.ok(works.get(DESK)).get("groups").get(0);
        assertThat(group.get("title").asText()).isEqualTo("A safe crossing on Mill Road");
        assertThat(group.get("supports").asInt()).isEqualTo(1);
        assertThat(group.get("due").isTextual()).isTrue();
        var answers = DESK + "/groups/" + id(group) + "/answers";
        var draft =
                Person.ok(works.post(answers, Map.of("text", "Yes, in the spring holidays.", "position", "accepted")));
        assertThat(Person.ok(works.post(DESK + "/answers/" + id(draft) + "/release"))
                        .get("proposals")
                        .asInt())
                .isEqualTo(1);
    }

    private void agree(JsonNode home, JsonNode mirror) {
        assertThat(home.get("state").asText()).isEqualTo("answered");
        assertThat(home.get("tracks").get(0).get("state").asText()).isEqualTo("accepted");
        for (var field : List.of("title", "ask", "problem", "state", "counted", "place")) {
            assertThat(mirror.get(field)).as(field).isEqualTo(home.get(field));
        }
        assertThat(mirror.at("/place/latitude").asDouble()).isEqualTo(52.40656);
        for (var column : List.of("total", "verified_local", "members", "known", "network")) {
            assertThat(mirror.get("supports").get(column))
                    .as(column)
                    .isEqualTo(home.get("supports").get(column));
        }
        assertThat(mirror.get("tracks").get(0).get("state"))
                .isEqualTo(home.get("tracks").get(0).get("state"));
        assertThat(mirror.get("tracks").get(0).get("response_status_id").isNull())
                .isFalse();
    }

    /** With its proposals, what is said there, and the way to its home. */
    private void theOtherTownShowsItsCommunity(Person bob) {
        var address = "/@commons@" + domain(north).replace(":", "%3A");
        assertThat(bob.visit(address).response().body())
                .contains(
                        "A safe crossing on Mill Road",
                        "Go to " + north.server().house().platform().uris().domain());
        assertThat(bob.visit(address + "?show=talk").response().body()).contains("A safe crossing on Mill Road");
    }

    /** The favourite is in no outbox, and the collection of likes tells only how many. */
    private void nobodyElseHeardOfTheSupport(JsonNode status) {
        var outbox = document(south.server().house().platform().address().origin() + "/users/bob/outbox?page=true");
        assertThat(outbox.get("orderedItems")).isEmpty();
        var likes = document(status.get("uri").asText() + "/likes");
        assertThat(likes.get("totalItems").asInt()).isEqualTo(1);
        assertThat(likes.has("items") || likes.has("orderedItems")).isFalse();
    }

    private JsonNode document(String address) {
        var fetched =
                north.server().house().people().elsewhere().fetcher().fetch(URI.create(address), FetchBudget.of(3));
        return ((FetchResult.Found) fetched).json();
    }

    private void makeCommunity() {
        var house = north.server().house();
        var rule = new ThresholdRule(
                1,
                Set.of(
                        SupportColumn.VERIFIED_LOCAL,
                        SupportColumn.MEMBERS,
                        SupportColumn.KNOWN,
                        SupportColumn.NETWORK));
        house.platform().database().write(tx -> {
            var community = house.civic()
                    .registry()
                    .communities()
                    .create(tx, NewCommunity.of("commons", "The Commons").withThreshold(rule));
            house.civic()
                    .registry()
                    .bodies()
                    .register(
                            tx,
                            community.id(),
                            NewBody.of("works", "Works Department", "south.localhost", "works@" + domain(south)));
        });
        find(north.alice(), "@works@" + domain(south));
    }

    private void follow(Person person, String handle) {
        var account = find(person, handle);
        Person.ok(person.post("/api/v1/accounts/" + id(account) + "/follow"));
        settle();
    }

    private static JsonNode find(Person person, String what) {
        var found = Person.ok(
                person.get("/api/v2/search?resolve=true&q=" + URLEncoder.encode(what, StandardCharsets.UTF_8)));
        var list = found.get(what.startsWith("@") ? "accounts" : "statuses");
        assertThat(list).as("search for " + what).isNotEmpty();
        return list.get(0);
    }

    private JsonNode home(JsonNode made) {
        return Person.ok(north.alice().get("/api/folkmoot/v1/proposals/" + id(made)));
    }

    private static String id(JsonNode node) {
        return node.get("id").asText();
    }

    private static String domain(World world) {
        return world.server().house().platform().address().domain();
    }

    private void settle() {
        Patience.untilSettled(north, south);
    }
}
