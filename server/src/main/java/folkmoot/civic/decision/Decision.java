package folkmoot.civic.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a decision says besides what every matter says.
 *
 * @param variants what can be chosen; elsewhere they are named by their place from 0
 * @param experience groups to which voters may say that they belong
 * @param experiencedOnly only who says to belong to one of them takes part
 * @param secret nothing is told before the end, not even how many ballots there are
 * @param quorum how many ballots it needs
 * @param withdrawn variants that its author took out
 * @param counted when it was counted; empty before
 */
public record Decision(
        Method method,
        List<String> variants,
        List<String> experience,
        boolean experiencedOnly,
        boolean secret,
        Optional<Integer> quorum,
        Instant closes,
        Set<Integer> withdrawn,
        Optional<Instant> counted) {

    public Decision {
        variants = List.copyOf(variants);
        experience = List.copyOf(experience);
        withdrawn = Set.copyOf(withdrawn);
    }

    public boolean isCounted() {
        return counted.isPresent();
    }

    /** Whether clients can answer it as a poll: not where they would have to say more. */
    public boolean isAskedByPoll() {
        return method.isPoll() && !experiencedOnly;
    }

    /** The same as it was asked: without what became of it. */
    Decision asked() {
        return new Decision(
                method, variants, experience, experiencedOnly, secret, quorum, closes, Set.of(), Optional.empty());
    }
}
