package folkmoot.civic.log;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.log.Checkpoint;
import folkmoot.federation.log.SignedNote;
import folkmoot.federation.log.TreeHashes;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.platform.database.Database;
import folkmoot.testing.Patience;
import folkmoot.testing.SettableClock;
import folkmoot.testing.Town;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log of another server says what cannot be; this instance follows a community there. */
class HostileLogTest {

    /** Five are less than the hour after which the server looks by itself, at what the log said a moment before. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

    private final SettableClock clock = SettableClock.atNoon();
    private final Town town = new Town(Map.of(), clock);
    private final Database database = town.house().platform().database();
    private final PlayedLog log = new PlayedLog(town.remote());

    /** The server does its hourly duties when it starts, one after the other; this one comes after its look at the logs. */
    private void afterItsOwnFirstLook() {
        Patience.until(() -> database.read(tx -> tx.fetch(
                                "SELECT count(*) FROM periodic_job WHERE name = 'civic-statistics'",
                                row -> row.getLong(1)))
                        .getFirst()
                == 1);
    }

    @BeforeEach
    void follow() {
        afterItsOwnFirstLook();
        var group = town.remote().actor("commons", ActorType.GROUP);
        var account = town.house()
                .people()
                .elsewhere()
                .accounts()
                .find(group.id(), FetchBudget.perActivity())
                .orElseThrow();
        var alice = town.alice().id();
        database.write(tx -> tx.execute(
                "INSERT INTO follow (id, account_id, target_id, uri, accepted_at, created_at) VALUES (1, ?, ?, 'x', ?,"
                        + " ?)",
                alice.value(),
                account.id().value(),
                clock.instant(),
                clock.instant()));
        log.has("entry", 300);
        looks();
        assertThat(seen().checkpoint().orElseThrow().size()).isEqualTo(300);
        assertThat(log.told("/log/cosignatures")).containsExactly(300L);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void looks() {
        clock.advance(BETWEEN_LOOKS);
        town.house().civic().publicLog().witness().lookAtAll();
    }

    private WitnessedLogs.Seen seen() {
        return database.read(tx -> town.house().civic().publicLog().witnessed().all(tx))
                .getFirst();
    }

    private List<Forks.Fork> forks() {
        return database.read(tx -> town.house().civic().publicLog().forks().of(tx, log.origin()));
    }

    private void nothingWasSigned(String because) {
        assertThat(seen().checkpoint().orElseThrow().size()).isEqualTo(300);
        assertThat(seen().trouble().orElseThrow()).contains(because);
        assertThat(log.told("/log/cosignatures")).containsExactly(300L);
    }

    @Test
    void aLogThatGrowsIsSignedAgain() {
        log.has("entry", 700);
        looks();
        assertThat(seen().checkpoint().orElseThrow().size()).isEqualTo(700);
        assertThat(seen().trouble()).isEmpty();
        assertThat(log.told("/log/cosignatures")).containsExactlyInAnyOrder(300L, 700L);
    }

    @Test
    void aSmallerHeadIsEvidenceAndToldToItsServer() {
        log.has("entry", 299);
        looks();
        nothingWasSigned("cut-back");
        assertThat(forks()).extracting(Forks.Fork::reason).containsExactly(Forks.Reason.CUT_BACK);
        assertThat(log.told("/log/forks")).containsExactly(300L);
    }

    @Test
    void anotherRootOfTheSameSizeIsEvidence() {
        log.has("other", 300);
        looks();
        nothingWasSigned("other-root");
        assertThat(forks()).extracting(Forks.Fork::reason).containsExactly(Forks.Reason.OTHER_ROOT);
    }

    @Test
    void aLargerTreeThatDoesNotBeginWithTheOneBeforeIsEvidence() {
        log.has("other", 600);
        looks();
        nothingWasSigned("not-grown");
        assertThat(forks()).extracting(Forks.Fork::reason).containsExactly(Forks.Reason.NOT_GROWN);
        assertThat(forks().getFirst().known().orElseThrow()).contains("\n300\n");
    }

    @Test
    void anotherKeyThanTheFirstIsEvidenceAndNotBelieved() {
        log.changesItsKey();
        log.has("entry", 400);
        looks();
        nothingWasSigned("another key");
        assertThat(forks()).extracting(Forks.Fork::reason).containsExactly(Forks.Reason.OTHER_KEY);
    }

    @Test
    void aHeadFromTheFutureOfWhichThereAreNoTilesIsNotSigned() {
        log.says(log.signed(new Checkpoint(log.origin(), 900_000_000_000L, TreeHashes.empty()))
                .written());
        looks();
        nothingWasSigned("is missing");
        assertThat(forks()).isEmpty();
    }

    @Test
    void tilesThatDoNotMakeTheRootAreNotSigned() {
        var root = log.servesTiles("entry", 400);
        log.servesTiles("lie", 400);
        log.says(log.signed(new Checkpoint(log.origin(), 400, root)).written());
        looks();
        nothingWasSigned("do not have the root");
        assertThat(forks()).isEmpty();
    }

    @Test
    void aTileOfAnotherSizeIsNotSigned() {
        var root = log.servesTiles("entry", 400);
        town.remote().serves("/log/tile/0/001.p/144", "application/octet-stream", new byte[31]);
        log.says(log.signed(new Checkpoint(log.origin(), 400, root)).written());
        looks();
        nothingWasSigned("another size");
    }

    @Test
    void aCheckpointThatNobodySignedIsNotSigned() {
        var note = log.signed(new Checkpoint(log.origin(), 400, log.servesTiles("entry", 400)));
        var bytes = note.lines().getFirst().bytes();
        var wrong = Arrays.copyOf(bytes, bytes.length);
        wrong[10] ^= 1;
        log.says(SignedNote.of(note.text())
                .with(new SignedNote.Line(log.origin(), wrong))
                .written());
        looks();
        nothingWasSigned("not signed");
        assertThat(forks()).isEmpty();
    }

    @Test
    void aCheckpointOfAnotherLogIsNotSigned() {
        log.says(log.signed(new Checkpoint("else.example/log", 400, log.servesTiles("entry", 400)))
                .written());
        looks();
        nothingWasSigned("another log");
    }

    @Test
    void junkAndHugeAnswersAreNotSigned() {
        log.says("junk");
        looks();
        nothingWasSigned("no signatures");

        log.says("x".repeat(3 << 20));
        looks();
        nothingWasSigned("too large");

        town.remote().serves("/log/checkpoint", "text/html", "<p>".getBytes());
        looks();
        nothingWasSigned("text/html");

        town.remote().answers("/log/checkpoint", 500);
        looks();
        nothingWasSigned("500");
    }
}
