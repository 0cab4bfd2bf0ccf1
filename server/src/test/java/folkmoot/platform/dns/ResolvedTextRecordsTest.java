package folkmoot.platform.dns;

import static folkmoot.testing.SmallResolver.message;
import static folkmoot.testing.SmallResolver.name;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.platform.dns.TextRecords.Answer;
import folkmoot.testing.SmallResolver;
import folkmoot.testing.SmallResolver.Message;
import folkmoot.testing.SmallResolver.Question;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a resolver says of a TXT record, and whatever else it may send. */
class ResolvedTextRecordsTest {

    private static final String ASKED = "_civic-actor.works.example";
    private static final Duration PATIENCE = Duration.ofMillis(600);
    private static final int NXDOMAIN = 3;

    private static Vertx vertx;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close().await();
    }

    private static Optional<Answer> ask(SmallResolver resolver) {
        return new ResolvedTextRecords(vertx, Optional.of(resolver.address()), PATIENCE).of(ASKED);
    }

    /** By UDP alone. */
    private static Optional<Answer> said(Function<Question, byte[]> says) throws IOException {
        try (var resolver = new SmallResolver(false, question -> Optional.of(says.apply(question)))) {
            return ask(resolver);
        }
    }

    private static List<String> texts(Function<Question, byte[]> says) throws IOException {
        return said(says).orElseThrow().texts();
    }

    @Test
    void eachRecordIsOneTextWithItsPiecesJoined() throws IOException {
        assertThat(texts(q -> message(q, 0, 0)
                        .text("v=fm1; actor=https://works", ".example/actor")
                        .text("other", "")
                        .text("Pracownia śluz")
                        .bytes()))
                .containsExactly("v=fm1; actor=https://works.example/actor", "other", "Pracownia śluz");
    }

    @Test
    void whetherTheResolverFoundItSignedIsTold() throws IOException {
        assertThat(said(q -> message(q, Message.AD, 0).text("x").bytes())
                        .orElseThrow()
                        .authenticated())
                .contains(true);
        assertThat(said(q -> message(q, 0, 0).text("x").bytes()).orElseThrow().authenticated())
                .contains(false);
    }

    @Test
    void aResolverIsAskedToSayWhetherItIsSigned() throws IOException {
        try (var resolver = new SmallResolver(
                false, q -> Optional.of(message(q, 0, 0).text("x").bytes()))) {
            ask(resolver);
            var raw = resolver.asked().getFirst().raw();
            assertThat(resolver.asked().getFirst().extended()).isTrue();
            assertThat(raw[raw.length - 4] & 0x80).as("the DO bit").isNotZero();
        }
    }

    @Test
    void aNameThatIsNotThereAndOneWithoutSuchRecordsHaveNone() throws IOException {
        assertThat(texts(q -> message(q, 0, NXDOMAIN).bytes())).isEmpty();
        assertThat(texts(q -> message(q, 0, 0).bytes())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 9, 15})
    void aResolverThatFailsOrRefusesSaysNothing(int code) throws IOException {
        assertThat(said(q -> message(q, 0, code).bytes())).isEmpty();
    }

    @Test
    void aResolverThatIsSilentSaysNothingAndIsNotWaitedForLong() throws IOException {
        try (var resolver = new SmallResolver(false, _ -> Optional.empty())) {
            assertThat(ask(resolver)).isEmpty();
        }
    }

    @Test
    void whatDoesNotFitIsAskedForOnceMoreByTcp() throws IOException {
        try (var resolver = new SmallResolver(
                true,
                q -> Optional.of(
                        q.tcp()
                                ? message(q, Message.AD, 0).text("whole").bytes()
                                : message(q, Message.TC, 0).text("part").bytes()))) {
            assertThat(ask(resolver)).contains(new Answer(List.of("whole"), Optional.of(true)));
        }
    }

    @Test
    void partOfAnAnswerIsNone() throws IOException {
        assertThat(said(q -> message(q, Message.TC, 0).text("part").bytes())).isEmpty();
    }

    @Test
    void aResolverThatKnowsNoExtensionsIsAskedWithoutThem() throws IOException {
        assertThat(texts(q -> q.extended()
                        ? message(q, 0, 1).bytes()
                        : message(q, 0, 0).text("plain").bytes()))
                .containsExactly("plain");
    }

    @Test
    void aNameThatIsAnotherNameOfAnotherIsFollowedInTheAnswer() throws IOException {
        var other = name("records.example");
        assertThat(texts(q -> message(q, 0, 0).alias(other).text(other, "there").bytes()))
                .containsExactly("there");
    }

    @Test
    void whatStandsAtAnotherNameIsNotRead() throws IOException {
        assertThat(texts(q -> message(q, 0, 0)
                        .text(name("_civic-actor.evil.example"), "v=fm1; actor=https://evil.example/a")
                        .bytes()))
                .isEmpty();
    }

    @Test
    void anAnswerToAnotherQuestionIsNone() throws IOException {
        assertThat(said(q -> {
                    var bytes = message(q, 0, 0).text("x").bytes();
                    bytes[13] = 'z'; // of the name in the question
                    return bytes;
                }))
                .isEmpty();
        assertThat(said(q -> {
                    var bytes = message(q, 0, 0).text("x").bytes();
                    bytes[0] ^= 0x55; // the id
                    return bytes;
                }))
                .isEmpty();
    }

    @Test
    void aBrokenAnswerSaysNothing() throws IOException {
        var cut = new byte[] {40, 'a'}; // a piece that says that it is longer
        assertThat(said(q ->
                        message(q, 0, 0).record(q.name(), 16, cut, cut.length).bytes()))
                .isEmpty();
        var short_ = new byte[] {1, 'a'};
        assertThat(said(q -> message(q, 0, 0)
                                .record(q.name(), 16, short_, 60_000)
                                .bytes())
                        .map(Answer::texts)
                        .orElse(List.of()))
                .as("a record that is longer than the message")
                .isEmpty();
        var circle = new byte[] {(byte) 0xc0, (byte) (12 + ASKED.length() + 2 + 4)
        }; // the name of the record points to itself
        assertThat(said(q -> message(q, 0, 0).record(circle, 16, short_, 2).bytes())
                        .map(Answer::texts)
                        .orElse(List.of()))
                .as("a name that turns in circles")
                .isEmpty();
        assertThat(said(_ -> new byte[] {1, 2, 3})).isEmpty();
    }

    @Test
    void manyAndHostileTextsAreBounded() throws IOException {
        try (var resolver = new SmallResolver(true, q -> {
            var message = message(q, q.tcp() ? 0 : Message.TC, 0);
            for (int i = 0; q.tcp() && i < 900; i++) {
                message.text("\u0000;=" + i);
            }
            return Optional.of(message.bytes());
        })) {
            assertThat(ask(resolver).orElseThrow().texts()).hasSize(50);
        }
    }

    @Test
    void whatCannotBeANameIsNotThere() throws IOException {
        try (var resolver = new SmallResolver(
                false, q -> Optional.of(message(q, 0, 0).text("x").bytes()))) {
            var records = new ResolvedTextRecords(vertx, Optional.of(resolver.address()), PATIENCE);
            for (var wrong : List.of("_civic-actor." + "a".repeat(64) + ".example", "a..b", "")) {
                assertThat(records.of(wrong).map(Answer::texts).orElse(List.of()))
                        .as(wrong)
                        .isEmpty();
            }
        }
    }
}
