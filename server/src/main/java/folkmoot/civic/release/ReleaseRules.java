package folkmoot.civic.release;

import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.MatterRules;
import folkmoot.civic.matter.Wanted;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.InstantSource;

/** Of public bodies only. The hour that was named once may come sooner, never later. */
public final class ReleaseRules implements MatterRules<Release> {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final InstantSource clock;

    public ReleaseRules(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean bodiesToo() {
        return true;
    }

    @Override
    public boolean peopleToo() {
        return false;
    }

    @Override
    public void check(Transaction tx, Wanted<Release> wanted, Entries typed) {
        var opens = wanted.block().opens();
        if (opens.isAfter(clock.instant().plus(LONGEST))) {
            typed.fault("opens", "ERR_INVALID", "lies more than a year ahead");
        }
        var promised = wanted.before().map(Wanted.Before::block).map(Release::opens);
        if (promised.filter(opens::isAfter).isPresent()) {
            typed.fault("opens", "ERR_LATER", "can only be earlier than what was said before");
        }
    }
}
