package folkmoot.civic.decision;

import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.MatterRules;
import folkmoot.civic.matter.MatterState;
import folkmoot.civic.matter.Wanted;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Of people alone, and of members: who decides is who was there when it was asked. From the first ballot on nothing of it changes, for a ballot is for a text; its
 * method never does.
 */
public final class DecisionRules implements MatterRules<Decision> {

    static final Duration SHORTEST = Duration.ofMinutes(5);
    static final Duration LONGEST = Duration.ofDays(366);

    private final BallotStore ballots;
    private final InstantSource clock;

    public DecisionRules(BallotStore ballots, InstantSource clock) {
        this.ballots = ballots;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> ends(Decision block, Instant made, Optional<Instant> until) {
        return Optional.of(block.closes());
    }

    @Override
    public MatterState then() {
        return MatterState.DONE;
    }

    /** What was decided is looked for later. */
    @Override
    public Duration foundAfterwards() {
        return LONGEST;
    }

    @Override
    public boolean soonestFirst() {
        return true;
    }

    /** Any client can answer it where its ballots are those of polls. */
    @Override
    public String objectType(Decision block) {
        return block.isAskedByPoll() ? "Question" : "Note";
    }

    @Override
    public void check(Transaction tx, Wanted<Decision> wanted, Entries typed) {
        var now = clock.instant();
        if (wanted.before().isEmpty()) {
            if (ballots.joined(tx, wanted.community().id(), wanted.author().id(), now)
                    .isEmpty()) {
                typed.fault("title", "ERR_MEMBERS", "can only be asked by members of the community");
            }
            checkEnd(wanted.block().closes(), now, typed);
            return;
        }
        var before = wanted.before().get();
        if (before.block().method() != wanted.block().method()
                || before.block().experiencedOnly() != wanted.block().experiencedOnly()) {
            typed.fault("method", "ERR_FIXED", "cannot change, nor who takes part");
        }
        boolean same = before.block().asked().equals(wanted.block().asked())
                && before.text().equals(wanted.text());
        if (!same && !before.block().closes().isAfter(now)) {
            typed.fault("closes", "ERR_PAST", "lies in the past: nothing changes any more");
        } else if (!same && ballots.isAny(tx, before.id())) {
            typed.fault("title", "ERR_VOTED", "and all else cannot change once somebody has voted");
        } else if (!before.block().closes().equals(wanted.block().closes())) {
            checkEnd(wanted.block().closes(), now, typed);
        }
    }

    private static void checkEnd(Instant end, Instant now, Entries typed) {
        if (end.isBefore(now.plus(SHORTEST)) || end.isAfter(now.plus(LONGEST))) {
            typed.fault("closes", "ERR_INVALID", "must be between five minutes and a year from now");
        }
    }
}
