package folkmoot.proposal;

/** What a live support counts as. */
enum Counting {
    COUNTED,
    /** Waits for moderators. */
    HELD,
    /** Moderators refused it. */
    REFUSED;

    static Counting of(boolean held, boolean refused) {
        return refused ? REFUSED : held ? HELD : COUNTED;
    }
}
