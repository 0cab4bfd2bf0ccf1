package folkmoot.command.verify;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.json.Json;
import folkmoot.platform.database.Transaction;
import folkmoot.secondchecker.SecondChecker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An operator lies, and a stranger finds out from public data; so does a second checker that shares nothing with the first. */
class LogVerificationTest {

    private static CivicLogWorld town;
    private static String kept;
    private static String receipt;

    @BeforeAll
    static void open() {
        town = new CivicLogWorld();
        receipt = town.receipt("cleo");
        kept = town.checkpoint();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static List<String> verify(String withReceipt) {
        var said = new ArrayList<String>();
        var result = LogVerification.of(
                town.server(),
                new LogVerification.Kept(Optional.of(kept), Optional.ofNullable(withReceipt)),
                said::add);
        assertThat(result.isClean()).isEqualTo(said.isEmpty());
        return said;
    }

    private static List<String> second(String withReceipt) {
        return SecondChecker.check(town.server().toString(), kept, withReceipt);
    }

    private static void isFound(String words, Consumer<Transaction> lie) {
        town.whileLying(lie, () -> {
            assertThat(verify(null)).anySatisfy(line -> assertThat(line).contains(words));
            assertThat(second(null)).isNotEmpty();
        });
    }

    private static void isFoundOfRewritten(String words, UnaryOperator<List<String>> change) {
        isFound(words, tx -> CivicLogWorld.rewrite(tx, change));
    }

    @Test
    void anHonestLogIsClean() {
        assertThat(verify(receipt)).isEmpty();
        assertThat(second(receipt)).isEmpty();
    }

    @Test
    void aCountThatWasChanged() {
        isFound(
                "counted in known is published as 4, the log has 3",
                tx -> tx.execute(
                        "UPDATE proposal_tally SET counted[3] = counted[3] + 1 WHERE proposal_id = ?",
                        Long.parseLong(town.answered)));
    }

    @Test
    void aHeldSupportThatIsKeptSecret() {
        isFound(
                "held in network is published as 7, the log has 0",
                tx -> tx.execute(
                        "UPDATE proposal_tally SET held[4] = 7 WHERE proposal_id = ?", Long.parseLong(town.answered)));
    }

    @Test
    void aLeafThatWasDropped() {
        isFoundOfRewritten("are not those of before", entries -> {
            entries.remove(lastIndexOf(entries, "\"act\":\"given\""));
            entries.add("{\"at\":\"2026-01-01T00:00:00Z\",\"community\":\"x\",\"kind\":\"act\"}");
            return entries;
        });
    }

    @Test
    void anEntryThatWasChangedWhereItIs() {
        isFound(
                "The root of the",
                tx -> tx.execute("UPDATE log_entry SET entry = convert_to(replace(convert_from(entry, 'UTF8'), 'known',"
                        + " 'network'), 'UTF8') WHERE position = (SELECT max(position) FROM log_entry WHERE"
                        + " support_id IS NOT NULL)"));
    }

    @Test
    void anEntryThatIsGone() {
        isFound(
                "is not there",
                tx -> tx.execute("DELETE FROM log_entry WHERE position = (SELECT max(position) FROM log_entry)"));
    }

    @Test
    void twoLeavesThatWereSwapped() {
        isFound("The root of the", tx -> {
            tx.execute("UPDATE log_entry SET position = -1 WHERE position = 3");
            tx.execute("UPDATE log_entry SET position = 3 WHERE position = 4");
            tx.execute("UPDATE log_entry SET position = 4 WHERE position = -1");
        });
    }

    @Test
    void aBitThatWasFlippedInATile() {
        isFound(
                "has not the hashes of its entries",
                tx -> tx.execute(
                        "UPDATE log_tile SET hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1) WHERE level = 0"));
    }

    @Test
    void aSupportThatWasMovedToAnotherColumnInTheLogAndInTheSums() {
        isFound("are not those of before", tx -> {
            CivicLogWorld.rewrite(tx, entries -> {
                int at = lastIndexOf(entries, "\"act\":\"given\"");
                entries.set(at, entries.get(at).replace("\"known\"", "\"network\""));
                return entries;
            });
            tx.execute(
                    "UPDATE proposal_tally SET counted[3] = counted[3] - 1, counted[4] = counted[4] + 1"
                            + " WHERE proposal_id = ?",
                    Long.parseLong(town.supported));
        });
    }

    @Test
    void supportsThatWereGivenForAnotherText() {
        isFound(
                "version 2: counted in known",
                tx -> tx.execute(
                        "UPDATE proposal_tally SET version = 2 WHERE proposal_id = ?", Long.parseLong(town.supported)));
    }

    @Test
    void theWordsOfAnAnswerThatWereChanged() {
        isFound(
                "is not the one of the log",
                tx -> tx.execute("UPDATE official_response_version SET content = '<p>Yes.</p>'"));
        isFound(
                "is not the one of the log",
                tx -> tx.execute("UPDATE official_response_version SET position = 'accepted'"));
    }

    @Test
    void aVersionOfAnAnswerThatIsGone() {
        isFound("is in the log and not published", tx -> tx.execute("DELETE FROM official_response_version"));
    }

    @Test
    void anAnswerThatWasBackDatedInTheHistory() {
        isFound(
                "the history has not what the log has",
                tx -> tx.execute(
                        "UPDATE proposal_event SET created_at = created_at - interval '30 days' WHERE kind = 'track'"
                                + " AND to_state = 'declined'"));
    }

    @Test
    void anAnswerThatWasBackDatedInTheRecord() {
        isFound(
                "when nothing happened in the log",
                tx -> tx.execute(
                        "UPDATE proposal_track SET answered_at = answered_at - interval '30 days' WHERE answered_at IS"
                                + " NOT NULL"));
    }

    @Test
    void anEventThatIsGoneFromTheHistory() {
        isFound(
                "the history has not what the log has",
                tx -> tx.execute("DELETE FROM proposal_event WHERE kind = 'track'"));
    }

    @Test
    void aHeadThatWasCutBack() {
        isFoundOfRewritten("entries and had", entries -> entries.subList(0, entries.size() - 2));
    }

    @Test
    void aLeafThatWasPutBetweenTheOthers() {
        isFoundOfRewritten("are not those of before", entries -> {
            int at = lastIndexOf(entries, "\"act\":\"given\"");
            entries.add(at, entries.get(at).replaceAll("\"support\":\"[0-9a-f]{8}", "\"support\":\"00000000"));
            return entries;
        });
    }

    @Test
    void aSupportThatIsTakenBackTwice() {
        isFoundOfRewritten("that was taken back", entries -> {
            entries.add(entries.get(lastIndexOf(entries, "\"act\":\"withdrawn\"")));
            return entries;
        });
    }

    @Test
    void aSaltThatWasSwappedInAReceipt() {
        var other = receipt.replaceAll("\"salt\":\"[0-9a-f]{32}", "\"salt\":\"" + "00".repeat(16));
        assertThat(other).isNotEqualTo(receipt);
        assertThat(verify(other))
                .containsExactly("The receipt: its salt, proposal and supporter do not make the support that it names");
        assertThat(second(other)).isNotEmpty();
    }

    @Test
    void aReceiptWhoseEntrySaysSomethingElse() {
        var other = receipt.replace("\"known\"", "\"verified-local\"");
        assertThat(other).isNotEqualTo(receipt);
        assertThat(verify(other)).containsExactly("The receipt: its entry is not in the tree that was signed");
    }

    /** As a clerk writes it to somebody elsewhere, copied with what stands around it. */
    private static String lines(String receipt) {
        var facts = Json.read(receipt.getBytes(StandardCharsets.UTF_8));
        return "@cleo Benches along the river path\n"
                + Stream.of("proposal", "supporter", "salt", "support")
                        .map(name -> name + " " + facts.get(name).asText())
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    @Test
    void theLinesOfAClerksMessageAreAReceiptToo() {
        assertThat(verify(lines(receipt))).isEmpty();
    }

    @Test
    void linesThatNameASupportWhichTheLogHasNot() {
        for (var other : List.of("00".repeat(32), "none")) {
            assertThat(verify(lines(receipt).replaceAll("support [0-9a-f]{64}", "support " + other)))
                    .containsExactly(
                            "The receipt: its salt, proposal and supporter do not make the support that it names",
                            "The receipt: the log has no support " + other + " of that proposal");
        }
        assertThat(verify("salt 00\nsupport none")).singleElement().asString().contains("cannot be read");
    }

    @Test
    void aCheckpointThatTheLogNeverSigned() {
        var said = new ArrayList<String>();
        LogVerification.of(
                town.server(),
                new LogVerification.Kept(Optional.of(kept.replaceFirst("\n\\d+\n", "\n1\n")), Optional.empty()),
                said::add);
        assertThat(said).singleElement().asString().contains("not signed with a key of that server");
    }

    private static int lastIndexOf(List<String> entries, String part) {
        for (int at = entries.size() - 1; at >= 0; at--) {
            if (entries.get(at).contains(part)) {
                return at;
            }
        }
        throw new AssertionError(part);
    }
}
