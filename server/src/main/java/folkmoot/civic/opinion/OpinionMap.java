package folkmoot.civic.opinion;

import folkmoot.civic.opinion.Landscape.Bridge;
import folkmoot.civic.opinion.Landscape.Counts;
import folkmoot.civic.opinion.Landscape.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Finds groups and bridges in what people said. The same answers and the same seed always come to the same. Pure arithmetic: never in a request. */
public final class OpinionMap {

    /** Who said something of fewer statements is placed nowhere. */
    public static final int ENOUGH = 7;

    private static final int FEWEST_PEOPLE = 15;
    private static final int BASES = 100;
    private static final int MOST_GROUPS = 5;
    private static final int BASES_A_GROUP = 12;
    private static final int TRIES = 10;

    private final VoteTable votes;
    private final SplittableRandom random;
    private final int[] included;
    private final double[][] places;

    private OpinionMap(VoteTable votes, long seed) {
        this.votes = votes;
        this.random = new SplittableRandom(seed);
        var axes = new Axes(votes, seed);
        this.included = included(votes);
        this.places = Arrays.stream(included).mapToObj(axes::place).toArray(double[][]::new);
    }

    public static Landscape of(VoteTable votes, long seed) {
        return new OpinionMap(votes, seed).landscape();
    }

    /** Who said enough; of few people those who said most, until there are fifteen. */
    private static int[] included(VoteTable votes) {
        int enough = Math.min(ENOUGH, votes.statements());
        var said = IntStream.range(0, votes.people()).map(votes::said).toArray();
        var in = IntStream.range(0, said.length)
                .filter(person -> said[person] >= enough)
                .toArray();
        if (in.length >= FEWEST_PEOPLE) {
            return in;
        }
        return IntStream.range(0, said.length)
                .filter(person -> said[person] > 0)
                .boxed()
                .sorted(Comparator.comparing((Integer person) -> -said[person]))
                .limit(FEWEST_PEOPLE)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private Landscape landscape() {
        var groupOf = new int[votes.people()];
        Arrays.fill(groupOf, -1);
        if (included.length == 0) {
            return new Landscape(0, 0, List.of(), groupOf, List.of());
        }
        var all = new double[included.length];
        Arrays.fill(all, 1);
        var bases = Clusters.from(places, all, distinct());
        var best = groups(bases);
        double silhouette = best.silhouette(bases.centres());
        var order = bySize(bases, best);
        for (int i = 0; i < included.length; i++) {
            groupOf[included[i]] = order[best.of()[bases.of()[i]]];
        }
        int k = (int)
                Arrays.stream(groupOf).filter(group -> group >= 0).distinct().count();
        var counts = counts(groupOf, k);
        var groups = IntStream.range(0, k)
                .mapToObj(group -> new Group(
                        (int) Arrays.stream(groupOf).filter(own -> own == group).count(),
                        Representative.of(votes, counts, group),
                        List.of(counts[group])))
                .toList();
        return new Landscape(included.length, silhouette, groups, groupOf, consensus(counts));
    }

    /** The first that differ, a hundred at most. */
    private double[][] distinct() {
        var found = new ArrayList<double[]>();
        for (var place : places) {
            if (found.size() < BASES && found.stream().noneMatch(other -> Arrays.equals(other, place))) {
                found.add(place);
            }
        }
        return found.toArray(double[][]::new);
    }

    /** As many as are best apart. */
    private Clusters groups(Clusters bases) {
        int filled = (int)
                Arrays.stream(bases.weights()).filter(weight -> weight > 0).count();
        int most = Math.min(Math.min(MOST_GROUPS, 2 + filled / BASES_A_GROUP), filled);
        Clusters best = Clusters.best(bases.centres(), bases.weights(), Math.min(2, filled), TRIES, random);
        double apart = best.silhouette(bases.centres());
        for (int k = 3; k <= most; k++) {
            var tried = Clusters.best(bases.centres(), bases.weights(), k, TRIES, random);
            double found = tried.silhouette(bases.centres());
            if (found > apart) {
                best = tried;
                apart = found;
            }
        }
        return best;
    }

    /** The new number of each group that has people: the largest is 0. */
    private static int[] bySize(Clusters bases, Clusters groups) {
        var size = new double[groups.centres().length];
        for (int base = 0; base < bases.weights().length; base++) {
            size[groups.of()[base]] += bases.weights()[base];
        }
        var sorted = IntStream.range(0, size.length)
                .boxed()
                .sorted(Comparator.comparing((Integer group) -> -size[group]))
                .toList();
        return IntStream.range(0, size.length).map(sorted::indexOf).toArray();
    }

    private Counts[][] counts(int[] groupOf, int k) {
        int statements = votes.statements();
        var agree = new int[k][statements];
        var disagree = new int[k][statements];
        var said = new int[k][statements];
        for (int person : included) {
            int group = groupOf[person];
            for (int i = 0; i < statements; i++) {
                byte vote = votes.at(person, i);
                if (vote != VoteTable.NOTHING) {
                    said[group][i]++;
                    agree[group][i] += vote == VoteTable.AGREE ? 1 : 0;
                    disagree[group][i] += vote == VoteTable.DISAGREE ? 1 : 0;
                }
            }
        }
        var counts = new Counts[k][statements];
        for (int group = 0; group < k; group++) {
            for (int i = 0; i < statements; i++) {
                counts[group][i] = new Counts(agree[group][i], disagree[group][i], said[group][i]);
            }
        }
        return counts;
    }

    /** Group-informed: the product over groups of (agree + 1) / (said + 2). */
    private List<Bridge> consensus(Counts[][] counts) {
        return IntStream.range(0, votes.statements())
                .filter(statement -> !votes.isOut(statement))
                .mapToObj(statement -> new Bridge(
                        statement,
                        Arrays.stream(counts)
                                .mapToDouble(
                                        group -> (group[statement].agree() + 1.0) / (group[statement].said() + 2.0))
                                .reduce(1, (one, other) -> one * other)))
                .sorted(Comparator.comparing((Bridge bridge) -> -bridge.share()).thenComparing(Bridge::statement))
                .toList();
    }
}
