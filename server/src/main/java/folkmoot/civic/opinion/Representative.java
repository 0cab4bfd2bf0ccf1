package folkmoot.civic.opinion;

import folkmoot.civic.opinion.Landscape.Counts;
import folkmoot.civic.opinion.Landscape.Stand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which statements say most about a group against all others: by how much more often it agrees (or disagrees), weighed with how sure that is. Both
 * must hold at 90 %, one-sided; where none does the surest is taken, so that no group is without a word.
 */
final class Representative {

    private static final double SURE = 1.2816;
    private static final int MOST = 5;

    private final VoteTable votes;
    private final Counts[][] counts;
    private final int group;

    private Representative(VoteTable votes, Counts[][] counts, int group) {
        this.votes = votes;
        this.counts = counts;
        this.group = group;
    }

    static List<Stand> of(VoteTable votes, Counts[][] counts, int group) {
        return new Representative(votes, counts, group).stands();
    }

    /** @param ratio how much more often than others; @param sure of that; @param share of the group; @param held how sure that it is more than half */
    private record Tested(int statement, boolean agrees, double ratio, double sure, double share, double held) {

        boolean passes() {
            return sure > SURE && held > SURE;
        }

        double score() {
            return ratio * sure * share * held;
        }
    }

    private List<Stand> stands() {
        var all = new ArrayList<Tested>();
        for (int statement = 0; statement < votes.statements(); statement++) {
            if (!votes.isOut(statement)) {
                var agree = tested(statement, true);
                var disagree = tested(statement, false);
                all.add(agree.sure() > disagree.sure() ? agree : disagree);
            }
        }
        var passing = all.stream()
                .filter(Tested::passes)
                .sorted(Comparator.comparing((Tested one) -> -one.score()))
                .limit(MOST)
                .toList();
        var chosen = passing.isEmpty()
                ? all.stream().max(Comparator.comparing(Tested::sure)).stream().toList()
                : passing;
        return chosen.stream()
                .sorted(Comparator.comparing((Tested one) -> !one.agrees()))
                .map(one -> new Stand(one.statement(), one.agrees(), one.score()))
                .toList();
    }

    private Tested tested(int statement, boolean agrees) {
        int own = said(counts[group][statement], agrees);
        int ownAll = counts[group][statement].said();
        int others = 0;
        int othersAll = 0;
        for (int other = 0; other < counts.length; other++) {
            if (other != group) {
                others += said(counts[other][statement], agrees);
                othersAll += counts[other][statement].said();
            }
        }
        double share = (own + 1.0) / (ownAll + 2.0);
        double held = 2 * Math.sqrt(ownAll + 1.0) * ((own + 1.0) / (ownAll + 1.0) - 0.5);
        double ratio = share / ((others + 1.0) / (othersAll + 2.0));
        return new Tested(statement, agrees, ratio, apart(own, ownAll, others, othersAll), share, held);
    }

    private static int said(Counts counts, boolean agrees) {
        return agrees ? counts.agree() : counts.disagree();
    }

    /** Two proportions, each with one more. */
    private static double apart(int own, int ownAll, int others, int othersAll) {
        double one = (own + 1.0) / (ownAll + 1.0);
        double other = (others + 1.0) / (othersAll + 1.0);
        double both = (own + 1.0 + others + 1.0) / (ownAll + 1.0 + othersAll + 1.0);
        double deviation = Math.sqrt(both * (1 - both) * (1 / (ownAll + 1.0) + 1 / (othersAll + 1.0)));
        return both >= 1 || deviation == 0 ? 0 : (one - other) / deviation;
    }
}
