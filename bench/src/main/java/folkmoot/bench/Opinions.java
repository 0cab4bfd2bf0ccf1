package folkmoot.bench;

import folkmoot.civic.opinion.OpinionMap;
import folkmoot.civic.opinion.VoteTable;
import java.util.Random;

/** How long it takes to find groups and bridges in a large round of opinions: 20,000 people by 200 statements, a third of the answers missing. */
final class Opinions {

    private static final int PEOPLE = 20_000;
    private static final int STATEMENTS = 200;
    private static final double MISSING = 0.35;
    private static final int TARGET_SECONDS = 60;

    private Opinions() {}

    static void print() {
        var votes = votes();
        long start = System.nanoTime();
        var found = OpinionMap.of(votes, 1);
        System.out.printf(
                "%-60s %10.1f s  target under %d s, %d groups%n",
                "opinion round, 20,000 people by 200 statements",
                (System.nanoTime() - start) / 1e9,
                TARGET_SECONDS,
                found.groups().size());
    }

    /** Three sides of different size, a tenth of the statements shared by all. */
    private static VoteTable votes() {
        var random = new Random(1);
        var votes = new VoteTable(PEOPLE, STATEMENTS);
        for (int person = 0; person < PEOPLE; person++) {
            int side = person % 10 < 5 ? 0 : person % 10 < 8 ? 1 : 2;
            for (int i = 0; i < STATEMENTS; i++) {
                if (random.nextDouble() >= MISSING) {
                    double agrees = i % 10 == 0 ? 0.9 : (i + side) % 3 == 0 ? 0.85 : 0.2;
                    votes.put(person, i, random.nextDouble() < agrees ? VoteTable.AGREE : VoteTable.DISAGREE);
                }
            }
        }
        return votes;
    }

    /** Alone, without a server. */
    public static void main(String[] none) {
        print();
    }
}
