package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A community elsewhere that somebody here follows, and threads elsewhere that somebody here looks at. */
class RemoteCommunityTest {

    private Town town;
    private RemotePerson group;
    private int things;

    @BeforeEach
    void open() {
        town = new Town();
        group = town.remote().actor("villagers", ActorType.GROUP);
        var actor = Json.read(ObjectWriter.bytes(group.actor()));
        actor.put("featured", group.uri("/users/villagers/featured").toString());
        actor.put("attributedTo", group.uri("/users/villagers/moderators").toString());
        serves("/users/villagers", actor.toString());
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void followingItBringsItsNewestPostsAndWhatItFeatures() {
        for (int i = 1; i <= 3; i++) {
            servesPage("/post/" + i, "Post " + i);
        }
        serves(
                "/users/villagers/outbox",
                "{'type':'OrderedCollection','id':'%s','totalItems':3,'orderedItems':[%s]}"
                        .formatted(
                                group.uri("/users/villagers/outbox"),
                                IntStream.of(3, 2, 1)
                                        .mapToObj(this::announcement)
                                        .collect(Collectors.joining(","))));
        serves(
                "/users/villagers/featured",
                "{'type':'OrderedCollection','id':'%s','totalItems':1,'orderedItems':['%s']}"
                        .formatted(group.uri("/users/villagers/featured"), group.uri("/post/2")));
        var id = follows(town.alice());

        var shown = Person.ok(town.alice().get("/api/v1/accounts/" + id + "/statuses"));
        assertThat(shown).hasSize(3);
        assertThat(shown.get(0).get("reblog").get("content").asText()).contains("Post");
        var pinned = Person.ok(town.alice().get("/api/v1/accounts/" + id + "/statuses?pinned=true"));
        assertThat(pinned).hasSize(1);
        assertThat(pinned.get(0).get("content").asText()).contains("Post 2");
        var requests = town.remote().received().size();
        follows(town.bob());
        assertThat(outboxRequests()).as("once a day").isEqualTo(1);
        assertThat(town.remote().received().size()).isGreaterThan(requests);
    }

    @Test
    void lookingAtWhatSomebodyFeaturesBringsWhatChanged() {
        servesPage("/post/1", "Post 1");
        servesPage("/post/2", "Post 2");
        var featured = "{'type':'OrderedCollection','id':'%s','totalItems':1,'orderedItems':['%s']}";
        serves(
                "/users/villagers/featured",
                featured.formatted(group.uri("/users/villagers/featured"), group.uri("/post/1")));
        var id = follows(town.alice());
        serves(
                "/users/villagers/featured",
                featured.formatted(group.uri("/users/villagers/featured"), group.uri("/post/2")));
        var pinned = "/api/v1/accounts/" + id + "/statuses?pinned=true";

        assertThat(Person.ok(town.alice().visit(pinned)))
                .as("who only passes by starts nothing")
                .hasSize(1);
        town.settle();
        assertThat(requests("/users/villagers/featured")).isEqualTo(1);
        Person.ok(town.alice().get(pinned));
        town.settle();
        assertThat(Person.ok(town.alice().get(pinned)))
                .singleElement()
                .satisfies(post -> assertThat(post.get("content").asText()).contains("Post 2"));
        town.settle();
        assertThat(requests("/users/villagers/featured")).as("not each time").isEqualTo(2);
    }

    @Test
    void followingAPersonBringsTheHashtagsOfTheProfile() {
        var actor = Json.read(ObjectWriter.bytes(group.actor()));
        actor.put("type", "Person");
        actor.put("featured", group.uri("/users/villagers/featured").toString());
        actor.put("featuredTags", group.uri("/users/villagers/tags").toString());
        serves("/users/villagers", actor.toString());
        serves(
                "/users/villagers/tags",
                "{'type':'Collection','id':'%s','items':[{'type':'Hashtag','href':'https://x.example/t','name':'#Bridges'},{'type':'Hashtag','name':'# no'}]}"
                        .formatted(group.uri("/users/villagers/tags")));
        var id = follows(town.alice());

        var tags = Person.ok(town.alice().get("/api/v1/accounts/" + id + "/featured_tags"));
        assertThat(tags).hasSize(1);
        assertThat(tags.get(0).get("name").asText()).isEqualTo("Bridges");
        Person.ok(town.alice().post("/api/v1/featured_tags", Map.of("name", "roads")));
        var ours =
                document(URI.create(document("/users/alice").get("featuredTags").asText())
                        .getPath());
        assertThat(ours.get("items").get(0).get("name").asText()).isEqualTo("#roads");
    }

    @Test
    void anOutboxWithoutEndIsReadFiveTimes() {
        town.remote().on("/users/villagers/outbox", request -> {
            var page = request.getParam("page") == null ? 0 : Integer.parseInt(request.getParam("page"));
            request.response()
                    .putHeader("content-type", "application/activity+json")
                    .end("{\"type\":\"OrderedCollectionPage\",\"id\":\"%s\",\"next\":\"%s\",\"orderedItems\":[]}"
                            .formatted(
                                    group.uri("/users/villagers/outbox" + (page == 0 ? "" : "?page=" + page)),
                                    group.uri("/users/villagers/outbox?page=" + (page + 1))));
        });
        follows(town.alice());

        assertThat(outboxRequests()).isEqualTo(5);
    }

    @Test
    void votesAreShownAsTheGroupReportsThemAndOnlyInItsOwnPosts() {
        follows(town.alice());
        servesPage("/post/1", "A post");
        group.sends(town.sharedInbox(), RemotePerson.json(announcement(1)));
        town.settle();
        var elsewhere = town.alice().posts("Not in the community");
        var like = relay("{'id':'%s','type':'Like','actor':'%s','object':'%s'}", group.uri("/post/1"));
        relay("{'id':'%s','type':'Like','actor':'%s','object':'%s'}", group.uri("/post/1"));
        relay(
                "{'id':'%s','type':'Like','actor':'%s','object':'%s'}",
                URI.create(elsewhere.get("uri").asText()));
        assertThat(favourites("/post/1")).isEqualTo(1);
        assertThat(favourites(elsewhere.get("uri").asText())).isZero();

        relay("{'id':'%s','type':'Undo','actor':'%s','object':" + like + "}", group.uri("/post/1"));
        assertThat(favourites("/post/1")).isZero();
    }

    @Test
    void aModeratorOfTheGroupTakesAPostOutOfItAndNobodyElseDoes() {
        follows(town.alice());
        servesPage("/post/1", "A post");
        group.sends(town.sharedInbox(), RemotePerson.json(announcement(1)));
        town.settle();
        assertThat(town.home(town.alice())).hasSize(1);
        serves(
                "/users/villagers/moderators",
                "{'type':'OrderedCollection','id':'%s','orderedItems':[]}"
                        .formatted(group.uri("/users/villagers/moderators")));
        var far =
                "{'id':'%s','type':'Announce','actor':'%s','object':{'id':'https://far.example/d/1','type':'Delete','actor':'https://far.example/u/mallory','object':'%s','summary':'spam'}}";
        group.sends(town.sharedInbox(), RemotePerson.json(far.formatted(next(), group.id(), group.uri("/post/1"))));
        town.settle();
        assertThat(town.home(town.alice())).as("no moderator").hasSize(1);

        serves(
                "/users/villagers/moderators",
                "{'type':'OrderedCollection','id':'%s','orderedItems':['https://far.example/u/mallory']}"
                        .formatted(group.uri("/users/villagers/moderators")));
        group.sends(town.sharedInbox(), RemotePerson.json(far.formatted(next(), group.id(), group.uri("/post/1"))));
        town.settle();
        assertThat(town.home(town.alice())).isEmpty();
    }

    // ── threads

    @Test
    void lookingAtAThreadElsewhereBringsItsContextOnceInAQuarterOfAnHour() {
        serves("/notes/1", note("/notes/1", ",'context':'%s'".formatted(group.uri("/threads/1"))));
        serves("/notes/2", note("/notes/2", ",'inReplyTo':'%s'".formatted(group.uri("/notes/1"))));
        serves("/notes/3", note("/notes/3", ",'inReplyTo':'%s'".formatted(group.uri("/notes/2"))));
        serves(
                "/threads/1",
                "{'type':'OrderedCollection','id':'%s','orderedItems':['%s','%s','%s']}"
                        .formatted(
                                group.uri("/threads/1"),
                                group.uri("/notes/1"),
                                group.uri("/notes/2"),
                                group.uri("/notes/3")));
        var id = resolved("/notes/1");
        assertThat(town.alice()
                        .visit("/api/v1/statuses/" + id + "/context")
                        .json()
                        .get("descendants"))
                .isEmpty();
        town.settle();
        assertThat(descendants(id)).as("a visitor causes nothing").isEmpty();
        town.settle();
        assertThat(descendants(id)).hasSize(2);
        assertThat(requests("/threads/1")).isEqualTo(1);
    }

    @Test
    void withoutAContextTheRepliesOfEachPostAreRead() {
        serves("/notes/1", note("/notes/1", ",'replies':'%s'".formatted(group.uri("/notes/1/replies"))));
        serves(
                "/notes/1/replies",
                "{'type':'Collection','id':'%s','first':{'type':'CollectionPage','id':'%s','items':['%s'],'next':'%s'}}"
                        .formatted(
                                group.uri("/notes/1/replies"),
                                group.uri("/notes/1/replies?page=1"),
                                group.uri("/notes/2"),
                                group.uri("/notes/1/replies")));
        serves(
                "/notes/2",
                note(
                        "/notes/2",
                        ",'inReplyTo':'%s','replies':'%s'"
                                .formatted(group.uri("/notes/1"), group.uri("/notes/2/replies"))));
        serves(
                "/notes/2/replies",
                "{'type':'Collection','id':'%s','items':['%s']}"
                        .formatted(group.uri("/notes/2/replies"), group.uri("/notes/3")));
        serves("/notes/3", note("/notes/3", ",'inReplyTo':'%s'".formatted(group.uri("/notes/2"))));
        var id = resolved("/notes/1");
        descendants(id);
        town.settle();

        assertThat(descendants(id)).hasSize(2);
        assertThat(requests("/notes/1/replies")).as("never in a circle").isEqualTo(1);
    }

    @Test
    void aThreadOfOursIsACollectionThatItsPostsName() {
        var root = town.alice().posts("What do you think?");
        var reply = town.bob().repliesTo(root, "A lot");
        town.alice().post("/api/v1/statuses", Map.of("status", "Secret", "visibility", "private"));
        var note = document(URI.create(reply.get("uri").asText()).getPath());
        var thread = document(URI.create(note.get("context").asText()).getPath());

        assertThat(texts(thread.at("/first/orderedItems")))
                .containsExactly(root.get("uri").asText(), reply.get("uri").asText());
        assertThat(thread.get("attributedTo").asText())
                .isEqualTo(town.uriOf(town.alice()).toString());
        assertThat(document(URI.create(root.get("uri").asText()).getPath()).get("context"))
                .isEqualTo(note.get("context"));
    }

    // ── what is done

    private String follows(Person person) {
        var found = Person.ok(person.get("/api/v2/search?resolve=true&q=@" + group.handle()));
        var id = found.get("accounts").get(0).get("id").asText();
        Person.ok(person.post("/api/v1/accounts/" + id + "/follow"));
        town.settle();
        var follow = town.remote().posted().getLast().json();
        group.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Accept','actor':'%s','object':'%s'}"
                        .formatted(next(), group.id(), follow.get("id").asText())));
        town.settle();
        return id;
    }

    private String relay(String activity, URI object) {
        var vote = activity.formatted(next(), town.carol().id(), object);
        group.sends(
                town.sharedInbox(),
                RemotePerson.json(
                        "{'id':'%s','type':'Announce','actor':'%s','object':%s}".formatted(next(), group.id(), vote)));
        town.settle();
        return vote;
    }

    private String announcement(int number) {
        return "{'id':'%s','type':'Announce','actor':'%s','to':['as:Public'],'object':{'id':'%s','type':'Create','actor':'%s','object':%s}}"
                .formatted(
                        group.uri("/announces/" + number),
                        group.id(),
                        group.uri("/creates/" + number),
                        town.carol().id(),
                        page("/post/" + number, "As the group tells it"));
    }

    private void servesPage(String path, String title) {
        serves(path, page(path, title));
    }

    private String page(String path, String title) {
        return "{'type':'Page','id':'%s','attributedTo':'%s','to':['%s','as:Public'],'audience':'%s','name':'%s','published':'2026-10-01T00:00:00Z'}"
                .formatted(group.uri(path), town.carol().id(), group.id(), group.id(), title);
    }

    private String note(String path, String more) {
        return "{'type':'Note','id':'%s','attributedTo':'%s','to':['as:Public'],'content':'Text','published':'2026-10-01T00:00:00Z'%s}"
                .formatted(group.uri(path), town.carol().id(), more);
    }

    private void serves(String path, String json) {
        town.remote()
                .serves(
                        path,
                        "application/activity+json",
                        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private String resolved(String path) {
        return Person.ok(town.alice().get("/api/v2/search?resolve=true&q=" + group.uri(path)))
                .get("statuses")
                .get(0)
                .get("id")
                .asText();
    }

    // ── what is seen

    private JsonNode descendants(String id) {
        return Person.ok(town.alice().get("/api/v1/statuses/" + id + "/context"))
                .get("descendants");
    }

    private URI next() {
        return group.uri("/activities/" + ++things);
    }

    private long favourites(String uri) {
        var house = town.world().server().house();
        var wanted = uri.startsWith("/") ? group.uri(uri) : URI.create(uri);
        return house.platform().database().read(tx -> {
            var id = house.talk()
                    .posts()
                    .statuses()
                    .byUri(tx, wanted)
                    .orElseThrow()
                    .id();
            return house.talk().posts().statuses().stats(tx, List.of(id)).containsKey(id)
                    ? house.talk()
                            .posts()
                            .statuses()
                            .stats(tx, List.of(id))
                            .get(id)
                            .favourites()
                    : 0L;
        });
    }

    private long outboxRequests() {
        return requests("/users/villagers/outbox");
    }

    private long requests(String path) {
        return town.remote().received().stream()
                .filter(one -> one.method().equals("GET"))
                .filter(one -> one.target().equals(path) || one.target().startsWith(path + "?"))
                .count();
    }

    private static List<String> texts(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode document(String path) {
        var response = town.alice().fetches(path, "Accept", "application/activity+json");
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Json.read(response.body());
    }
}
