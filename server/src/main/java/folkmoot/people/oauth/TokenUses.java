package folkmoot.people.oauth;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.NotedSoon;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.TokenId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * On which day each token was used last, so that people see which programs they no longer use. Written once a day for each, soon, and many
 * together; whoever looks for it calls {@link #settle} first.
 */
public final class TokenUses implements AutoCloseable {

    private static final int REMEMBERED = 100_000;

    private static final String WRITE = """
        UPDATE oauth_token t SET last_used_on = w.day
        FROM (SELECT id, max(day::date) AS day FROM unnest(?::bigint[], ?::text[]) u (id, day) GROUP BY id) w
        WHERE t.id = w.id
        """;

    private final InstantSource clock;
    private final NotedSoon<Use> noted;

    /** @param day UTC */
    private record Use(TokenId token, LocalDate day) {}

    public TokenUses(Database database, InstantSource clock) {
        this.clock = clock;
        this.noted = new NotedSoon<>(database, "token-uses", REMEMBERED, TokenUses::write);
    }

    /** It is used. */
    public void note(TokenId token) {
        noted.note(new Use(token, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    /** Returns when all is written that was noted so far; at once inside a transaction that writes. */
    public void settle() {
        noted.settle();
    }

    private static void write(Transaction tx, List<Use> uses) {
        tx.execute(
                WRITE,
                uses.stream().map(use -> use.token().value()).toArray(Long[]::new),
                uses.stream().map(use -> use.day().toString()).toArray(String[]::new));
    }

    @Override
    public void close() {
        noted.close();
    }
}
