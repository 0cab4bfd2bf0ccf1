package folkmoot.civic.decision;

import java.util.Arrays;
import java.util.List;

/**
 * Who is placed before whom, and by how strong a way (M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
 * single-winner election method", 2011; strength by winning votes). What has no place comes after all that have one.
 */
final class Pairs {

    private final int[][] before;
    private final int[][] strongest;

    /** @param standing variants between which ways lead */
    Pairs(int variants, List<Integer> standing, List<Ballot> ballots) {
        before = new int[variants][variants];
        for (var ballot : ballots) {
            for (int one = 0; one < variants; one++) {
                for (int other = 0; other < variants; other++) {
                    before[one][other] += place(ballot, one) < place(ballot, other) ? 1 : 0;
                }
            }
        }
        strongest = ways(before, standing);
    }

    private static int place(Ballot ballot, int variant) {
        int place = ballot.answers().get(variant);
        return place == 0 ? Integer.MAX_VALUE : place;
    }

    private static int[][] ways(int[][] before, List<Integer> standing) {
        int all = before.length;
        var ways = new int[all][all];
        for (int from = 0; from < all; from++) {
            for (int to = 0; to < all; to++) {
                ways[from][to] = before[from][to] > before[to][from] ? before[from][to] : 0;
            }
        }
        for (int over : standing) {
            for (int from = 0; from < all; from++) {
                for (int to = 0; to < all; to++) {
                    if (from != to && from != over && to != over) {
                        ways[from][to] = Math.max(ways[from][to], Math.min(ways[from][over], ways[over][to]));
                    }
                }
            }
        }
        return ways;
    }

    boolean beats(int one, int other) {
        return strongest[one][other] > strongest[other][one];
    }

    List<List<Integer>> preferred() {
        return Arrays.stream(before)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }
}
