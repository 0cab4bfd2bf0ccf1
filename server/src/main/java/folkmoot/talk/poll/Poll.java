package folkmoot.talk.poll;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.PollId;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The question of a status.
 *
 * @param tallies votes for each option; of a poll from elsewhere, its own server's word
 * @param hideTotals show no counts before the end
 * @param voters accounts that voted, where that is known
 * @param expires when voting ends; empty for never
 * @param fetched when the counts of a poll from elsewhere were last read; empty for ours
 */
public record Poll(
        PollId id,
        StatusId status,
        AccountId author,
        List<String> options,
        List<Integer> tallies,
        boolean multiple,
        boolean hideTotals,
        OptionalInt voters,
        Optional<Instant> expires,
        Optional<Instant> fetched) {

    public Poll {
        options = List.copyOf(options);
        tallies = List.copyOf(tallies);
    }

    public boolean isOver(Instant now) {
        return expires.filter(end -> !end.isAfter(now)).isPresent();
    }

    /** Votes altogether. */
    public int votes() {
        return tallies.stream().mapToInt(Integer::intValue).sum();
    }
}
