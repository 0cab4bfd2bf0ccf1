package folkmoot.civic.decision;

import java.util.List;
import java.util.Optional;

/**
 * What somebody wants.
 *
 * @param receipt 32 hexadecimal digits, random
 * @param answers for each variant in its order: 1 for picked; points; place from 1, 0 for none; 1 agree, 0 stand aside, -1 object
 * @param experience the group of experience, from 0; never published with the ballot
 */
public record Ballot(String receipt, List<Integer> answers, Optional<Integer> experience) {

    public Ballot {
        answers = List.copyOf(answers);
    }
}
