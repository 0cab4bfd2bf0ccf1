package folkmoot.civic.decision;

import folkmoot.civic.community.Membership;
import folkmoot.civic.matter.ClosingRules;
import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.Wanted;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Of people alone, and of members: who decides is who was there when it was asked. From the first ballot on nothing of it changes, for a ballot is for a text; its
 * method never does.
 */
public final class DecisionRules implements ClosingRules<Decision> {

    static final Duration SHORTEST = Duration.ofMinutes(5);

    private final BallotStore ballots;
    private final Membership membership;
    private final InstantSource clock;

    DecisionRules(BallotStore ballots, Membership membership, InstantSource clock) {
        this.ballots = ballots;
        this.membership = membership;
        this.clock = clock;
    }

    @Override
    public Instant closes(Decision block) {
        return block.closes();
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
            if (!membership.hadJoined(
                    tx, wanted.community().id(), wanted.author().id(), now)) {
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
        if (!ClosingRules.isFit(end, now, SHORTEST)) {
            typed.fault("closes", "ERR_INVALID", "must be between five minutes and a year from now");
        }
    }
}
