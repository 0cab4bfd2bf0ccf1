package folkmoot.civic.help;

import folkmoot.civic.attestation.Claims;
import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.MatterRules;
import folkmoot.civic.matter.Wanted;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Of people alone, by agreement, for a month unless its author says otherwise. */
public final class HelpRules implements MatterRules<Help> {

    private static final Duration USUAL = Duration.ofDays(30);

    private final Claims claims;

    public HelpRules(Claims claims) {
        this.claims = claims;
    }

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
    public Optional<String> attested(Help block) {
        return Optional.of(block.attested()).filter(text -> !text.isEmpty());
    }

    @Override
    public void check(Transaction tx, Wanted<Help> wanted, Entries typed) {
        attested(wanted.block())
                .filter(word -> claims.find(tx, wanted.community().id(), word).isEmpty())
                .ifPresent(_ -> typed.fault(
                        "attested",
                        "ERR_INCLUSION",
                        "must be the word of a claim that is attested in the community, such as record-check"));
    }

    @Override
    public Optional<String> initials(Help block) {
        return Optional.of(block.initials()).filter(text -> !text.isEmpty());
    }
}
