package folkmoot.civic.opinion;

import folkmoot.civic.matter.ClosingRules;
import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.Wanted;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Of people alone. The statements with which it begins stay; all else may be put right while it is open. */
public final class RoundRules implements ClosingRules<Round> {

    private static final Duration SHORTEST = Duration.ofHours(1);

    private final InstantSource clock;

    RoundRules(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant closes(Round block) {
        return block.closes();
    }

    @Override
    public void check(Transaction tx, Wanted<Round> wanted, Entries typed) {
        var now = clock.instant();
        var before = wanted.before().map(Wanted.Before::block);
        if (before.filter(old -> !old.first().equals(wanted.block().first())).isPresent()) {
            typed.fault("statements", "ERR_FIXED", "cannot change: add another, or have moderators take one out");
        }
        boolean same = before.filter(old -> old.closes().equals(wanted.block().closes()))
                .isPresent();
        if (!same
                && (!ClosingRules.isFit(wanted.block().closes(), now, SHORTEST)
                        || before.filter(old -> !old.closes().isAfter(now)).isPresent())) {
            typed.fault("closes", "ERR_INVALID", "must be between an hour and a year from now");
        }
    }
}
