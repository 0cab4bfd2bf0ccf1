package folkmoot.door.activitypub.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Person;
import java.net.URI;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Carol quotes dora, of a third server, with stamps that are not dora's, not of this quote, or not on dora's server. */
class HostileStampsTest {

    private static final String STAMP =
            "{'id':'$THIRD/stamps/$N','type':'QuoteAuthorization','attributedTo':'$DORA','interactingObject':'$THERE/q/$N',"
                + "'interactionTarget':'$THIRD/notes/quoted'}";
    private static Scene scene;

    @BeforeAll
    static void open() {
        scene = new Scene();
        third(
                "/notes/quoted",
                Scene.TYPE,
                "{'id':'$THIRD/notes/quoted','type':'Note','attributedTo':'$DORA','content':'hers','to':'$PUBLIC'}");
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    /**
     * One stamp.
     *
     * @param at where the quoting post says that it stands
     */
    record Attempt(String name, String at, Consumer<Scene> prepare) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Attempt> attempts() {
        return Stream.of(
                served("By the one who quotes", STAMP.replace("$DORA", "$CAROL")),
                served("By somebody else of that server", STAMP.replace("$DORA", "$THIRD/users/else")),
                served("For another post", STAMP.replace("notes/quoted", "notes/other")),
                served("For a quote by another post", STAMP.replace("q/$N", "q/other")),
                served("For an answer", STAMP.replace("QuoteAuthorization", "ReplyAuthorization")),
                served("With the id of another", STAMP.replace("stamps/$N", "stamps/other-$N")),
                served("That names two authors", STAMP.replace("'$DORA'", "['$CAROL','$DORA']")),
                served("Broken off", STAMP.substring(0, STAMP.length() - 10)),
                new Attempt("As a web page", "$THIRD/stamps/$N", _ -> third("/stamps/$N", "text/html", STAMP)),
                new Attempt("That is not there", "$THIRD/stamps/$N", _ -> {}),
                new Attempt("At an address of a private network", "http://10.0.0.1/stamps/$N", _ -> {}),
                new Attempt(
                        "On the server of the one who quotes",
                        "$THERE/stamps/$N",
                        scene -> scene.serve("/stamps/$N", Scene.TYPE, there())),
                new Attempt("That redirects to the server of the one who quotes", "$THIRD/stamps/$N", scene -> {
                    scene.third().redirects(scene.text("/stamps/$N"), scene.uri("$THERE/stamps/$N"));
                    scene.serve("/stamps/$N", Scene.TYPE, there());
                }),
                new Attempt("That says its id is on the server of the one who quotes", "$THIRD/stamps/$N", scene -> {
                    third("/stamps/$N", Scene.TYPE, there());
                    scene.serve("/stamps/$N", Scene.TYPE, there());
                }),
                new Attempt(
                        "That redirects to itself",
                        "$THIRD/stamps/$N",
                        scene -> scene.third().redirects(scene.text("/stamps/$N"), scene.uri("$THIRD/stamps/$N"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void aWrongStampAllowsNothing(Attempt attempt) {
        scene.next();
        attempt.prepare().accept(scene);

        assertThat(quoted(",'quoteAuthorization':'" + attempt.at() + "'")).isNotEqualTo("accepted");
        assertThat(scene.requests()).isLessThanOrEqualTo(6);
    }

    @Test
    void noStampAllowsNothing() {
        scene.next();

        assertThat(quoted("")).isNotEqualTo("accepted");
    }

    @Test
    void theRightStampDoes() {
        scene.next();
        third("/stamps/$N", Scene.TYPE, STAMP);

        assertThat(quoted(",'quoteAuthorization':'$THIRD/stamps/$N'")).isEqualTo("accepted");
    }

    private static String there() {
        return STAMP.replace("$THIRD/stamps", "$THERE/stamps");
    }

    private static Attempt served(String name, String stamp) {
        return new Attempt(name, "$THIRD/stamps/$N", _ -> third("/stamps/$N", Scene.TYPE, stamp));
    }

    private static void third(String path, String type, String template) {
        scene.third().serves(scene.text(path), type, scene.bytes(template));
    }

    /** The state of a new quote of carol's, as alice sees it. */
    private static String quoted(String more) {
        var id = "$THERE/q/$N";
        var create = Scene.note(id, "$CAROL", "look")
                .replace("'published'", "'quote':'$THIRD/notes/quoted'" + more + ",'published'");
        assertThat(scene.carolSends(create)).isEqualTo(202);
        scene.settle();
        var house = scene.town().world().server().house();
        URI uri = scene.uri(id);
        var status = house.platform()
                .database()
                .read(tx -> house.talk().posts().statuses().byUri(tx, uri))
                .orElseThrow()
                .id();
        return Person.ok(scene.town().alice().get("/api/v1/statuses/" + status))
                .at("/quote/state")
                .asText();
    }
}
