package folkmoot.civic.event;

import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.MatterRules;
import folkmoot.civic.matter.MatterState;
import folkmoot.civic.matter.Wanted;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Of people and public bodies; whoever comes is in while there is room; over when it ends, an hour after it began where no end is known. */
public final class EventRules implements MatterRules<Event> {

    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration FOUND = Duration.ofDays(365);

    private final InstantSource clock;

    public EventRules(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Answering answering() {
        return Answering.FREELY;
    }

    @Override
    public boolean bodiesToo() {
        return true;
    }

    @Override
    public int room(Event block) {
        return block.capacity().orElse(Integer.MAX_VALUE);
    }

    @Override
    public Optional<Instant> ends(Event block, Instant made, Optional<Instant> until) {
        return Optional.of(block.end()
                .filter(end -> end.isAfter(block.start()))
                .orElseGet(() -> block.start().plus(USUAL)));
    }

    @Override
    public MatterState then() {
        return MatterState.DONE;
    }

    /** What was decided there is looked for later. */
    @Override
    public Duration foundAfterwards() {
        return FOUND;
    }

    @Override
    public boolean soonestFirst() {
        return true;
    }

    @Override
    public void check(Transaction tx, Wanted<Event> wanted, Entries typed) {
        boolean moved = wanted.before()
                .filter(before -> before.block().start().equals(wanted.block().start()))
                .isEmpty();
        if (moved && wanted.block().start().isBefore(clock.instant())) {
            typed.fault("starts", "ERR_PAST", "lies in the past");
        }
    }
}
