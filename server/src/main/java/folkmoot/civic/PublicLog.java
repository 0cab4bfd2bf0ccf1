package folkmoot.civic;

import folkmoot.civic.log.Checkpoints;
import folkmoot.civic.log.Cosignatures;
import folkmoot.civic.log.Forks;
import folkmoot.civic.log.LogKey;
import folkmoot.civic.log.LogReading;
import folkmoot.civic.log.Receipts;
import folkmoot.civic.log.Witness;
import folkmoot.civic.log.WitnessedLogs;
import folkmoot.civic.proposal.PublishedTallies;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import java.time.Duration;

/** The log as anybody may read and check it, what other servers sign of it, and what we sign of theirs. */
public record PublicLog(
        LogReading reading,
        LogKey key,
        Checkpoints checkpoints,
        Cosignatures cosignatures,
        Forks forks,
        WitnessedLogs witnessed,
        Witness witness,
        Receipts receipts,
        PublishedTallies tallies) {

    private static final Duration PERIOD = Duration.ofHours(1);

    PublicLog(Platform platform, People people) {
        var database = platform.database();
        var clock = platform.clock();
        var elsewhere = people.elsewhere();
        var reading = new LogReading();
        var key = new LogKey(database, people.accounts(), people.keys(), platform.uris());
        var checkpoints = new Checkpoints(database, reading, key, clock);
        var forks = new Forks(clock);
        var witnessed = new WitnessedLogs();
        this(
                reading,
                key,
                checkpoints,
                new Cosignatures(
                        database, new Cosignatures.Parts(reading, checkpoints, key, forks), elsewhere.keys(), clock),
                forks,
                witnessed,
                new Witness(database, witnessed, forks, key, elsewhere, clock),
                new Receipts(reading, checkpoints),
                new PublishedTallies());
        platform.jobs().every("log-checkpoint", PERIOD, checkpoints::hourly);
        platform.jobs().every("log-witness", PERIOD, witness::lookAtAll);
    }
}
