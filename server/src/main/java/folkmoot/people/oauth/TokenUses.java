package folkmoot.people.oauth;

import static folkmoot.schema.generated.Tables.OAUTH_TOKEN;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.platform.database.Database;
import folkmoot.platform.id.TokenId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** On which day each token was used last, so that people see which programs they no longer use. Written once a day for each. */
public final class TokenUses {

    private static final int REMEMBERED = 100_000;

    private final Database database;
    private final InstantSource clock;
    private final Cache<TokenId, LocalDate> written =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public TokenUses(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** It is used; the first time on a day costs a write. */
    public void note(TokenId token) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(written.asMap().put(token, today))) {
            database.write(tx -> tx.sql()
                    .update(OAUTH_TOKEN)
                    .set(OAUTH_TOKEN.LAST_USED_ON, today)
                    .where(OAUTH_TOKEN.ID.eq(token.value()))
                    .execute());
        }
    }
}
