package folkmoot.civic.opinion;

import java.util.Arrays;
import java.util.Locale;

/** A short sentence with which one agrees or not. Who added it is shown to nobody. */
public record Statement(long id, String text, State state) {

    /** Characters of a statement at the least and at the most. */
    public static final int SHORTEST = 5;

    public static final int LONGEST = 140;

    /** Whether it is shown. */
    public enum State {
        /** Moderators have not looked at it. */
        WAITING,
        SHOWN,
        /** Moderators took it out. */
        OUT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
