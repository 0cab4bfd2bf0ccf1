package folkmoot.people.account;

import folkmoot.platform.database.Transaction;
import java.time.Instant;

/** How well we know whoever registered a domain: by how many accounts there and below it. */
public final class KnownAccounts {

    private static final String COUNT = """
        SELECT count(*) FROM (
            SELECT 1 FROM account WHERE domain = ? AND first_seen_at < ?
            UNION ALL
            SELECT 1 FROM account WHERE domain IS NOT NULL AND reverse(domain) LIKE ? AND first_seen_at < ?
            LIMIT ?) s
        """;

    private KnownAccounts() {}

    /**
     * How many accounts were known before a moment, up to a bound.
     *
     * @param domain registrable, in ASCII
     */
    public static int count(Transaction tx, String domain, Instant before, int bound) {
        var below = new StringBuilder("." + domain).reverse().toString().replace("_", "\\_") + "%";
        return tx.fetch(COUNT, row -> row.getInt(1), domain, before, below, before, bound)
                .getFirst();
    }
}
