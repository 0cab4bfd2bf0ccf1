package folkmoot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path folder;

    private Settings load(String toml) throws Exception {
        return load(toml, Map.of());
    }

    private Settings load(String toml, Map<String, String> environment) throws Exception {
        var file = folder.resolve("folkmoot.toml");
        Files.writeString(file, toml);
        return Settings.load(Optional.of(file), environment, Map.of());
    }

    @Test
    void theReferenceDescribesEverySettingAndNothingElse() {
        var keys = new ArrayList<String>();
        collect("", Settings.class, keys);
        assertThat(SettingsReference.keys()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(SettingsReference.entries().values())
                .allSatisfy(entry -> assertThat(entry.description())
                        .as(entry.key())
                        .endsWith(".")
                        .hasSizeGreaterThan(8));
    }

    private static void collect(String prefix, Class<?> type, List<String> keys) {
        for (var component : type.getRecordComponents()) {
            var key = prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                collect(key + ".", component.getType(), keys);
            } else if (component.getType() != SettingsSource.class) { // what they were read from is none
                keys.add(key);
            }
        }
    }

    @Test
    void withoutAnythingTheDefaultsOfTheReferenceHold() {
        var settings = Settings.defaults();
        assertThat(settings.server().port()).isEqualTo(8080);
        assertThat(settings.registration().mode()).isEqualTo(Settings.Registration.Mode.OPEN);
        assertThat(settings.federation().allowPrivateAddresses()).isEmpty();
        assertThat(settings.federation().allowHttp()).isFalse();
        assertThat(settings.limits().enabled()).isTrue();
        assertThat(settings.database().url()).isEmpty();
    }

    @Test
    void theFileOverridesTheDefaultTheEnvironmentTheFileAndTheCommandLineAll() throws Exception {
        var file = folder.resolve("folkmoot.toml");
        Files.writeString(file, "[server]\nport = 1\nshutdown-timeout = \"2m\"\nbind = \"::1\"\n");
        var settings = Settings.load(
                Optional.of(file),
                Map.of("FOLKMOOT_SERVER_PORT", "2", "FOLKMOOT_SERVER_BIND", "127.0.0.1", "PATH", "/bin"),
                Map.of("server.port", "3"));
        assertThat(settings.server().port()).isEqualTo(3);
        assertThat(settings.server().bind()).isEqualTo("127.0.0.1");
        assertThat(settings.server().shutdownTimeout()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void listsComeFromTheFileAndFromTheEnvironment() throws Exception {
        var settings = load(
                "[federation]\nallow-private-addresses = [\"127.0.0.0/8\", \"::1/128\"]\n",
                Map.of("FOLKMOOT_SERVER_TRUSTED_PROXIES", "10.0.0.0/8, 192.168.1.1"));
        assertThat(settings.federation().allowPrivateAddresses()).hasSize(2);
        assertThat(settings.server().trustedProxies()).hasSize(2);
        assertThat(settings.server().trustedProxies().get(0).contains(InetAddress.ofLiteral("10.2.3.4")))
                .isTrue();
        assertThat(settings.server().trustedProxies().get(1).contains(InetAddress.ofLiteral("192.168.1.2")))
                .isFalse();
    }

    @Test
    void anUnknownSettingStopsTheStartAndNamesTheNearest() {
        assertThatThrownBy(() -> load("[server]\nprot = 1\n"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("The setting server.prot in")
                .hasMessageContaining("did you mean server.port?")
                .hasMessageContaining("Remove or correct it");
        assertThatThrownBy(() -> load("", Map.of("FOLKMOOT_SERVER_PRT", "1")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("FOLKMOOT_SERVER_PRT is not a setting")
                .hasMessageContaining("did you mean FOLKMOOT_SERVER_PORT?");
    }

    @Test
    void aRemovedSettingSaysWhatToDoInstead() {
        assertThatThrownBy(() -> load("[database]\nconnections = 10\n"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("no longer exists. Use database.readers and database.writers.");
    }

    @Test
    void aValueThatCannotBeUsedSaysWhereItIsAndWhatItMustBe() {
        assertThatThrownBy(() -> load("[server]\nport = 70000\n"))
                .hasMessageContaining("server.port is \"70000\" in")
                .hasMessageContaining("a whole number from 0 to 65535");
        assertThatThrownBy(() -> load("[registration]\nmode = \"maybe\"\n"))
                .hasMessageContaining("one of open, approval, closed");
        assertThatThrownBy(() -> load("[server]\nshutdown-timeout = \"soon\"\n"))
                .hasMessageContaining("a duration such as");
        assertThatThrownBy(() -> load("[server]\ntrusted-proxies = [\"everybody\"]\n"))
                .hasMessageContaining("address ranges");
        assertThatThrownBy(() -> load("[server]\npublic-url = \"example.org\"\n"))
                .hasMessageContaining("https://example.org");
        assertThatThrownBy(() -> load("[limits]\nenabled = \"yes\"\n")).hasMessageContaining("true or false");
        assertThatThrownBy(() -> load("[server.tls]\nkey = \"k.pem\"\n")).hasMessageContaining("set both or none");
        assertThatThrownBy(() -> load("this is not toml")).hasMessageContaining("is not TOML at line 1");
        assertThatThrownBy(() -> Settings.load(Optional.of(folder.resolve("absent.toml")), Map.of(), Map.of()))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void secretsAreNotInTheText() throws Exception {
        assertThat(load("[database]\npassword = \"hidden\"\n[mail]\npassword = \"hidden\"\n")
                        .toString())
                .doesNotContain("hidden");
    }

    @Test
    void thePublicAddressFollowsFromDomainPortAndTls() throws Exception {
        assertThat(address("", 8080))
                .isEqualTo(new PublicAddress("localhost:8080", URI.create("http://localhost:8080")));
        assertThat(address("domain = \"a.localhost\"", 81))
                .isEqualTo(new PublicAddress("a.localhost:81", URI.create("http://a.localhost:81")));
        assertThat(address("domain = \"example.org\"", 8080))
                .isEqualTo(new PublicAddress("example.org", URI.create("https://example.org")));
        assertThat(address("domain = \"example.org\"\npublic-url = \"https://social.example.org/\"", 8080))
                .isEqualTo(new PublicAddress("example.org", URI.create("https://social.example.org")));
        assertThat(address("public-url = \"http://localhost:3000\"", 8080).domain())
                .isEqualTo("localhost:3000");
        assertThat(address("domain = \"a.test\"\ntls.certificate = \"c\"\ntls.key = \"k\"", 8443))
                .isEqualTo(new PublicAddress("a.test:8443", URI.create("https://a.test:8443")));
    }

    private PublicAddress address(String server, int port) throws Exception {
        return PublicAddress.of(load("[server]\n" + server + "\n").server(), port);
    }
}
