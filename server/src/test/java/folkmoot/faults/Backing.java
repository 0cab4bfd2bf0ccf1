package folkmoot.faults;

import java.util.EnumSet;

/** What one supporter did with one proposal, as far as they were told: what was acknowledged, and what may have happened besides. */
final class Backing {

    /** How it may stand. */
    enum Stand {
        GIVEN,
        NONE;

        Stand other() {
            return this == GIVEN ? NONE : GIVEN;
        }
    }

    final int supporter;
    final String proposal;
    private EnumSet<Stand> possible = EnumSet.of(Stand.NONE);
    private String like = "";

    Backing(int supporter, String proposal) {
        this.supporter = supporter;
        this.proposal = proposal;
    }

    void acknowledged(Stand stand) {
        possible = EnumSet.of(stand);
    }

    /** No answer came, or one that says nothing. */
    void mayBe(Stand stand) {
        possible.add(stand);
    }

    boolean isOpen() {
        return possible.size() > 1;
    }

    /** How it stands by the last acknowledgement; where that is open, given. */
    Stand stand() {
        return possible.contains(Stand.GIVEN) ? Stand.GIVEN : Stand.NONE;
    }

    /** Whether what is found is among what may be; from then on it is known. */
    boolean found(boolean given) {
        var stand = given ? Stand.GIVEN : Stand.NONE;
        boolean allowed = possible.contains(stand);
        acknowledged(stand);
        return allowed;
    }

    /** The id of the activity by which a support elsewhere was sent last. */
    String like() {
        return like;
    }

    void sentAs(String id) {
        like = id;
    }

    @Override
    public String toString() {
        return "supporter " + supporter + " of " + proposal + ", acknowledged " + possible;
    }
}
