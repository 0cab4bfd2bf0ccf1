package folkmoot.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.config.PublicAddress;
import folkmoot.platform.database.Database;
import folkmoot.schema.CannotStart;
import folkmoot.testing.SettableClock;
import folkmoot.testing.TestDatabase;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdentityTest {

    private static final PublicAddress LOCAL = new PublicAddress("localhost:1", URI.create("http://localhost:1"));
    private static final PublicAddress TOWN = new PublicAddress("town.example", URI.create("https://town.example"));

    private final Database database = TestDatabase.fresh();
    private final Identity identity = new Identity(database, SettableClock.atNoon());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCommandUsesTheAddressOfTheData() {
        identity.settle(TOWN);
        assertThat(identity.known(LOCAL)).isEqualTo(TOWN);
    }

    @Test
    void anAddressThatOthersKnowCannotChange() {
        identity.settle(TOWN);
        assertThat(identity.settle(TOWN)).isEqualTo(TOWN);
        assertThatThrownBy(() -> identity.settle(LOCAL))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("This data belongs to https://town.example");
    }

    @Test
    void aLocalhostMovesWithAllItsAddresses() {
        identity.known(LOCAL);
        database.write(tx -> tx.sql().execute("""
            INSERT INTO account (id, username, uri, actor_type, inbox_url, note, fields, created_at, updated_at)
            VALUES (1, 'alice', 'http://localhost:1/users/alice', 'Person', 'http://localhost:1/users/alice/inbox',
                    'see http://localhost:10/x and http://localhost:1/y', '[{"v": "http://localhost:1/z"}]', now(), now())\
            """));
        assertThat(identity.settle(TOWN)).isEqualTo(TOWN);
        var row = database.read(tx -> tx.sql().fetchSingle("SELECT uri, inbox_url, note, fields::text FROM account"));
        assertThat(row.get(0)).isEqualTo("https://town.example/users/alice");
        assertThat(row.get(1)).isEqualTo("https://town.example/users/alice/inbox");
        assertThat(row.get(2)).isEqualTo("see http://localhost:10/x and https://town.example/y");
        assertThat(row.get(3).toString()).contains("https://town.example/z");
    }
}
