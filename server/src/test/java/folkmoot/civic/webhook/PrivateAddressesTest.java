package folkmoot.civic.webhook;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.NewCommunity;
import folkmoot.testing.Patience;
import folkmoot.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody makes this server ask what stands beside it. */
class PrivateAddressesTest {

    private static final String API = "/api/folkmoot/v1/";

    @Test
    void noMessageGoesToAPrivateAddressAndNoneWithoutTls() {
        try (var listener = new Listener();
                var world = new World(Map.of(
                        "server.domain", "here.localhost",
                        "federation.allow-http", "false",
                        "federation.allow-private-addresses", ""))) {
            var bob = world.bob();
            var house = world.server().house();
            house.platform().database().write(tx -> {
                var communities = house.civic().registry().communities();
                var made = communities.create(tx, NewCommunity.of("vale", "The Vale"));
                communities.addModerator(tx, made, house.people().accounts().require(tx, bob.id()));
            });
            var hooks = API + "communities/vale/webhooks";
            var kinds = List.of("proposal.published");
            assertThat(world.bob()
                            .post(hooks, Map.of("url", listener.address(), "kinds", kinds))
                            .status())
                    .isEqualTo(422);
            for (var url :
                    List.of(listener.address().replace("http:", "https:"), "https://[::1]/", "https://localhost/")) {
                ok(world.bob().post(hooks, Map.of("url", url, "kinds", kinds)));
            }
            ok(world.alice()
                    .post(
                            API + "proposals",
                            Map.of("community", "vale", "title", "Let the library open on Sundays", "ask", "x")));
            Patience.untilSettled(world);
            assertThat(listener.taken()).isEmpty();
            assertThat(ok(world.bob().get(hooks)).findValuesAsText("failure"))
                    .containsExactly(
                            "Only port 443 is fetched from",
                            "Addresses must have a host name",
                            "The host name is not a public one");
        }
    }
}
