package folkmoot.civic.place;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a place is good for, and by which five marks that is said; the words are {@code place.mark.…} and {@code place.field.sort.…}. */
public enum PlaceSort {
    /** Where one may feed a baby. */
    FEEDING("comfort", "hygiene", "privacy", "facilities", "cost"),
    /** Where it is warm in winter and nobody has to buy anything. */
    WARMTH("warmth", "welcome", "seats", "quiet", "cost"),
    TOILET("access", "hygiene", "safety", "facilities", "cost"),
    PLAY("safety", "shade", "seats", "variety", "access"),
    /** Where one meets, or hires a room. */
    MEETING("access", "room", "quiet", "facilities", "cost");

    private final List<String> marks;

    PlaceSort(String... marks) {
        this.marks = List.of(marks);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<String> marks() {
        return marks;
    }

    public static Optional<PlaceSort> of(String word) {
        return Arrays.stream(values()).filter(sort -> sort.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(PlaceSort::word).toList();
    }
}
