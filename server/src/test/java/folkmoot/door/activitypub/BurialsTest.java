package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Town;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody takes back what another has not sent yet. Mallory, elsewhere or on the same server, tries it with what carol will do. */
class BurialsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static Town town;
    private static RemoteInstance evil;
    private static RemotePerson stranger;
    private static RemotePerson neighbour;
    private static int round;
    private String post;

    @BeforeAll
    static void open() {
        town = new Town();
        evil = new RemoteInstance(VERTX, "evil.localhost");
        stranger = evil.person("mallory");
        neighbour = town.remote().person("mallory");
        town.carolFollows(town.bob());
        town.followsCarol(town.bob());
    }

    @AfterAll
    static void close() {
        town.close();
        evil.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void begin() {
        post = town.alice().posts("Round " + ++round).get("uri").asText();
    }

    /** What carol does, and how one sees that it was done. */
    private enum Deed {
        CREATE("Create", "status", "uri", "#note"),
        LIKE("Like", "favourite", "uri", "#deed"),
        DISLIKE("Dislike", "dislike", "uri", "#deed"),
        ANNOUNCE("Announce", "status", "uri", "#deed"),
        FOLLOW("Follow", "follow", "uri", "#deed"),
        BLOCK("Block", "block", "uri", "#deed");

        private final String type;
        private final String table;
        private final String column;
        private final String seenBy;

        Deed(String type, String table, String column, String seenBy) {
            this.type = type;
            this.table = table;
            this.column = column;
            this.seenBy = seenBy;
        }
    }

    static Stream<Deed> deeds() {
        return Stream.of(Deed.values());
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void undoingAnothersByIdBeforeItComesDoesNothing(Deed deed) {
        for (var mallory : new RemotePerson[] {stranger, neighbour}) {
            for (var id : new String[] {"#deed", "#note"}) {
                sends(
                        mallory,
                        "{'id':'%s','type':'Undo','actor':'%s','object':'%s'}"
                                .formatted(mallory.uri("/u/" + round + id.substring(1)), mallory.id(), at(id)));
            }
        }

        sends(town.carol(), activity(deed, town.carol()));

        assertThat(isDone(deed)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void undoingItAsOnesOwnDoesNothingToOthers(Deed deed) {
        for (var mallory : new RemotePerson[] {stranger, neighbour}) {
            sends(
                    mallory,
                    "{'id':'%s','type':'Undo','actor':'%s','object':%s}"
                            .formatted(mallory.uri("/u/" + round), mallory.id(), activity(deed, mallory)));
            sends(
                    mallory,
                    "{'id':'%s','type':'Delete','actor':'%s','object':'%s'}"
                            .formatted(mallory.uri("/d/" + round), mallory.id(), at("#note")));
        }

        sends(town.carol(), activity(deed, town.carol()));

        assertThat(isDone(deed)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void undoingOnesOwnBeforeItComesHoldsWhateverOthersSaid(Deed deed) {
        sends(
                neighbour,
                "{'id':'%s','type':'Undo','actor':'%s','object':'%s'}"
                        .formatted(neighbour.uri("/u/" + round), neighbour.id(), at("#deed")));
        sends(
                town.carol(),
                deed == Deed.CREATE
                        ? "{'id':'%s','type':'Delete','actor':'%s','object':'%s'}"
                                .formatted(at("#undo"), town.carol().id(), at("#note"))
                        : "{'id':'%s','type':'Undo','actor':'%s','object':'%s'}"
                                .formatted(at("#undo"), town.carol().id(), at("#deed")));

        sends(town.carol(), activity(deed, town.carol()));

        assertThat(isDone(deed)).isFalse();
    }

    @Test
    void aPostThatANeighbourBuriedIsStillReadFromItsServer() {
        sends(
                neighbour,
                "{'id':'%s','type':'Delete','actor':'%s','object':'%s'}"
                        .formatted(neighbour.uri("/d/" + round), neighbour.id(), at("#note")));
        town.remote().serves(at("#note").getPath(), "application/activity+json", RemotePerson.json(note()));

        sends(
                town.carol(),
                activity(Deed.ANNOUNCE, town.carol()).replace(post, at("#note").toString()));

        assertThat(isDone(Deed.CREATE)).isTrue();
    }

    @Test
    void aServerBuriesNoMoreThanAThousandIdsThatAreUnknown() {
        var house = town.world().server().house();
        var account = house.platform()
                .database()
                .read(tx -> house.people().accounts().byUri(tx, neighbour.id()))
                .or(() -> town.house().people().elsewhere().accounts().byUri(neighbour.id()))
                .orElseThrow();
        house.platform().database().write(tx -> {
            for (int i = 0; i < 1_100; i++) {
                house.talk()
                        .posts()
                        .statuses()
                        .burials()
                        .buryUnseen(tx, neighbour.uri("/many/" + i), account, Optional.empty());
            }
            house.talk().posts().statuses().burials().buryUnseen(tx, evil.uri("/elsewhere"), account, Optional.empty());
        });

        assertThat(count("SELECT count(*) FROM tombstone WHERE uri LIKE '%/many/%'"))
                .isBetween(900, 1_000);
        assertThat(count("SELECT count(*) FROM tombstone WHERE uri LIKE '%/elsewhere'"))
                .isZero();
    }

    private String activity(Deed deed, RemotePerson by) {
        var object = switch (deed) {
            case CREATE -> note();
            case LIKE, DISLIKE, ANNOUNCE -> "'" + post + "'";
            case FOLLOW, BLOCK -> "'" + town.uriOf(town.world().person("p" + round)) + "'";
        };
        return "{'id':'%s','type':'%s','actor':'%s','to':['as:Public'],'object':%s}"
                .formatted(at("#deed"), deed.type, by.id(), object);
    }

    private String note() {
        return "{'id':'%s','type':'Note','attributedTo':'%s','to':['as:Public'],'content':'Round %d'}"
                .formatted(at("#note"), town.carol().id(), round);
    }

    private static URI at(String id) {
        return town.remote().uri("/round/" + round + "/" + id.substring(1));
    }

    private static void sends(RemotePerson by, String json) {
        var answer = by.sends(town.sharedInbox(), RemotePerson.json(json));
        assertThat(answer).isIn(202, 403); // an id on another server is refused at the door
        town.settle();
    }

    private static boolean isDone(Deed deed) {
        return count("SELECT count(*) FROM %s WHERE %s = '%s'%s"
                        .formatted(
                                deed.table,
                                deed.column,
                                at(deed.seenBy),
                                deed.table.equals("status") ? " AND deleted_at IS NULL" : ""))
                > 0;
    }

    private static int count(String sql) {
        return town.world()
                .server()
                .house()
                .platform()
                .database()
                .read(tx -> tx.sql().fetchOne(sql).get(0, Integer.class));
    }
}
