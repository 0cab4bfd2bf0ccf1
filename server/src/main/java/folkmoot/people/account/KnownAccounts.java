package folkmoot.people.account;

import folkmoot.platform.database.Transaction;
import java.time.Instant;
import java.util.Arrays;

/** How well we know whoever registered a domain: by how many accounts there and below it. */
public final class KnownAccounts {

    private static final String COUNT = """
        SELECT count(*) FROM (
            SELECT 1 FROM account WHERE domain = ? AND first_seen_at < ?
            UNION ALL
            SELECT 1 FROM account
            WHERE domain IS NOT NULL AND reverse(domain) ~>=~ ? AND reverse(domain) ~<~ ? AND first_seen_at < ?
            LIMIT ?) s
        """;

    private static final String SEEN = """
        SELECT floor(extract(epoch FROM first_seen_at) * 1000000)::bigint FROM (
            (SELECT first_seen_at FROM account WHERE domain = ? AND first_seen_at >= ? AND first_seen_at < ?
             ORDER BY first_seen_at LIMIT ?)
            UNION ALL
            (SELECT first_seen_at FROM account
             WHERE domain IS NOT NULL AND reverse(domain) ~>=~ ? AND reverse(domain) ~<~ ?
               AND first_seen_at >= ? AND first_seen_at < ?
             LIMIT ?)) s
        """;

    private final long[] seen;
    private final Instant until;

    private KnownAccounts(long[] seen, Instant until) {
        this.seen = seen;
        this.until = until;
    }

    /**
     * How many accounts were known before a moment, up to a bound.
     *
     * @param domain registrable, in ASCII
     */
    public static int count(Transaction tx, String domain, Instant before, int bound) {
        return tx.fetch(COUNT, row -> row.getInt(1), domain, before, below(domain), behind(domain), before, bound)
                .getFirst();
    }

    /** Since when each of a domain is known that was before a moment, of the first so many; to be kept for many questions. */
    public static KnownAccounts of(Transaction tx, String domain, Instant until, int bound) {
        return new KnownAccounts(seen(tx, domain, Instant.EPOCH, until, bound), until);
    }

    /** With those who were first seen meanwhile. */
    public KnownAccounts until(Transaction tx, String domain, Instant later, int bound) {
        int room = bound - seen.length;
        if (room <= 0 || !later.isAfter(until)) {
            return new KnownAccounts(seen, later.isAfter(until) ? later : until);
        }
        var more = seen(tx, domain, until, later, room);
        var all = Arrays.copyOf(seen, seen.length + more.length);
        System.arraycopy(more, 0, all, seen.length, more.length);
        return new KnownAccounts(all, later);
    }

    private static long[] seen(Transaction tx, String domain, Instant from, Instant until, int bound) {
        var found = tx.fetch(
                SEEN,
                row -> row.getLong(1),
                domain,
                from,
                until,
                bound,
                below(domain),
                behind(domain),
                from,
                until,
                bound);
        return found.stream().mapToLong(Long::longValue).sorted().limit(bound).toArray();
    }

    /** Where names below a domain begin, as they stand in the index, backwards; a range, as a pattern is none to a kept plan. */
    private static String below(String domain) {
        return new StringBuilder("." + domain).reverse().toString();
    }

    private static String behind(String domain) {
        return new StringBuilder("/" + domain).reverse().toString(); // the sign behind the dot
    }

    /** Up to which moment it is right. */
    public Instant until() {
        return until;
    }

    /** How many were known before a moment that is not later than {@link #until()}. */
    public int before(Instant moment) {
        long micros = Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1_000);
        int found = Arrays.binarySearch(seen, micros);
        int at = found < 0 ? -found - 1 : found;
        while (at > 0 && seen[at - 1] == micros) {
            at--;
        }
        return at;
    }

    /** How much it remembers. */
    public int size() {
        return seen.length;
    }
}
