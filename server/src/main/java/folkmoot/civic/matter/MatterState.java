package folkmoot.civic.matter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a matter stands in its life. */
public enum MatterState {
    /** It can be answered. */
    OPEN,
    /** As many agreed with its author as it has room for. */
    TAKEN,
    /** It has happened, or was thanked for. */
    DONE,
    /** Its time came before anybody took it. */
    EXPIRED,
    /** Its author took it back. */
    CLOSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MatterState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    /** Whether nothing more comes of it. */
    public boolean isOver() {
        return this == DONE || this == EXPIRED || this == CLOSED;
    }
}
