package folkmoot.civic.opinion;

import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.MatterRules;
import folkmoot.civic.matter.MatterState;
import folkmoot.civic.matter.Wanted;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Of people alone. The statements with which it begins stay; all else may be put right while it is open. */
public final class RoundRules implements MatterRules<Round> {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final InstantSource clock;

    RoundRules(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Instant> ends(Round block, Instant made, Optional<Instant> until) {
        return Optional.of(block.closes());
    }

    @Override
    public MatterState then() {
        return MatterState.DONE;
    }

    @Override
    public Duration foundAfterwards() {
        return LONGEST;
    }

    @Override
    public boolean soonestFirst() {
        return true;
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
                && (wanted.block().closes().isBefore(now.plus(SHORTEST))
                        || wanted.block().closes().isAfter(now.plus(LONGEST))
                        || before.filter(old -> !old.closes().isAfter(now)).isPresent())) {
            typed.fault("closes", "ERR_INVALID", "must be between an hour and a year from now");
        }
    }
}
