package folkmoot.door.web;

import folkmoot.talk.poll.Polls;
import java.util.List;

/**
 * What a reader chose in a poll, or can choose.
 *
 * @param chosen empty while they can vote
 */
public record VoteView(List<String> options, boolean multiple, List<String> chosen) {

    static VoteView of(Polls.Seen seen) {
        var options = seen.poll().options();
        return new VoteView(
                options,
                seen.poll().multiple(),
                seen.own().stream().sorted().map(options::get).toList());
    }
}
