package folkmoot.civic.notice;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Browser;
import folkmoot.testing.Mailbox;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of telling bodies, from every door: the API, the record on the wire, the page, the form behind a mailed link. */
class ReachingDoorsTest {

    private final Path data;
    private final CivicTown town;
    private final Vertx vertx = Vertx.vertx();
    private final RemoteInstance ministry = new RemoteInstance(vertx, "works.localhost");
    private final RemotePerson desk = ministry.person("works");
    private final Community commons;

    ReachingDoorsTest(@TempDir Path data) {
        this.data = data;
        town = new CivicTown(Map.of("data.directory", data.toString()), InstantSource.system());
        commons = town.community("commons", "Harrowmere Commons", 1);
    }

    @AfterEach
    void close() {
        town.close();
        ministry.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void supported(String id) {
        ok(town.town.bob().post(CivicTown.PROPOSALS + "/" + id + "/support"));
        town.settle();
    }

    private String record(String id) {
        return new Browser(URI.create("http://localhost:" + town.world.server().port()))
                .get("/proposals/" + id + "/record", "Accept", "application/activity+json")
                .body();
    }

    @Test
    void aServerThatRefusesIsShownInTheApiOnThePageAndInTheRecord() {
        town.body(commons, "works", "Works Department", desk);
        ministry.answers("/inbox", 403);
        var id = town.proposes(town.town.alice(), "commons", "Lamps along the quay", "works");
        supported(id);
        var track = town.shown(id).at("/tracks/0");
        assertThat(track.get("state").asText()).isEqualTo("not-asked");
        assertThat(track.get("sent_at").isNull()).isFalse();
        assertThat(track.get("asked_at").isNull()).isTrue();
        assertThat(track.get("problem").asText()).isEqualTo("refused");
        assertThat(record(id))
                .contains("\"fm:problem\":\"refused\"")
                .contains("\"fm:sent\"")
                .doesNotContain("\"fm:asked\"");
        assertThat(town.page("/c/commons/proposals/" + id)).contains("its server does not take messages from here");
        assertThat(town.events(id)).contains("untold");
        assertThat(town.verify()).isEmpty();
    }

    @Test
    void theRecordIsPushedToABodyThatFollowsNobody() {
        town.body(commons, "works", "Works Department", desk);
        var id = town.proposes(town.town.alice(), "commons", "Lamps along the quay", "works");
        town.settle();
        assertThat(records()).as("before it is sent").isEmpty();
        supported(id);
        assertThat(records()).isNotEmpty().last().asString().contains("\"fm:asked\"");
    }

    private List<String> records() {
        return ministry.posted().stream()
                .map(request -> request.json().toString())
                .filter(body -> body.contains("fm:about"))
                .toList();
    }

    @Test
    void aBodyWithoutAnActorAnswersInABrowserBehindTheLinkOfItsMail() {
        town.house()
                .platform()
                .database()
                .write(tx -> town.house()
                        .civic()
                        .registry()
                        .bodies()
                        .register(
                                tx,
                                commons.id(),
                                NewBody.of("parks", "Parks Office", "parks.gov.example", "none@parks.gov.example")
                                        .with(Map.of("handle", "", "mail", "office@parks.gov.example"))));
        var id = town.proposes(town.town.alice(), "commons", "Benches by the old canal path", "parks");
        supported(id);
        var mailbox = new Mailbox(data);
        var mail = mailbox.to("office@parks.gov.example").stream()
                .filter(letter -> letter.text().contains("/proposals/" + id))
                .findFirst()
                .orElseThrow();
        assertThat(town.shown(id).at("/tracks/0/told_by").asText()).isEqualTo("mail");

        var browser =
                new Browser(URI.create("http://localhost:" + town.world.server().port()));
        assertThat(browser.get("/answer?token=" + mail.token()).body())
                .contains("Parks Office")
                .contains("Benches by the old canal path");
        assertThat(browser.post("/answer", "token", mail.token(), "position", "accepted", "text", " ")
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/answer", "token", mail.token(), "position", "accepted", "text", "In May.")
                        .body())
                .contains("as soon as it is confirmed there");
        assertThat(browser.post("/answer", "token", mail.token(), "text", "Again.")
                        .statusCode())
                .isEqualTo(410);
        town.settle();
        var confirm = mailbox.to("office@parks.gov.example").stream()
                .filter(letter -> letter.subject().startsWith("Publish this answer?"))
                .filter(letter -> letter.text().contains("In May."))
                .toList()
                .getLast();
        assertThat(browser.get("/answer?token=" + confirm.token()).body()).contains("In May.");
        assertThat(town.state(id)).isEqualTo("gathering");
        assertThat(browser.post("/answer/publish", "token", confirm.token()).statusCode())
                .isEqualTo(200);
        assertThat(browser.post("/answer/publish", "token", confirm.token()).statusCode())
                .isEqualTo(410);
        town.settle();
        assertThat(town.state(id)).isEqualTo("answered");
        assertThat(town.page("/c/commons/proposals/" + id)).contains("In May.").contains("Parks Office");
        assertThat(browser.get("/answer?token=made-up").statusCode()).isEqualTo(410);
        assertThat(town.verify()).isEmpty();
    }

    @Test
    void aMemberChoosesHowToHearInTheApi() {
        var bob = town.town.bob();
        assertThat(ok(bob.get("/api/folkmoot/v1/preferences")).get("news").asText())
                .isEqualTo("push");
        assertThat(ok(bob.put("/api/folkmoot/v1/preferences", Map.of("news", "mail")))
                        .get("news")
                        .asText())
                .isEqualTo("mail");
        assertThat(bob.put("/api/folkmoot/v1/preferences", Map.of("news", "pigeon"))
                        .status())
                .isEqualTo(422);

        town.body(commons, "works", "Works Department", desk);
        var id = town.proposes(town.town.alice(), "commons", "Lamps along the quay", "works");
        supported(id);
        town.send(
                desk,
                ("{'id':'%1$s/n/create','type':'Create','actor':'%1$s','to':['as:Public'],'object':{'id':'%1$s/n','type':'Note','attributedTo':'%1$s','to':['as:Public'],'inReplyTo':'%2$s','content':'<p>We"
                    + " have it. #acknowledged</p>','tag':[{'type':'Hashtag','name':'#acknowledged'}]}}")
                        .formatted(desk.id(), town.post(id)));
        town.settle();
        var mailbox = new Mailbox(data);
        assertThat(mailbox.to("bob@mail.test").stream()
                        .filter(letter -> letter.text().contains("/proposals/" + id)))
                .singleElement()
                .satisfies(letter -> assertThat(letter.subject()).isEqualTo("Acknowledged: Lamps along the quay"));
        assertThat(ok(bob.get("/api/v1/notifications?types[]=status")).size()).isZero();
    }
}
