package folkmoot.civic.opendata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds back what could tell who. In a table of all together, a column of one to four people is left empty, and so are as many others, the
 * smallest first, until two are empty that hold five or more between them: so that none can be found by taking the others from the total. Of
 * fewer than five in all, every column is empty.
 */
public final class SmallNumbers {

    /** What is fewer is small. */
    static final int SMALL = 5;

    private SmallNumbers() {}

    /** The columns as they are given; empty ones are held back. */
    public static List<Optional<Integer>> given(List<Integer> columns) {
        int total = columns.stream().mapToInt(Integer::intValue).sum();
        var empty = new boolean[columns.size()];
        for (int i = 0; i < empty.length; i++) {
            empty[i] = isSmall(columns.get(i)) || isSmall(total);
        }
        while (isFound(columns, empty)) {
            empty[next(columns, empty)] = true;
        }
        var given = new ArrayList<Optional<Integer>>();
        for (int i = 0; i < empty.length; i++) {
            given.add(empty[i] ? Optional.empty() : Optional.of(columns.get(i)));
        }
        return given;
    }

    private static boolean isSmall(int number) {
        return number > 0 && number < SMALL;
    }

    /** Whether what is empty could be found, or nearly: there is one alone, or there are fewer than five in all of them. */
    private static boolean isFound(List<Integer> columns, boolean[] empty) {
        int held = 0;
        int in = 0;
        for (int i = 0; i < empty.length; i++) {
            held += empty[i] ? 1 : 0;
            in += empty[i] ? columns.get(i) : 0;
        }
        return held > 0 && held < empty.length && (held < 2 || in < SMALL);
    }

    /** The smallest that is there and not empty yet, one of nobody only where there is no other. */
    private static int next(List<Integer> columns, boolean[] empty) {
        int found = -1;
        for (int i = 0; i < empty.length; i++) {
            if (!empty[i] && (found < 0 || rank(columns.get(i)) < rank(columns.get(found)))) {
                found = i;
            }
        }
        return found;
    }

    private static int rank(int number) {
        return number == 0 ? Integer.MAX_VALUE : number;
    }
}
