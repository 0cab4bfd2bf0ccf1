package folkmoot.talk.status;

/** Counters of a status, as known here. */
public record StatusStats(int replies, int reblogs, int favourites) {

    public static final StatusStats NONE = new StatusStats(0, 0, 0);
}
