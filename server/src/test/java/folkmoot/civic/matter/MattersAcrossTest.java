package folkmoot.civic.matter;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Offers and needs between servers: posted and answered by people who have nothing but a Mastodon client elsewhere. */
class MattersAcrossTest {

    private static Noticeboard board;
    private static Person alice;
    private static Person bob;
    private static RemotePerson dora;
    private static RemotePerson eric;

    @BeforeAll
    static void open() {
        board = Noticeboard.now();
        alice = board.civic.town.alice();
        bob = board.civic.town.bob();
        dora = board.civic.town.remote().person("dora");
        eric = board.civic.town.remote().person("eric");
    }

    @AfterAll
    static void close() {
        board.close();
    }

    /** Sends a post of somebody elsewhere; its id there. */
    private static URI writes(RemotePerson by, String content, String more, URI... to) {
        var id = by.uri("/statuses/" + board.civic.town.next().getPath().replaceAll("\\D", ""));
        var named = List.of(to).stream().map(uri -> "'" + uri + "'").collect(Collectors.joining(","));
        var tags = List.of(to).stream()
                .map(uri -> "{'type':'Mention','href':'" + uri + "'}")
                .collect(Collectors.joining(","));
        var note =
                "{'id':'%s','type':'Note','attributedTo':'%s','to':['https://www.w3.org/ns/activitystreams#Public',%s],'cc':[],'content':'%s','tag':[%s],'published':'%s'%s}"
                        .formatted(id, by.id(), named, content, tags, board.clock.instant(), more);
        by.sends(
                board.civic.town.sharedInbox(),
                RemotePerson.json(
                        "{'id':'%s','type':'Create','actor':'%s','to':['https://www.w3.org/ns/activitystreams#Public'],'object':%s}"
                                .formatted(board.civic.town.next(), by.id(), note)));
        board.civic.settle();
        return id;
    }

    private static URI commons() {
        return board.civic.town.uri("/c/commons");
    }

    /** What the clerk told somebody elsewhere. */
    private static List<String> told(RemotePerson who) {
        return board.civic.town.remote().posted().stream()
                .map(one -> one.json())
                .filter(json ->
                        json.at("/object/to").toString().contains(who.id().toString()))
                .map(json -> json.at("/object/content").asText())
                .toList();
    }

    private static JsonNode found(String words) {
        return ok(bob.visit(Noticeboard.MATTERS + "?community=commons&q=" + words));
    }

    @Test
    void somebodyElsewherePostsANeedAndTheTwoAreToldByTheClerk() {
        var id = writes(
                dora,
                "<p>@commons #need A piano tuned zzpiano</p><p>Where: Pontarwen<br>How many people are needed: 1</p>",
                "",
                commons());
        var need = found("zzpiano").get(0);
        assertThat(need.get("title").asText()).isEqualTo("A piano tuned zzpiano");
        assertThat(need.at("/place/name").asText()).isEqualTo("Pontarwen");
        var path = need.get("id").asText();
        ok(board.answers(alice, path, "Alicia", "I have the tools"));
        board.civic.settle();
        assertThat(told(dora))
                .anySatisfy(text -> assertThat(text).contains("zzpiano").doesNotContain("Alicia"));
        assertThat(alice.post(Noticeboard.MATTERS + "/" + path + "/close").status())
                .isEqualTo(403);

        dora.sends(
                board.civic.town.sharedInbox(),
                RemotePerson.json(
                        "{'id':'%s','type':'Delete','actor':'%s','object':'%s','to':['https://www.w3.org/ns/activitystreams#Public']}"
                                .formatted(board.civic.town.next(), dora.id(), id)));
        board.civic.settle();
        assertThat(found("zzpiano")).isEmpty();
        assertThat(alice.get(Noticeboard.MATTERS + "/" + path).status()).isEqualTo(404);
    }

    @Test
    void somebodyElsewhereAsksByAHashtagAndHearsNameAndPlaceWhenTheAuthorAgrees() {
        var offer = board.posts(
                alice,
                "offer",
                Map.of("title", "A sledge for two", "first_name", "Alicia", "meeting", "the top of the hill"));
        var uri = ok(alice.get("/api/v1/statuses/" + offer)).get("uri").asText();
        var reply = ",'inReplyTo':'" + uri + "'";
        writes(eric, "<p>#please, the children ask every day</p>", reply, board.civic.town.uriOf(alice));
        writes(dora, "<p>lovely sledge</p>", reply, board.civic.town.uriOf(alice));
        var asked = board.asked(alice, offer);
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).get("note").asText()).contains("the children ask");
        board.civic.town.remote().forgetRequests();
        ok(board.agrees(alice, offer, asked.get(0)));
        board.civic.settle();
        assertThat(told(eric)).anySatisfy(text -> assertThat(text).contains("Alicia", "the top of the hill"));
        assertThat(told(dora)).noneSatisfy(text -> assertThat(text).contains("Alicia"));
    }

    @Test
    void anOfferOfAnotherInstanceIsShownWithWhatItSaysAndIsAtHomeThere() {
        ok(bob.get("/api/v2/search?resolve=true&q=@" + dora.handle()));
        var id = writes(
                dora,
                "<p><strong>Seed potatoes</strong></p>",
                ",'matter':{'type':'fm:Matter','kind':'offer','name':'Seed"
                    + " potatoes','state':'open','details':[{'type':'PropertyValue','name':'quantity','value':'7'},{'type':'PropertyValue','name':'first_name','value':'Dora'}]}",
                board.civic.town.uriOf(bob));
        var status = ok(bob.get("/api/v2/search?resolve=true&q=" + id))
                .at("/statuses/0/id")
                .asText();
        var offer = board.seen(bob, status);
        assertThat(offer.get("title").asText()).isEqualTo("Seed potatoes");
        assertThat(offer.at("/fields/quantity").asText()).isEqualTo("7");
        assertThat(offer.get("community_id").isNull()).isTrue();
        assertThat(offer.toString()).doesNotContain("\"Dora\"");
        assertThat(board.answers(bob, status, "Bob", "").status()).isEqualTo(403);
        assertThat(bob.patch(Noticeboard.MATTERS + "/" + status, Map.of("title", "Mine"))
                        .status())
                .isEqualTo(403);
        assertThat(board.civic.world.signedIn(bob).get("/matters/" + status).body())
                .contains("Seed potatoes");
        dora.sends(
                board.civic.town.sharedInbox(),
                RemotePerson.json(
                        "{'id':'%s','type':'Delete','actor':'%s','object':'%s','to':['https://www.w3.org/ns/activitystreams#Public']}"
                                .formatted(board.civic.town.next(), dora.id(), id)));
        board.civic.settle();
        assertThat(bob.get(Noticeboard.MATTERS + "/" + status).status()).isEqualTo(404);
        board.civic.house().civic().board().days().run();
        List<Integer> kept = board.civic
                .house()
                .platform()
                .database()
                .read(tx ->
                        tx.fetch("SELECT count(*) FROM matter WHERE title = 'Seed potatoes'", row -> row.getInt(1)));
        assertThat(kept).containsExactly(0);
    }

    @Test
    void blocksThatAreHostileAreOrdinaryPosts() {
        var many = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            many.append("{'type':'PropertyValue','name':'n").append(i).append("','value':'v'},");
        }
        for (var block : List.of(
                "{'kind':'offer'}",
                "{'name':'No kind'}",
                "{'kind':'spell','name':'Unknown'}",
                "{'kind':'../etc','name':'A path'}",
                "{'kind':'offer','name':'Minus','details':[{'name':'quantity','value':'-5'}]}",
                "{'kind':'offer','name':'Full name','details':[{'name':'initials','value':'Mary Kelly'}]}",
                "{'kind':'place','name':'No such sort','details':[{'name':'sort','value':'heaven'}]}",
                "{'kind':'event','name':'No Event','details':[{'name':'starts','value':'soon'}]}",
                "{'kind':['offer'],'name':{'a':1},'details':'x'}",
                "'offer'",
                "[]",
                "7")) {
            var id = writes(dora, "<p>hostile</p>", ",'matter':" + block, board.civic.town.uriOf(bob));
            var status = ok(bob.get("/api/v2/search?resolve=true&q=" + id))
                    .at("/statuses/0/id")
                    .asText();
            assertThat(status).as(block).isNotEmpty();
            assertThat(bob.get(Noticeboard.MATTERS + "/" + status).status())
                    .as(block)
                    .isEqualTo(404);
        }
        var id = writes(
                dora,
                "<p>much</p>",
                ",'matter':{'kind':'offer','name':'Much','state':'nonsense','details':[" + many
                        + "{'name':'quantity','value':'3'}]}",
                board.civic.town.uriOf(bob));
        var status = ok(bob.get("/api/v2/search?resolve=true&q=" + id))
                .at("/statuses/0/id")
                .asText();
        assertThat(board.seen(bob, status).get("state").asText()).isEqualTo("open");
        assertThat(board.civic.town.federation().inbox().parked()).isZero();
    }

    @Test
    void whoIsSuspendedIsListedNoLongerAndNobodyAsksThem() {
        var fraud = board.person("fraud");
        var offer = board.posts(fraud, "offer", Map.of("title", "Gold for nothing zzgold"));
        assertThat(found("zzgold")).hasSize(1);
        var boss = board.civic.world.administrator("boss");
        ok(boss.post("/api/v1/admin/accounts/" + fraud.id() + "/action", Map.of("type", "suspend")));
        assertThat(found("zzgold")).isEmpty();
        assertThat(board.answers(bob, offer, "Bob", "").status()).isIn(404, 410);
    }
}
