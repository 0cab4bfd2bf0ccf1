package folkmoot.people.account;

import folkmoot.platform.database.Transaction;
import java.time.Instant;
import java.util.List;

/** How well we know whoever registered a domain: by how many accounts there and below it. */
public final class KnownAccounts {

    /** Below a name are those whose letters, read backwards, begin with its own and a dot: a range that the index knows. */
    private static final String COUNT = """
        SELECT (SELECT count(*) FROM (
                    SELECT 1 FROM account WHERE domain = w.domain AND first_seen_at < w.before::timestamptz
                    UNION ALL
                    SELECT 1 FROM account
                    WHERE domain IS NOT NULL AND reverse(domain) ~>=~ (reverse(w.domain) || '.')
                      AND reverse(domain) ~<~ (reverse(w.domain) || '/') AND first_seen_at < w.before::timestamptz
                    LIMIT ?) s)
        FROM unnest(?::text[], ?::text[]) WITH ORDINALITY w (domain, before, n) ORDER BY w.n
        """;

    private KnownAccounts() {}

    /**
     * A question.
     *
     * @param domain registrable, in ASCII
     */
    public record Asked(String domain, Instant before) {}

    /** How many accounts of each domain were known before the moment beside it, up to a bound. */
    public static List<Integer> count(Transaction tx, List<Asked> all, int bound) {
        return tx.fetch(
                COUNT,
                row -> row.getInt(1),
                bound,
                all.stream().map(Asked::domain).toArray(String[]::new),
                all.stream().map(asked -> asked.before().toString()).toArray(String[]::new));
    }
}
