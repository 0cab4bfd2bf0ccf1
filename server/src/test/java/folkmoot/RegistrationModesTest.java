package folkmoot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.config.Settings;
import folkmoot.people.user.NewUser;
import folkmoot.people.user.Role;
import folkmoot.people.user.User;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.postgres.ThrowawayPostgres;
import folkmoot.stewardship.admission.Registrations;
import folkmoot.testing.Browser;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may join, and how often somebody may try a password. */
class RegistrationModesTest {

    private static final Registrations.Arrival ARRIVAL = new Registrations.Arrival("192.0.2.1", Optional.empty());

    private static final DatabaseAddress ADDRESS = ThrowawayPostgres.newDatabase();
    private static final int TRIES = 25;

    @TempDir
    Path data;

    private Server start(Map<String, String> more) {
        var options = new HashMap<>(
                Map.of("server.port", "0", "server.bind", "127.0.0.1", "data.directory", data.toString()));
        options.putAll(more);
        return new Server(Settings.load(Optional.empty(), Map.of(), options), ADDRESS, InstantSource.system());
    }

    private static NewUser wanting(String name, Optional<String> reason) {
        return new NewUser(name, name + "@example.org", "correct horse", "en", reason);
    }

    private static Browser browser(Server server) {
        return new Browser(URI.create("http://127.0.0.1:" + server.port()));
    }

    @Test
    void whereJoiningIsClosedNobodyJoinsButTheOperatorMakesAccounts() {
        try (var server = start(Map.of("registration.mode", "closed"))) {
            var registrations = server.house().stewardship().registrations();
            assertThatThrownBy(() -> registrations.register(wanting("closed1", Optional.empty()), ARRIVAL))
                    .isInstanceOf(Forbidden.class);
            assertThat(browser(server).get("/sign-up").statusCode()).isEqualTo(403);
            assertThat(registrations
                            .create(wanting("closed2", Optional.empty()), Role.MEMBER, true)
                            .standing())
                    .isEqualTo(User.Standing.ACTIVE);
        }
    }

    @Test
    void whereModeratorsDecideAReasonIsAskedForAndTheSignInWaits() {
        try (var server = start(Map.of("registration.mode", "approval"))) {
            var house = server.house();
            assertThatThrownBy(() -> house.stewardship()
                            .registrations()
                            .register(wanting("pending1", Optional.of(" ")), ARRIVAL))
                    .isInstanceOf(Invalid.class);
            var user = house.stewardship()
                    .registrations()
                    .register(wanting("pending1", Optional.of("I live here")), ARRIVAL);
            house.platform()
                    .database()
                    .write(tx -> house.people().members().users().confirm(tx, user.id()));
            var browser = browser(server);
            var waiting = browser.post("/sign-in", "login", "pending1", "password", "correct horse");
            assertThat(waiting.statusCode()).isEqualTo(403);
            assertThat(waiting.body()).contains("A moderator has yet to let you in");
            house.platform()
                    .database()
                    .write(tx -> house.people().members().users().approve(tx, user.id()));
            assertThat(browser.post("/sign-in", "login", "pending1", "password", "correct horse")
                            .statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void guessingPasswordsIsLimited() {
        try (var server = start(Map.of())) {
            var browser = browser(server);
            for (int i = 0; i < TRIES; i++) {
                assertThat(browser.post("/sign-in", "login", "nobody", "password", "guess " + i)
                                .statusCode())
                        .isEqualTo(422);
            }
            var limited = browser.post("/sign-in", "login", "nobody", "password", "one more");
            assertThat(limited.statusCode()).isEqualTo(429);
            assertThat(limited.headers().firstValue("Retry-After")).isPresent();
        }
    }
}
