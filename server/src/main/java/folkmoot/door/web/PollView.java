package folkmoot.door.web;

import folkmoot.talk.poll.Poll;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A poll as everybody may see it. What a reader can do with it is {@link VoteView}.
 *
 * @param hidden its counts are shown when it is over
 */
public record PollView(List<OptionView> options, int votes, boolean over, boolean hidden) {

    /** @param share in percent of the largest possible */
    public record OptionView(String title, int votes, int share) {}

    static PollView of(Poll poll, Instant now) {
        int all = Math.max(1, poll.votes());
        return new PollView(
                IntStream.range(0, poll.options().size())
                        .mapToObj(index -> new OptionView(
                                poll.options().get(index),
                                poll.tallies().get(index),
                                100 * poll.tallies().get(index) / all))
                        .toList(),
                poll.votes(),
                poll.isOver(now),
                poll.hideTotals() && !poll.isOver(now));
    }
}
