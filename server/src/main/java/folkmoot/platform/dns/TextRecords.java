package folkmoot.platform.dns;

import java.util.List;
import java.util.Optional;

/** TXT records of the domain name system. Blocks, so never inside a transaction. */
@FunctionalInterface
public interface TextRecords {

    /** @return empty when no answer can be had now; an answer without texts when there is no such record */
    Optional<Answer> of(String name);

    /**
     * What a resolver said.
     *
     * @param texts of each record, the pieces of one joined
     * @param authenticated whether it vouches for them (the AD bit of RFC 4035 3.2.3); empty where that cannot be seen
     */
    record Answer(List<String> texts, Optional<Boolean> authenticated) {

        public Answer {
            texts = List.copyOf(texts);
        }
    }
}
