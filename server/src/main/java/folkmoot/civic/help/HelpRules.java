package folkmoot.civic.help;

import folkmoot.civic.matter.MatterRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Of people alone, by agreement, for a month unless its author says otherwise. */
public final class HelpRules implements MatterRules<Help> {

    private static final Duration USUAL = Duration.ofDays(30);

    @Override
    public Answering answering() {
        return Answering.BY_AGREEMENT;
    }

    @Override
    public int room(Help block) {
        return block.quantity();
    }

    @Override
    public Optional<Instant> ends(Help block, Instant made, Optional<Instant> until) {
        return Optional.of(until.orElseGet(() -> made.plus(USUAL)));
    }

    @Override
    public Optional<String> initials(Help block) {
        return Optional.of(block.initials()).filter(text -> !text.isEmpty());
    }
}
