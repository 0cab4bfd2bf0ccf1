package folkmoot.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Person;
import io.vertx.core.Vertx;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People who are new in a country ask for the same in three languages, here and on another server. */
class NewcomersTest {

    private static final int ENOUGH = 6;
    private static final Map<String, String> PROPOSED = new LinkedHashMap<>(Map.of());

    static {
        PROPOSED.put("Let newcomers book a National Insurance number appointment online", "en");
        PROPOSED.put("Online booking for NI number interviews", "en");
        PROPOSED.put("Stop the half-hour phone queue for a NI number", "en");
        PROPOSED.put("Trefnu apwyntiad rhif Yswiriant Gwladol ar-lein", "cy");
        PROPOSED.put("Rezerwacja rozmowy o numer NI przez internet", "pl");
    }

    private final CivicTown town = new CivicTown();
    private final Vertx vertx = Vertx.vertx();
    private final RemoteInstance ministry = new RemoteInstance(vertx, "contributions.localhost");
    private final RemotePerson desk = ministry.person("contributions");
    private final RemotePerson dora = town.town.remote().person("dora");
    private final Person alice = town.town.alice();

    @AfterEach
    void close() {
        town.close();
        ministry.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void makeCommunity() {
        var columns = Set.of(SupportColumn.MEMBERS, SupportColumn.KNOWN, SupportColumn.NETWORK);
        var community = town.community(
                "newcomers", "Newcomers' Table", new ThresholdRule(ENOUGH, columns, Map.of(), 2), town.grace);
        town.body(community, "contributions", "Department for Contributions", desk);
        town.house().platform().database().write(tx -> {
            var bodies = town.house().civic().registry().bodies();
            var registered = bodies.find(tx, community.id(), "contributions").orElseThrow();
            bodies.correct(
                    tx,
                    registered,
                    NewBody.of(registered)
                            .with(Map.of("kind", "national", "acknowledge_days", "3", "answer_days", "20")));
        });
    }

    private void joins(Person person, String community) {
        var account = ok(person.get("/api/v1/accounts/lookup?acct=" + community))
                .get("id")
                .asText();
        ok(person.post("/api/v1/accounts/" + account + "/follow"));
    }

    private String proposes(Person by, String title, String language) {
        return ok(by.post(
                        CivicTown.PROPOSALS,
                        Map.of(
                                "community",
                                "newcomers",
                                "title",
                                title,
                                "ask",
                                title,
                                "language",
                                language,
                                "category",
                                "tax-and-contributions",
                                "life_event",
                                "moving-to-the-country",
                                "bodies",
                                List.of("contributions"))))
                .get("id")
                .asText();
    }

    private List<String> offered(JsonNode similar, String list) {
        return similar.get(list).findValuesAsText("title");
    }

    /** What the desk's inbox was asked. */
    private long asked() {
        return ministry.posted().stream()
                .map(RemoteInstance.Received::json)
                .filter(activity -> activity.path("type").asText().equals("Create"))
                .filter(activity -> activity.path("object")
                        .path("content")
                        .asText()
                        .contains("it now goes to Department for Contributions"))
                .count();
    }

    private long heard(Person person, String response) {
        return IntStream.range(
                        0,
                        ok(person.get("/api/v1/notifications?types[]=status&limit=80"))
                                .size())
                .mapToObj(ok(person.get("/api/v1/notifications?types[]=status&limit=80"))::get)
                .filter(one -> one.at("/status/content").asText().contains(response))
                .count();
    }

    @Test
    void c3ThreeLanguagesFindEachOtherAndTheBodyGetsOneDeliveryAtTheThresholdOfTwoPlaces() {
        makeCommunity();
        var ids = new LinkedHashMap<String, String>();
        PROPOSED.forEach((title, language) -> ids.put(title, proposes(alice, title, language)));

        var similar = ok(town.town
                .bob()
                .get(CivicTown.PROPOSALS + "/similar?community=newcomers&language=pl&category=tax-and-contributions"
                        + "&life_event=moving-to-the-country&bodies[]=contributions&title="
                        + URLEncoder.encode("Internetowa rezerwacja rozmowy o numer NI", StandardCharsets.UTF_8)));
        assertThat(offered(similar, "near")).containsExactly("Rezerwacja rozmowy o numer NI przez internet");
        assertThat(offered(similar, "related"))
                .contains(
                        "Let newcomers book a National Insurance number appointment online",
                        "Trefnu apwyntiad rhif Yswiriant Gwladol ar-lein");

        var id = ids.values().iterator().next();
        var supporters = IntStream.range(0, ENOUGH)
                .mapToObj(i -> town.world.person("newcomer" + i))
                .toList();
        town.community("students", "Students from abroad", 1_000);
        supporters.subList(0, ENOUGH / 2).forEach(one -> joins(one, "newcomers"));
        supporters.subList(ENOUGH / 2, ENOUGH).forEach(one -> joins(one, "students"));
        supporters.forEach(one -> ok(one.post(CivicTown.PROPOSALS + "/" + id + "/support")));
        var follower = town.world.person("follower");
        ok(follower.post(CivicTown.PROPOSALS + "/" + id + "/follow"));
        town.settle();
        assertThat(asked()).as("enough people, and all of one place").isZero();

        town.likes(dora, id);
        town.settle();
        assertThat(town.total(id)).isEqualTo(ENOUGH + 1);
        assertThat(town.shown(id).at("/supports/members").asInt())
                .as("those of its own community; the others are of the students'")
                .isEqualTo(ENOUGH / 2);
        assertThat(asked())
                .as("one delivery, whosever supports made the difference")
                .isEqualTo(1);
        assertThat(town.events(id)).containsOnlyOnce("threshold");
        var track = town.shown(id).at("/tracks/0");
        assertThat(track.get("state").asText()).isEqualTo("asked");
        var today = LocalDate.parse(track.get("asked_at").asText().substring(0, 10));
        assertThat(LocalDate.parse(track.get("acknowledge_by").asText()))
                .isBetween(today.plusDays(3), today.plusDays(12));
        ok(town.world.person("late").post(CivicTown.PROPOSALS + "/" + id + "/support"));
        town.settle();
        assertThat(asked()).as("once").isEqualTo(1);

        for (int i = 0; i < 2; i++) { // as after a lost answer
            desk.sends(
                    town.town.sharedInbox(),
                    RemotePerson.json(
                            ("{'id':'%1$s/notes/1/create','type':'Create','actor':'%1$s','to':['as:Public'],'object':{"
                                + "'id':'%1$s/notes/1','type':'Note','attributedTo':'%1$s','to':['as:Public'],'inReplyTo':'%2$s','content':'<p>We"
                                + " have it. #acknowledged</p>','tag':[{'type':'Hashtag','name':'#acknowledged'}]}}")
                                    .formatted(desk.id(), town.post(id))));
        }
        town.settle();
        assertThat(town.state(id)).isEqualTo("acknowledged");
        for (var one : supporters) {
            assertThat(heard(one, "We have it")).as(one.name()).isEqualTo(1);
        }
        assertThat(heard(follower, "We have it")).isEqualTo(1);
        assertThat(heard(town.world.person("stranger"), "We have it")).isZero();
        assertThat(town.town.remote().posted().stream()
                        .map(sent -> sent.json().toString())
                        .filter(json -> json.contains("has seen a proposal that you support")))
                .as("dora, elsewhere")
                .hasSize(1);
        assertThat(town.verify()).isEmpty();
    }
}
