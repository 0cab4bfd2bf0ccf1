package folkmoot.people.user;

import static folkmoot.schema.generated.Tables.USERS;
import static folkmoot.schema.generated.Tables.VISIT;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.platform.database.Database;
import folkmoot.platform.id.UserId;
import folkmoot.testing.World;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was here is written soon and many together; whoever looks for it finds all of it. */
class VisitsTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static World world;
    private static Database database;
    private static List<UserId> users;
    private Visits visits;

    @BeforeAll
    static void open() {
        world = new World();
        world.alice();
        world.bob();
        database = world.server().house().platform().database();
        users = database.read(
                tx -> tx.sql().select(USERS.ID).from(USERS).orderBy(USERS.ID).fetch(row -> new UserId(row.value1())));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void begin() {
        database.write(tx -> tx.sql().deleteFrom(VISIT).execute());
        visits = new Visits(database, InstantSource.fixed(NOON));
    }

    @AfterEach
    void end() {
        visits.close();
    }

    private static int written() {
        return database.read(tx -> tx.sql().fetchCount(VISIT));
    }

    @Test
    void whatWasNotedIsFoundByWhoeverLooksForIt() {
        users.forEach(user -> visits.note(user, "192.0.2.7"));

        var found = database.read(tx -> visits.addresses(tx, users));

        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(users);
        assertThat(found.get(users.getFirst()))
                .containsExactly(new Visits.Visit(users.getFirst(), LocalDate.of(2026, 11, 30), "192.0.2.7"));
        assertThat(database.<Instant>read(tx -> tx.sql()
                        .select(USERS.LAST_ACTIVE_AT)
                        .from(USERS)
                        .where(USERS.ID.eq(users.getFirst().value()))
                        .fetchSingle()
                        .value1()))
                .isEqualTo(NOON);
    }

    @Test
    void theSameVisitIsWrittenOnce() {
        for (int i = 0; i < 20; i++) {
            visits.note(users.getFirst(), "192.0.2.7");
        }
        visits.note(users.getFirst(), "192.0.2.8");
        visits.settle();

        assertThat(written()).isEqualTo(2);
    }

    @Test
    void whatCouldNotBeWrittenIsNotedAgain() {
        var nobody = new UserId(1);
        visits.note(nobody, "192.0.2.7");
        visits.settle();
        assertThat(written()).isZero();

        visits.note(users.getFirst(), "192.0.2.7");
        visits.note(nobody, "192.0.2.7");
        visits.settle();

        assertThat(written()).isEqualTo(1);
    }

    @Test
    void aTransactionDoesNotWaitForAnother() {
        visits.note(users.getFirst(), "192.0.2.7");

        database.write(_ -> visits.settle());

        visits.settle();
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void closingWritesWhatIsLeft() {
        users.forEach(user -> visits.note(user, "192.0.2.7"));

        visits.close();

        assertThat(written()).isEqualTo(users.size());
    }
}
