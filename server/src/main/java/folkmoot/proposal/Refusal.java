package folkmoot.proposal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why held supports do not count. */
public enum Refusal {
    /** A program made them. */
    AUTOMATED,
    /** One person supported several times. */
    REPEATED,
    /** Their server was made for this. */
    SHAM_SERVER;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Refusal> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
