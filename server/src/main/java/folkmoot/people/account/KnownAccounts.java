package folkmoot.people.account;

import folkmoot.platform.database.Transaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How well we know whoever registered a domain: by how many accounts there and below it. Since when each is known is read once and
 * answers every question about a moment before that.
 */
public final class KnownAccounts {

    /** Below a name are those whose letters, read backwards, begin with its own and a dot: a range that the index knows. */
    private static final String SEEN = """
        SELECT w.domain, floor(extract(epoch FROM s.first_seen_at) * 1000000)::bigint
        FROM unnest(?::text[], ?::text[]) w (domain, since) CROSS JOIN LATERAL (
            (SELECT first_seen_at FROM account
             WHERE domain = w.domain AND first_seen_at >= w.since::timestamptz AND first_seen_at < ?::timestamptz
             ORDER BY first_seen_at LIMIT ?)
            UNION ALL
            (SELECT first_seen_at FROM account
             WHERE domain IS NOT NULL AND reverse(domain) ~>=~ (reverse(w.domain) || '.')
               AND reverse(domain) ~<~ (reverse(w.domain) || '/')
               AND first_seen_at >= w.since::timestamptz AND first_seen_at < ?::timestamptz
             LIMIT ?)) s
        """;

    private final long[] seen;
    private final Instant until;

    private KnownAccounts(long[] seen, Instant until) {
        this.seen = seen;
        this.until = until;
    }

    /** Of a domain of which nothing was read: right up to the beginning of time. */
    public static KnownAccounts none() {
        return new KnownAccounts(new long[0], Instant.EPOCH);
    }

    /**
     * What is known of some domains (registrable, in ASCII) and those who were first seen since, up to a moment: one statement.
     *
     * @param bound most of each
     */
    public static Map<String, KnownAccounts> read(
            Transaction tx, Map<String, KnownAccounts> some, Instant now, int bound) {
        var domains = List.copyOf(some.keySet());
        var found = new HashMap<String, LongStream.Builder>();
        tx.fetch(
                        SEEN,
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        domains.toArray(String[]::new),
                        domains.stream()
                                .map(domain -> some.get(domain).until.toString())
                                .toArray(String[]::new),
                        now,
                        bound,
                        now,
                        bound)
                .forEach(one -> found.computeIfAbsent(one.getKey(), _ -> LongStream.builder())
                        .add(one.getValue()));
        var read = new HashMap<String, KnownAccounts>();
        some.forEach((domain, known) -> read.put(
                domain,
                new KnownAccounts(
                        LongStream.concat(
                                        Arrays.stream(known.seen),
                                        Optional.ofNullable(found.get(domain))
                                                .map(LongStream.Builder::build)
                                                .orElseGet(LongStream::empty))
                                .sorted()
                                .limit(bound)
                                .toArray(),
                        now.isAfter(known.until) ? now : known.until)));
        return read;
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
