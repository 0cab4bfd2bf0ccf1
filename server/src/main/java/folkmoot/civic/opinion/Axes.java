package folkmoot.civic.opinion;

import java.util.SplittableRandom;

/**
 * The two directions in which opinions differ most (principal components by power iteration), and where people stand on them. A missing vote is the
 * mean of its statement, which is nothing once the mean is taken off; people are placed by what they said alone.
 */
final class Axes {

    private static final int ROUNDS = 100;
    private static final double STILL = 1e-9;

    private final VoteTable votes;
    private final double[] means;
    private final double[] first;
    private final double[] second;

    Axes(VoteTable votes, long seed) {
        this.votes = votes;
        this.means = means(votes);
        var random = new SplittableRandom(seed);
        this.first = component(null, random);
        this.second = component(first, random);
    }

    private static double[] means(VoteTable votes) {
        var means = new double[votes.statements()];
        for (int statement = 0; statement < means.length; statement++) {
            int said = 0;
            int sum = 0;
            for (int person = 0; person < votes.people(); person++) {
                byte vote = votes.at(person, statement);
                if (vote != VoteTable.NOTHING) {
                    said++;
                    sum += vote;
                }
            }
            means[statement] = said == 0 ? 0 : (double) sum / said;
        }
        return means;
    }

    /** @param other the direction that is taken off; null for none */
    private double[] component(double[] other, SplittableRandom random) {
        int statements = votes.statements();
        var direction = new double[statements];
        for (int i = 0; i < statements; i++) {
            direction[i] = random.nextDouble() - 0.5;
        }
        takeOff(direction, other);
        if (!normalise(direction)) {
            return new double[statements];
        }
        for (int round = 0; round < ROUNDS; round++) {
            var next = turned(direction);
            takeOff(next, other);
            if (!normalise(next)) {
                return new double[statements]; // nobody differs in a further direction
            }
            double moved = 0;
            for (int i = 0; i < statements; i++) {
                moved += (next[i] - direction[i]) * (next[i] - direction[i]);
            }
            direction = next;
            if (moved < STILL) {
                break;
            }
        }
        return direction;
    }

    private double[] turned(double[] direction) {
        int statements = votes.statements();
        var sum = new double[statements];
        var row = new double[statements];
        for (int person = 0; person < votes.people(); person++) {
            double along = 0;
            for (int i = 0; i < statements; i++) {
                byte vote = votes.at(person, i);
                row[i] = vote == VoteTable.NOTHING ? 0 : vote - means[i];
                along += row[i] * direction[i];
            }
            for (int i = 0; i < statements; i++) {
                sum[i] += along * row[i];
            }
        }
        return sum;
    }

    private static void takeOff(double[] vector, double[] other) {
        if (other == null) {
            return;
        }
        double along = 0;
        for (int i = 0; i < vector.length; i++) {
            along += vector[i] * other[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= along * other[i];
        }
    }

    private static boolean normalise(double[] vector) {
        double squares = 0;
        for (double value : vector) {
            squares += value * value;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < vector.length && length > 1e-12; i++) {
            vector[i] /= length;
        }
        return length > 1e-12;
    }

    /** Where somebody stands: x, y. Who said little is pulled out from the middle by the root of how little it is. */
    double[] place(int person) {
        double x = 0;
        double y = 0;
        int said = 0;
        for (int i = 0; i < votes.statements(); i++) {
            byte vote = votes.at(person, i);
            if (vote != VoteTable.NOTHING) {
                said++;
                x += (vote - means[i]) * first[i];
                y += (vote - means[i]) * second[i];
            }
        }
        double pull = Math.sqrt((double) votes.statements() / Math.max(said, 1));
        return new double[] {x * pull, y * pull};
    }
}
