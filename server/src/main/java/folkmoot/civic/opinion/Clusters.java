package folkmoot.civic.opinion;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Weighted k-means on points of a plane, and how well the clusters are apart.
 *
 * @param of the cluster of each point
 * @param centres x, y of each cluster
 * @param weights of the points of each
 * @param spread sum of weighted squared distances to the centres
 */
record Clusters(int[] of, double[][] centres, double[] weights, double spread) {

    private static final int ROUNDS = 100;
    private static final double STILL = 0.01;

    /** From given centres on. */
    static Clusters from(double[][] points, double[] weights, double[][] start) {
        var centres = Arrays.stream(start).map(double[]::clone).toArray(double[][]::new);
        var of = new int[points.length];
        var held = new double[centres.length];
        for (int round = 0; round < ROUNDS; round++) {
            assign(points, centres, of);
            double moved = move(points, weights, centres, of, held);
            if (moved < STILL * STILL) {
                break;
            }
        }
        assign(points, centres, of);
        Arrays.fill(held, 0);
        double spread = 0;
        for (int i = 0; i < points.length; i++) {
            held[of[i]] += weights[i];
            spread += weights[i] * square(points[i], centres[of[i]]);
        }
        return new Clusters(of, centres, held, spread);
    }

    /** The tightest of several beginnings, each with centres far from each other. */
    static Clusters best(double[][] points, double[] weights, int k, int tries, SplittableRandom random) {
        Clusters best = null;
        for (int i = 0; i < tries; i++) {
            var found = from(points, weights, spreadOut(points, weights, k, random));
            if (best == null || found.spread() < best.spread()) {
                best = found;
            }
        }
        return best;
    }

    private static double[][] spreadOut(double[][] points, double[] weights, int k, SplittableRandom random) {
        var centres = new double[k][];
        var far = new double[points.length];
        Arrays.fill(far, 1);
        for (int c = 0; c < k; c++) {
            double all = 0;
            for (int i = 0; i < points.length; i++) {
                all += far[i] * weights[i];
            }
            double drawn = random.nextDouble() * all;
            int at = 0;
            while (at < points.length - 1 && (drawn -= far[at] * weights[at]) > 0) {
                at++;
            }
            centres[c] = points[at].clone();
            for (int i = 0; i < points.length; i++) {
                double to = square(points[i], centres[c]);
                far[i] = c == 0 ? to : Math.min(far[i], to);
            }
        }
        return centres;
    }

    private static void assign(double[][] points, double[][] centres, int[] of) {
        for (int i = 0; i < points.length; i++) {
            int nearest = 0;
            double least = Double.MAX_VALUE;
            for (int c = 0; c < centres.length; c++) {
                double to = square(points[i], centres[c]);
                if (to < least) {
                    least = to;
                    nearest = c;
                }
            }
            of[i] = nearest;
        }
    }

    /** The largest squared way that a centre went; one without points stays. */
    private static double move(double[][] points, double[] weights, double[][] centres, int[] of, double[] held) {
        Arrays.fill(held, 0);
        var sums = new double[centres.length][2];
        for (int i = 0; i < points.length; i++) {
            held[of[i]] += weights[i];
            sums[of[i]][0] += weights[i] * points[i][0];
            sums[of[i]][1] += weights[i] * points[i][1];
        }
        double most = 0;
        for (int c = 0; c < centres.length; c++) {
            if (held[c] > 0) {
                var next = new double[] {sums[c][0] / held[c], sums[c][1] / held[c]};
                most = Math.max(most, square(next, centres[c]));
                centres[c] = next;
            }
        }
        return most;
    }

    static double square(double[] one, double[] other) {
        double x = one[0] - other[0];
        double y = one[1] - other[1];
        return x * x + y * y;
    }

    /** Mean silhouette of the points, from -1 to 1; one that is alone counts 0. */
    double silhouette(double[][] points) {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            var distance = new double[centres.length];
            var count = new int[centres.length];
            for (int j = 0; j < points.length; j++) {
                if (i != j) {
                    distance[of[j]] += Math.sqrt(square(points[i], points[j]));
                    count[of[j]]++;
                }
            }
            if (count[of[i]] > 0) {
                double own = distance[of[i]] / count[of[i]];
                double other = Double.MAX_VALUE;
                for (int c = 0; c < centres.length; c++) {
                    if (c != of[i] && count[c] > 0) {
                        other = Math.min(other, distance[c] / count[c]);
                    }
                }
                sum += other == Double.MAX_VALUE || Math.max(own, other) == 0
                        ? 0
                        : (other - own) / Math.max(own, other);
            }
        }
        return points.length == 0 ? 0 : sum / points.length;
    }
}
