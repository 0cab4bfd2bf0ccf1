package folkmoot.civic.near;

import folkmoot.civic.log.WitnessedLogs;
import folkmoot.civic.proposal.Proposals;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import java.time.Duration;

/**
 * Near-duplicates between servers.
 *
 * @param sketches what we tell
 * @param reading reads what others tell
 */
public record Near(Sketches sketches, SketchReading reading) {

    private static final Duration PERIOD = Duration.ofHours(1);

    /** @param kept where what others tell is compared with drafts */
    public static Near of(Platform platform, People people, Proposals proposals, SketchesElsewhere kept) {
        var reading = new SketchReading(
                platform.database(),
                new WitnessedLogs(),
                kept,
                people.domainBlocks(),
                people.elsewhere().fetcher(),
                platform.clock());
        platform.jobs().every("civic-sketches", PERIOD, reading::readAll);
        return new Near(new Sketches(proposals), reading);
    }
}
