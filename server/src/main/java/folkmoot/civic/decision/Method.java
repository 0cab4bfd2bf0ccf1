package folkmoot.civic.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How ballots are filled in, and counted. */
public enum Method {
    /** One variant; most ballots. */
    CHOICE,
    /** Any variants that one can live with; most ballots. */
    APPROVAL,
    /** 0 to 5 points for each; most points. */
    SCORE,
    /** A ranking, equal places allowed; counted after Schulze. */
    SCHULZE,
    /** A ranking without equal places; counted as instant run-off. */
    RUNOFF,
    /** Agree, stand aside or object; what nobody objects to. */
    CONSENT;

    /** Points at most. */
    public static final int MOST_POINTS = 5;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Method> of(String word) {
        return Arrays.stream(values())
                .filter(method -> method.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Method::word).toList();
    }

    /** Whether its ballots are those of polls, so that any client can fill them in. */
    public boolean isPoll() {
        return this == CHOICE || this == APPROVAL;
    }
}
