package folkmoot.command.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecountTest {

    private static final String PROPOSAL = "https://town.example/proposals/1/record";

    private final List<String> said = new ArrayList<>();
    private final Recount recount = new Recount(new Differences(said::add));
    private long position;

    private void entry(String json) {
        var read = Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        recount.take(new Entries.Entry(position++, new byte[32], Optional.of(read)));
    }

    private void support(String name, String act, int version, String column, String count) {
        entry(
                "{'act':'%s','at':'2026-11-30T01:00:00Z','column':'%s','count':'%s','kind':'support','proposal':'%s','support':'%s','version':%d}"
                        .formatted(act, column, count, PROPOSAL, name.repeat(64), version));
    }

    private void text(int version, String digest) {
        entry("{'at':'2026-11-30T01:00:00Z','kind':'version','proposal':'%s','text':'%s','version':%d}"
                .formatted(PROPOSAL, digest, version));
    }

    private Map<String, Integer> counted(int version) {
        return recount.chain(PROPOSAL).orElseThrow().columns(version).counted();
    }

    @Test
    void whatBecameLastOfEachSupportIsCounted() {
        text(1, "a");
        support("a", "given", 1, "members", "counted");
        support("b", "given", 1, "known", "held");
        support("c", "given", 1, "known", "counted");
        support("b", "released", 1, "known", "counted");
        support("c", "recounted", 1, "members", "counted");
        support("a", "invalidated", 1, "members", "invalid");
        support("a", "reinstated", 1, "members", "counted");
        text(2, "b");
        support("c", "moved", 2, "members", "counted");
        support("b", "withdrawn", 1, "known", "none");

        assertThat(said).isEmpty();
        assertThat(counted(1)).isEqualTo(Map.of("members", 1));
        assertThat(counted(2)).isEqualTo(Map.of("members", 1));
        assertThat(recount.supports()).isEqualTo(3);
    }

    @Test
    void entriesThatMayNotStandWhereTheyStandAreSaid() {
        text(1, "a");
        support("a", "withdrawn", 1, "members", "none");
        support("b", "given", 1, "members", "none");
        support("c", "given", 1, "members", "counted");
        support("c", "given", 1, "members", "counted");
        support("c", "released", 1, "members", "counted");
        support("c", "recounted", 2, "members", "counted");
        support("d", "given", 1, "members", "perhaps");
        support("e", "given", 0, "members", "counted");
        support("x", "given", 1, "members", "counted");
        text(3, "c");
        entry("{'kind':'guess'}");
        entry("{}");

        assertThat(said)
                .extracting(line -> line.replaceFirst("Entry \\d+: ", ""))
                .containsExactly(
                        "a support is withdrawn that was never given",
                        "a support is given and counts as none",
                        "what happened is not known: given",
                        "a support that is counted for version 1 cannot be released and then counted for version 1",
                        "a support that is counted for version 1 cannot be recounted and then counted for version 2",
                        "it counts as perhaps",
                        "it has no version",
                        "its support is not 64 hexadecimal digits",
                        "version 3 of " + PROPOSAL + " follows version 1",
                        "its kind is not known: guess",
                        "it has no kind");
    }

    @Test
    void aProposalLeavesTheStateThatItWasIn() {
        entry(
                "{'at':'x','by':'rule','event':'state','from':'gathering','kind':'event','proposal':'p','to':'acknowledged'}");
        entry("{'at':'x','by':'body','event':'track','from':'asked','kind':'event','proposal':'p','to':'answered'}");
        assertThat(said).isEmpty();

        entry(
                "{'at':'x','by':'person','event':'withdrawn','from':'gathering','kind':'event','proposal':'p','to':'withdrawn'}");
        assertThat(said).containsExactly("Entry 2: p leaves the state gathering and was in acknowledged");
    }

    @Test
    void aVersionThatWasSwappedIsNotTheOneOfTheLog() throws Exception {
        var first = version(1, "A lamp");
        var second = version(2, "Two lamps");
        text(1, digest(first));
        text(2, digest(second));
        var chain = recount.chain(PROPOSAL).orElseThrow();

        assertThat(TextComparison.wrong(chain, List.of(first, second))).isEmpty();
        assertThat(TextComparison.wrong(chain, List.of(first, version(2, "Three lamps"))))
                .contains(
                        "the text of version 2 is not the one of the log",
                        "a text of version 2 is in the log and not published");
        assertThat(TextComparison.wrong(
                        chain,
                        List.of(
                                first.deepCopy().put("version", 2),
                                second.deepCopy().put("version", 1))))
                .hasSize(4);
        assertThat(TextComparison.wrong(chain, List.of(first))).hasSize(1);
        assertThat(TextComparison.wrong(chain, List.of(first, second.deepCopy().put("salt", "none"))))
                .isNotEmpty();
    }

    private static ObjectNode version(int number, String title) {
        var version = Json.object().put("version", number).put("title", title).put("ask", "Build it.");
        version.put("problem", "").put("category", "roads").putNull("locality").put("language", "en");
        version.putArray("bodies").add("works");
        return version.put("salt", "00112233445566778899aabbccddeeff");
    }

    private static String digest(ObjectNode version) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(HexFormat.of().parseHex("00112233445566778899aabbccddeeff"));
        return HexFormat.of()
                .formatHex(digest.digest(("{\"ask\":\"Build it.\",\"bodies\":[\"works\"],\"category\":\"roads\","
                                + "\"language\":\"en\",\"locality\":null,\"problem\":\"\",\"title\":\""
                                + version.path("title").asText() + "\"}")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theTableRemembersWhatEachSupportBecame() {
        var random = new Random(1);
        var table = new SupportTable();
        var expected = new HashMap<String, Long>();
        for (int i = 0; i < 50_000; i++) {
            var commitment = new byte[32];
            commitment[0] = (byte) random.nextInt(4); // many collide
            commitment[30] = (byte) random.nextInt();
            commitment[31] = (byte) random.nextInt();
            if (random.nextBoolean()) {
                random.nextBytes(commitment);
            }
            long value = 1 + random.nextInt(1_000);
            table.put(commitment, value);
            expected.put(HexFormat.of().formatHex(commitment), value);
        }
        assertThat(table.size()).isEqualTo(expected.size());
        expected.forEach((commitment, value) ->
                assertThat(table.get(HexFormat.of().parseHex(commitment))).isEqualTo(value));
        assertThat(table.get(new byte[] {
                    9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9
                }))
                .isZero();
    }
}
