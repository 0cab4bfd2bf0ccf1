package folkmoot.civic.opinion;

import java.util.Arrays;

/** Who said what of which statement, in plain bytes: 20,000 people by 200 statements are four megabytes. */
public final class VoteTable {

    public static final byte AGREE = 1;
    public static final byte PASS = 0;
    public static final byte DISAGREE = -1;

    /** Said nothing. */
    public static final byte NOTHING = 2;

    private final int people;
    private final int statements;
    private final byte[] votes;
    private final boolean[] out;

    public VoteTable(int people, int statements) {
        this.people = people;
        this.statements = statements;
        this.votes = new byte[Math.multiplyExact(people, statements)];
        this.out = new boolean[statements];
        Arrays.fill(votes, NOTHING);
    }

    /** The newest vote of somebody on a statement counts. */
    public void put(int person, int statement, byte vote) {
        votes[person * statements + statement] = vote;
    }

    /** Moderators took a statement out: whatever was said of it, it is as if all had passed, and it is in no list. */
    public void takeOut(int statement) {
        out[statement] = true;
    }

    boolean isOut(int statement) {
        return out[statement];
    }

    public int people() {
        return people;
    }

    public int statements() {
        return statements;
    }

    /** As it counts. */
    byte at(int person, int statement) {
        return out[statement] ? PASS : votes[person * statements + statement];
    }

    /** How many statements somebody said something of. */
    int said(int person) {
        int said = 0;
        for (int at = person * statements; at < (person + 1) * statements; at++) {
            said += votes[at] == NOTHING ? 0 : 1;
        }
        return said;
    }
}
