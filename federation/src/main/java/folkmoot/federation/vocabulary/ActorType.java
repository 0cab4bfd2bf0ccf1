package folkmoot.federation.vocabulary;

import java.util.Optional;

/** The five kinds of actor. */
public enum ActorType {
    PERSON("Person"),
    GROUP("Group"),
    ORGANIZATION("Organization"),
    SERVICE("Service"),
    APPLICATION("Application");

    private final String word;

    ActorType(String word) {
        this.word = word;
    }

    /** The type word on the wire. */
    public String word() {
        return word;
    }

    public static Optional<ActorType> of(String word) {
        for (var type : values()) {
            if (type.word.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
