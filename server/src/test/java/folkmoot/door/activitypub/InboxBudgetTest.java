package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.NewCommunity;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an incoming activity costs: so many statements, and no request. */
class InboxBudgetTest {

    private static final int GROUP = 20;
    private static final int ROUNDS = 3;
    private static final int SUPPORTS_TOGETHER = 32;
    private static final int BOOSTS = 7;
    private static final int FOLLOWS = 11; // one of them by which ways who is followed wants to hear; kept for seconds
    private static final int UNDOS = 10;
    private static final int DELETES = 15;

    @Test
    void aGroupOfPostsCostsFewStatementsForEachPost() {
        try (var town = new Town()) {
            town.carolFollows(town.alice());
            town.followsCarol(town.alice());
            IntFunction<String> create = number -> """
                {'id':'%1$s/creates/%2$d','type':'Create','actor':'%1$s','object':{'id':'%1$s/notes/%2$d','type':'Note',
                 'attributedTo':'%1$s','content':'<p>Number %2$d</p>','to':['https://www.w3.org/ns/activitystreams#Public'],
                 'cc':['%3$s'],'tag':[{'type':'Mention','href':'%3$s','name':'@alice'}]}}\
                """.formatted(town.carol().id(), number, town.uriOf(town.alice()));
            process(town, IntStream.range(0, GROUP).mapToObj(create).toList());

            assertThat(least(round -> process(
                            town,
                            IntStream.range(GROUP * round, GROUP * (round + 1))
                                    .mapToObj(create)
                                    .toList())))
                    .isLessThanOrEqualTo(4 * GROUP);
            var heard = Person.ok(town.alice().get("/api/v1/notifications?types[]=mention&limit=80"));
            assertThat(heard).hasSize((ROUNDS + 1) * GROUP);
        }
    }

    @Test
    void aGroupOfLikesReadsWhatIsLikedOnce() {
        try (var town = new Town()) {
            town.carolFollows(town.alice());
            var liked = IntStream.range(0, GROUP * ROUNDS)
                    .mapToObj(number ->
                            town.alice().posts("Number " + number).get("uri").asText())
                    .toList();
            assertThat(least(round -> process(
                            town,
                            liked.subList(GROUP * (round - 1), GROUP * round).stream()
                                    .map(uri -> like(town, uri))
                                    .toList())))
                    .isLessThanOrEqualTo(GROUP);
            var first = town.alice()
                    .get("/api/v1/statuses/"
                            + liked.getFirst().substring(liked.getFirst().lastIndexOf('/') + 1));
            assertThat(Person.ok(first).get("favourites_count").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aGroupOfSupportsOfManyProposalsCostsFewStatementsAltogether() {
        try (var town = new Town()) {
            town.carolFollows(town.alice());
            town.house()
                    .platform()
                    .database()
                    .write(tx -> town.house()
                            .civic()
                            .registry()
                            .communities()
                            .create(tx, NewCommunity.of("commons", "Harrowmere Commons")));
            var proposals = IntStream.range(0, GROUP * ROUNDS)
                    .mapToObj(number -> propose(town, number))
                    .toList();
            assertThat(least(round -> process(
                            town,
                            proposals.subList(GROUP * (round - 1), GROUP * round).stream()
                                    .map(uri -> like(town, uri))
                                    .toList())))
                    .isLessThanOrEqualTo(SUPPORTS_TOGETHER);
            var first = Person.ok(town.alice().get("/api/v1/statuses/" + last(proposals.getFirst())));
            assertThat(first.get("favourites_count").asInt()).isEqualTo(1);
            assertThat(first.get("proposal").get("supports").get("total").asInt())
                    .isEqualTo(1);
        }
    }

    private static String propose(Town town, int number) {
        var made = Person.ok(town.alice()
                .post(
                        "/api/folkmoot/v1/proposals",
                        Map.of(
                                "community",
                                "commons",
                                "title",
                                "Benches along road number " + number,
                                "ask",
                                "Please do it within the year.",
                                "problem",
                                "It has been asked for before.",
                                "different_because",
                                "It is road number " + number)));
        return town.uriOf(town.alice()) + "/statuses/" + made.get("status_id").asText();
    }

    private static String last(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    @Test
    void boostsFollowsUndosAndDeletesCostFewStatementsEach() {
        try (var town = new Town()) {
            town.carolFollows(town.alice());
            town.followsCarol(town.alice());
            var carol = town.carol().id();
            var posts = IntStream.range(0, GROUP * (ROUNDS + 1))
                    .mapToObj(number ->
                            town.alice().posts("Number " + number).get("uri").asText())
                    .toList();
            var people = IntStream.range(0, GROUP * (ROUNDS + 1))
                    .mapToObj(number -> town.uriOf(town.world().person("person" + number)))
                    .toList();
            assertThat(each(town, number -> """
                {'id':'%1$s/boosts/%2$d','type':'Announce','actor':'%1$s','object':'%3$s',
                 'to':['https://www.w3.org/ns/activitystreams#Public']}\
                """.formatted(carol, number, posts.get(number))))
                    .as("boosts")
                    .isLessThanOrEqualTo(BOOSTS);
            assertThat(each(
                            town,
                            number -> "{'id':'%1$s/follows/%2$d','type':'Follow','actor':'%1$s','object':'%3$s'}"
                                    .formatted(carol, number, people.get(number))))
                    .as("follows")
                    .isLessThanOrEqualTo(FOLLOWS);
            process(town, posts.stream().map(uri -> like(town, uri)).toList());
            assertThat(each(
                            town,
                            number -> "{'id':'%1$s/undos/%2$d','type':'Undo','actor':'%1$s','object':%3$s}"
                                    .formatted(carol, number, like(town, posts.get(number)))))
                    .as("undos of likes")
                    .isLessThanOrEqualTo(UNDOS);
            process(
                    town,
                    IntStream.range(0, GROUP * (ROUNDS + 1))
                            .mapToObj(number -> """
                                {'id':'%1$s/creates/%2$d','type':'Create','actor':'%1$s','object':{'id':'%1$s/notes/%2$d','type':'Note',
                                 'attributedTo':'%1$s','content':'<p>Number %2$d</p>','to':['https://www.w3.org/ns/activitystreams#Public']}}\
                                """.formatted(carol, number))
                            .toList());
            assertThat(each(
                            town,
                            number ->
                                    "{'id':'%1$s/deletes/%2$d','type':'Delete','actor':'%1$s','object':'%1$s/notes/%2$d'}"
                                            .formatted(carol, number)))
                    .as("deletes")
                    .isLessThanOrEqualTo(DELETES);
        }
    }

    /** Statements for each of a group, rounded up; the first group warms up. */
    private static int each(Town town, IntFunction<String> activity) {
        IntUnaryOperator group = round -> process(
                town,
                IntStream.range(GROUP * round, GROUP * (round + 1))
                        .mapToObj(activity)
                        .toList());
        group.applyAsInt(0);
        return Math.ceilDiv(least(group), GROUP);
    }

    private static String like(Town town, String post) {
        var carol = town.carol().id();
        var number = post.substring(post.lastIndexOf('/') + 1);
        return "{'id':'%s/likes/%s','type':'Like','actor':'%s','object':'%s'}".formatted(carol, number, carol, post);
    }

    /** The fewest of some rounds: what runs by itself now and then is counted, too. */
    private static int least(IntUnaryOperator spentInRound) {
        return IntStream.rangeClosed(1, ROUNDS).map(spentInRound).min().orElseThrow();
    }

    /** Processes activities of carol's as one group; how many statements that took. */
    private static int process(Town town, List<String> documents) {
        town.settle();
        var seen = fetched(town);
        var stored = documents.stream()
                .map(RemotePerson::json)
                .map(body -> new StoredActivity(0, town.carol().id(), URI.create("https://unused.test/"), body, 0))
                .toList();
        var database = town.world().server().house().platform().database();
        long before = database.statements();
        town.federation().receive().process(stored);
        int spent = (int) (database.statements() - before);
        assertThat(fetched(town)).isEqualTo(seen);
        return spent;
    }

    /** What was asked of the other server. */
    private static List<String> fetched(Town town) {
        return town.remote().received().stream()
                .filter(request -> request.method().equals("GET"))
                .map(RemoteInstance.Received::target)
                .toList();
    }
}
