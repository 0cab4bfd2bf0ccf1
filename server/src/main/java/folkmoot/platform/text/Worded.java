package folkmoot.platform.text;

import java.util.Optional;

/** An enum whose constants each have a word, by which clients, settings, the database or the wire name them. */
public interface Worded {

    String word();

    /** The constant with a word; empty for a word that none has. */
    static <E extends Enum<E> & Worded> Optional<E> find(Class<E> type, String word) {
        for (var constant : type.getEnumConstants()) {
            if (constant.word().equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
