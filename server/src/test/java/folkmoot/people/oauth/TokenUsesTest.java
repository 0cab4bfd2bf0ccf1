package folkmoot.people.oauth;

import static folkmoot.schema.generated.Tables.OAUTH_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.platform.database.Database;
import folkmoot.platform.id.TokenId;
import folkmoot.testing.SettableClock;
import folkmoot.testing.World;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The day of a token's last use is written once a day, together with those of others. */
class TokenUsesTest {

    private static World world;
    private static Database database;

    @BeforeAll
    static void open() {
        world = new World();
        world.alice();
        world.bob();
        database = world.server().house().platform().database();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static List<TokenId> tokens() {
        return database.read(tx -> tx.sql()
                .select(OAUTH_TOKEN.ID)
                .from(OAUTH_TOKEN)
                .orderBy(OAUTH_TOKEN.ID)
                .fetch(row -> new TokenId(row.value1())));
    }

    private static Optional<LocalDate> used(TokenId token) {
        return database.read(tx -> tx.sql()
                .select(OAUTH_TOKEN.LAST_USED_ON)
                .from(OAUTH_TOKEN)
                .where(OAUTH_TOKEN.ID.eq(token.value()))
                .fetchOptional(OAUTH_TOKEN.LAST_USED_ON));
    }

    @Test
    void theDayOfTheLastUseIsFoundByWhoeverLooksForIt() {
        var clock = SettableClock.atNoon();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try (var uses = new TokenUses(database, clock)) {
            tokens().forEach(uses::note);
            uses.settle();
            assertThat(tokens()).allSatisfy(token -> assertThat(used(token)).hasValue(today));

            clock.advance(Duration.ofDays(1));
            uses.note(tokens().getFirst());
            uses.settle();
            assertThat(used(tokens().getFirst())).hasValue(today.plusDays(1));
            assertThat(used(tokens().getLast())).hasValue(today);
        }
    }

    @Test
    void twoDaysThatAreWrittenTogetherLeaveTheLater() {
        var clock = SettableClock.atNoon();
        var token = tokens().getFirst();
        var uses = new TokenUses(database, clock);
        clock.advance(Duration.ofDays(10));
        uses.note(token);
        clock.advance(Duration.ofDays(1));
        uses.note(token);
        uses.close();

        assertThat(used(token)).hasValue(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
