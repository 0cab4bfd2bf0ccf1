package folkmoot.federation.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedDataSignaturesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** As Mastodon writes it, shortened. */
    private static final String CREATE = """
        {"@context":["https://www.w3.org/ns/activitystreams","https://w3id.org/security/v1",
          {"ostatus":"http://ostatus.org#","atomUri":"ostatus:atomUri","conversation":"ostatus:conversation",
           "sensitive":"as:sensitive","Hashtag":"as:Hashtag","toot":"http://joinmastodon.org/ns#",
           "focalPoint":{"@container":"@list","@id":"toot:focalPoint"},"blurhash":"toot:blurhash"}],
         "id":"https://a.example/n/1/activity","type":"Create","actor":"https://a.example/u/alice",
         "published":"2026-03-01T12:00:00Z","to":["https://www.w3.org/ns/activitystreams#Public"],
         "cc":["https://a.example/u/alice/followers","https://b.example/u/bob"],
         "object":{"id":"https://a.example/n/1","type":"Note","summary":null,"inReplyTo":"https://b.example/n/7",
           "attributedTo":"https://a.example/u/alice","content":"<p>Hello</p>","contentMap":{"en":"<p>Hello</p>"},
           "published":"2026-03-01T12:00:00Z","url":"https://a.example/@alice/1","sensitive":false,
           "to":["https://www.w3.org/ns/activitystreams#Public"],"cc":["https://a.example/u/alice/followers"],
           "atomUri":"https://a.example/n/1","conversation":"tag:a.example,2026:1",
           "tag":[{"type":"Hashtag","href":"https://a.example/tags/road","name":"#road"}],
           "attachment":[{"type":"Document","mediaType":"image/png","url":"https://a.example/p.png",
             "name":"A road","blurhash":"UaH","focalPoint":[0.0,-0.5],"width":640,"height":480}],
           "replies":{"id":"https://a.example/n/1/replies","type":"Collection",
             "first":{"type":"CollectionPage","next":"https://a.example/n/1/replies?page=2",
               "partOf":"https://a.example/n/1/replies","items":[]}}}}
        """;

    @Test
    void theVectorIsCanonicalisedAndSignedByteForByte() {
        var vector = Vectors.get("A11_rsasignature2017");
        var document = (ObjectNode) vector.get("document");
        var options = (ObjectNode) vector.get("options");

        assertThat(LinkedData.canonical(document))
                .contains(vector.get("documentNQuads").textValue());
        assertThat(LinkedData.canonical(options))
                .contains(vector.get("optionsNQuads").textValue());
        var signed = LinkedDataSignatures.signed(options, document).orElseThrow();
        assertThat(new String(signed, StandardCharsets.US_ASCII))
                .isEqualTo(vector.get("signedAscii").textValue());
        assertThat(LinkedDataSigner.sign(document, Vectors.rsa(), NOON)
                        .get("signature")
                        .get("signatureValue")
                        .textValue())
                .isEqualTo(vector.get("signatureValue").textValue());
        assertThat(isBelieved(LinkedDataSigner.sign(document, Vectors.rsa(), NOON)))
                .isTrue();
    }

    @Test
    void whatMastodonSendsIsBelieved() {
        assertThat(isBelieved(signed(CREATE))).isTrue();
    }

    @Test
    void aSignatureOfAnotherKeyOrFromTheFutureIsNotBelieved() {
        var signature = LinkedDataSignatures.read(signed(CREATE)).orElseThrow();

        assertThat(signature.verifiedBy(Vectors.ed25519Public(), NOON)).isFalse();
        assertThat(signature.verifiedBy(Vectors.rsaPublic(), NOON.minusSeconds(7_200)))
                .isFalse();
        var other = Keys.publicKey(Keys.generateRsa().publicKey()).orElseThrow();
        assertThat(signature.verifiedBy(other, NOON)).isFalse();
    }

    @Test
    void aSignatureThatHasExpiredIsNotBelieved() {
        var signature = new LinkedDataSignatures.Claimed(
                Vectors.MAIN_KEY,
                NOON,
                Optional.of(NOON.plusSeconds(60)),
                Vectors.body(),
                Vectors.rsa().sign(Vectors.body()));

        assertThat(signature.verifiedBy(Vectors.rsaPublic(), NOON)).isTrue();
        assertThat(signature.verifiedBy(Vectors.rsaPublic(), NOON.plusSeconds(7_200)))
                .isFalse();
    }

    @Test
    void whatWasChangedAfterwardsIsNotBelieved() {
        var document = signed(CREATE);
        ((ObjectNode) document.get("object")).put("content", "<p>Goodbye</p>");
        assertThat(isBelieved(document)).isFalse();

        var other = signed(CREATE);
        ((ObjectNode) other.get("signature")).put("created", "2026-03-01T11:00:00Z");
        assertThat(isBelieved(other)).isFalse();
    }

    /** Each of them keeps the signed graph, or could, and would read as something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"object\":\"x:object\",\"innocent\":{\"@id\":\"as:object\",\"@type\":\"@id\"}}",
                "{\"content\":\"as:summary\",\"summary\":\"as:content\"}",
                "{\"actor\":{\"@id\":\"as:object\",\"@type\":\"@id\"}}",
                "{\"followsUp\":{\"@reverse\":\"as:object\"}}",
                "{\"@vocab\":\"https://a.example/\"}",
                "{\"@language\":\"en\"}",
                "{\"@base\":\"https://a.example/\"}",
                "{\"Note\":\"as:Tombstone\"}",
                "\"https://evil.example/context\"",
                "\"https://www.w3.org/ns/did/v1\"",
                "7",
                "null"
            })
    void aContextThatChangesTheMeaningIsNotBelieved(String entry) {
        assertThat(isPlain(CREATE.replaceFirst("\\{\"ostatus\"", entry + ",$0")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"fluff\":\"dropped from the graph\",",
                "\"@graph\":[],",
                "\"@included\":[{\"id\":\"https://a.example/x\",\"name\":\"x\"}],",
                "\"@reverse\":{\"object\":\"https://a.example/y\"},",
                "\"instrument\":{\"id\":\"https://a.example/n/1\",\"type\":\"Note\"},",
                "\"instrument\":\"https://a.example/n/1/activity\",",
                "\"as:summary\":\"twice\",",
                "\"nameMap\":{\"@none\":\"x\"},",
                "\"tag\":\"_:b0\",",
                "\"attachment\":[{\"id\":\"p\",\"type\":\"Document\",\"url\":\"https://evil.example/p.png\"}],",
                "\"attachment\":[{\"id\":\"/p\",\"type\":\"PropertyValue\",\"name\":\"Site\"}],",
                "\"attachment\":[{\"@id\":\"\",\"type\":\"Document\",\"url\":\"https://evil.example/p.png\"}],",
                "\"tag\":[{\"id\":\"?\",\"type\":\"Mention\",\"href\":\"https://b.example/u/bob\",\"name\":\"@bob\"}],",
                "\"icon\":{\"id\":\"#icon\",\"type\":\"Image\",\"url\":\"https://evil.example/p.png\"},",
                "\"icon\":{\"id\":\"https://a.example/a"
                        + " b\",\"type\":\"Image\",\"url\":\"https://evil.example/p.png\"},",
                "\"icon\":{\"id\":\"https://a.example/<b>\",\"type\":\"Image\",\"url\":\"https://evil.example/p.png\"},",
                "\"icon\":{\"id\":\"https:\",\"type\":\"Image\",\"url\":\"https://evil.example/p.png\"},",
                "\"url\":\"evil\",",
                "\"inReplyTo\":\"//evil.example/n\",",
                "\"instrument\":\"toot:blurhash\",",
                "\"bcc\":[\"followers\"],"
            })
    void aPropertyThatTheGraphDoesNotHoldIsNotBelieved(String property) {
        assertThat(isPlain(CREATE)).isTrue();
        assertThat(isPlain(CREATE.replaceFirst("\"published\"", property + "$0")))
                .isFalse();
    }

    /** What a signature covers is a graph: a thing that is not in it could be added by anybody who passes the document on. */
    @Test
    void whatFallsOutOfTheGraphIsNotAddedToWhatSomebodySigned() {
        var document = signed(CREATE);
        ((ObjectNode) document.get("object"))
                .withArray("attachment")
                .addObject()
                .put("id", "p")
                .put("type", "Document")
                .put("url", "https://evil.example/p.png");
        var bare = document.deepCopy();
        bare.remove("signature");

        assertThat(LinkedData.canonical(bare))
                .as("the graph")
                .contains(LinkedData.canonical(document(CREATE)).orElseThrow());
        assertThat(isBelieved(document)).isFalse();
    }

    @Test
    void whatIsSaidTwiceOrInListsOrInOtherNumbersIsWhole() {
        assertThat(isPlain(CREATE.replaceFirst("\"published\"", "\"name\":[\"a\",\"b\"],$0")))
                .isTrue();
        assertThat(isPlain(CREATE.replace("[0.0,-0.5]", "[-1,0.25]"))).isTrue();
    }

    @Test
    void optionsThatWeDoNotKnowAreNotBelieved() {
        var document = signed(CREATE);
        ((ObjectNode) document.get("signature")).put("purpose", "anything");

        assertThat(LinkedDataSignatures.read(document)).isEmpty();
    }

    @Test
    void aSignatureOfAnotherKindIsNone() {
        var document = signed(CREATE);
        ((ObjectNode) document.get("signature")).put("type", "RsaSignature2018");
        assertThat(LinkedDataSignatures.read(document)).isEmpty();
        document.put("signature", "yes");
        assertThat(LinkedDataSignatures.read(document)).isEmpty();
    }

    @Test
    void aGraphMadeToTakeLongIsGivenUp() {
        var nodes = IntStream.range(0, 12)
                .mapToObj(one -> "{\"id\":\"_:b%d\",\"tag\":[%s]}"
                        .formatted(
                                one,
                                IntStream.range(0, 12)
                                        .filter(other -> other != one)
                                        .mapToObj(other -> "\"_:b" + other + "\"")
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining(","));
        var poisoned = document(CREATE.replaceFirst("\"published\"", "\"tag\":[" + nodes + "],$0"));
        var before = System.nanoTime();

        assertThat(LinkedData.canonical(poisoned)).isEmpty();
        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
        assertThat(PlainDocuments.isPlain(poisoned)).as("it is not even tried").isFalse();
    }

    private static boolean isBelieved(ObjectNode document) {
        return LinkedDataSignatures.read(document)
                .filter(claimed -> claimed.verifiedBy(Vectors.rsaPublic(), NOON))
                .isPresent();
    }

    private static ObjectNode signed(String text) {
        return LinkedDataSigner.sign(document(text), Vectors.rsa(), NOON);
    }

    private static boolean isPlain(String text) {
        try {
            return PlainDocuments.isPlain(
                    (ObjectNode) new ObjectMapper().readTree(text)); // our own reader refuses some
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static ObjectNode document(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
