package folkmoot.door.api;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.NewCommunity;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.SpentStatements;
import folkmoot.testing.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each thing that people do costs: so many statements and no more, when nobody else does anything at that moment. */
class WriteBudgetsTest {

    private static final int ROUNDS = 5;
    private static final World WORLD = new World();
    private static final SpentStatements SPENT = new SpentStatements(WORLD);
    private static final Person ALICE = WORLD.alice();
    private static final Person BOB = WORLD.bob();
    private static final List<String> POSTS = new ArrayList<>();
    private static final List<String> PROPOSALS = new ArrayList<>();

    @BeforeAll
    static void town() {
        WORLD.server()
                .house()
                .platform()
                .database()
                .write(tx -> WORLD.server()
                        .house()
                        .civic()
                        .registry()
                        .communities()
                        .create(tx, NewCommunity.of("commons", "Harrowmere Commons")));
        for (int i = 0; i <= ROUNDS; i++) {
            POSTS.add(ALICE.posts("Number " + i).get("id").asText());
            PROPOSALS.add(propose("Benches along the road of number " + i));
        }
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static String propose(String title) {
        return ok(ALICE.post(
                        "/api/folkmoot/v1/proposals",
                        Map.of(
                                "community", "commons",
                                "title", title,
                                "ask", "Please do it within the year.",
                                "problem", "It has been asked for before.",
                                "different_because", "It is another place: " + title)))
                .get("id")
                .asText();
    }

    @Test
    void aProposalTakesSoManyStatementsAndItsAnswerNone() {
        assertThat(least(i -> propose("A safe crossing at the mill of number " + i)))
                .hasSizeLessThanOrEqualTo(27);
    }

    @Test
    void aSupportAndItsWithdrawalTakeSoManyStatementsTheAnswerIncluded() {
        assertThat(least(i -> act(PROPOSALS, i, "favourite"))).hasSizeLessThanOrEqualTo(24);
        assertThat(least(i -> act(PROPOSALS, i, "unfavourite"))).hasSizeLessThanOrEqualTo(24);
    }

    @Test
    void aFavouriteABoostAndABookmarkTakeSoManyStatementsTheAnswerIncluded() {
        assertThat(least(i -> act(POSTS, i, "favourite"))).hasSizeLessThanOrEqualTo(15);
        assertThat(least(i -> act(POSTS, i, "reblog"))).hasSizeLessThanOrEqualTo(17);
        assertThat(least(i -> act(POSTS, i, "bookmark"))).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void aPostAndAReplyTakeSoManyStatementsTheAnswerIncluded() {
        assertThat(least(i -> ALICE.posts("Once more, number " + i))).hasSizeLessThanOrEqualTo(8);
        assertThat(least(i -> ok(BOB.post(
                        "/api/v1/statuses", Map.of("status", "@alice Yes, " + i, "in_reply_to_id", POSTS.get(i))))))
                .hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void aFollowAndAPageOfNotificationsTakeSoManyStatements() {
        var others = IntStream.rangeClosed(0, ROUNDS)
                .mapToObj(i -> WORLD.person("other" + i).id())
                .toList();
        assertThat(least(i -> ok(BOB.post("/api/v1/accounts/" + others.get(i) + "/follow"))))
                .as("one of them by which ways the other wants to hear, kept for seconds")
                .hasSizeLessThanOrEqualTo(12);
        assertThat(least(i -> ok(ALICE.get("/api/v1/notifications")))).hasSizeLessThanOrEqualTo(3);
    }

    private static void act(List<String> statuses, int at, String what) {
        ok(BOB.post("/api/v1/statuses/" + statuses.get(at) + "/" + what));
    }

    private static boolean isFolded() {
        return WORLD.server()
                .house()
                .platform()
                .database()
                .read(tx ->
                        tx.fetch("SELECT 1 FROM log_pending LIMIT 1", _ -> true).isEmpty());
    }

    /** The fewest of some rounds, each about another thing: what follows of the last one is counted, too. The first one warms up. */
    private static List<String> least(IntConsumer round) {
        round.accept(0);
        return IntStream.rangeClosed(1, ROUNDS)
                .mapToObj(number -> {
                    Patience.untilSettled(WORLD);
                    Patience.until(WriteBudgetsTest::isFolded);
                    return SPENT.during(() -> round.accept(number));
                })
                .min(Comparator.comparing(List::size))
                .orElseThrow();
    }
}
