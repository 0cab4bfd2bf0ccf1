package folkmoot.civic.proposal;

/** What a live support counts as. */
public enum Counting {
    COUNTED,
    /** Waits for moderators. */
    HELD,
    /** Moderators refused it. */
    REFUSED;

    public static Counting of(boolean held, boolean refused) {
        return refused ? REFUSED : held ? HELD : COUNTED;
    }
}
