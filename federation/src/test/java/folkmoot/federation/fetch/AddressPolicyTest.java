package folkmoot.federation.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255",
                "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
                "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::7f00:1",
                "64:ff9b::7f00:1", "64:ff9b:1::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "fc00::1",
                "fd12::1", "fe80::1", "ff02::1"
            })
    void privateAndReservedAddressesAreRefused(String address) throws Exception {
        var resolved = InetAddress.getByName(address);
        var policy = new AddressPolicy(NetworkPolicy.strict(), _ -> new InetAddress[] {resolved});

        assertThat(policy.check(URI.create("https://inside.example/")))
                .isInstanceOf(AddressPolicy.Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "9.9.9.9", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"})
    void publicAddressesAreAllowed(String address) throws Exception {
        var resolved = InetAddress.getByName(address);
        var policy = new AddressPolicy(NetworkPolicy.strict(), _ -> new InetAddress[] {resolved});

        assertThat(policy.check(URI.create("https://town.example/")))
                .isEqualTo(new AddressPolicy.Verdict.Allowed(resolved));
    }

    @Test
    void onePrivateAddressAmongPublicOnesIsEnoughToRefuse() throws Exception {
        var both = new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")};

        assertThat(new AddressPolicy(NetworkPolicy.strict(), _ -> both).check(URI.create("https://town.example/")))
                .isInstanceOf(AddressPolicy.Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://town.example/", "https://town.example:8443/", "https://user@town.example/", "https://1.1.1.1/",
                "https://[2606:4700::1111]/", "https://localhost/", "https://a.localhost/", "https://printer/",
                "https://town.example./", "https://router.local/", "https://db.internal/", "https://x.onion/",
                "ftp://town.example/", "https://0x7f000001/", "https://2130706433/", "mailto:a@town.example"
            })
    void strangeFormsAreRefusedWithoutLookingAnythingUp(String uri) {
        var policy = new AddressPolicy(NetworkPolicy.strict(), host -> {
            throw new AssertionError("looked up " + host);
        });

        assertThat(policy.check(URI.create(uri))).isInstanceOf(AddressPolicy.Verdict.Refused.class);
    }

    @Test
    void loopbackIsAllowedWhereItIsConfigured() {
        var policy = new AddressPolicy(NetworkPolicy.loopback(), host -> {
            throw new AssertionError("looked up " + host);
        });

        assertThat(policy.check(URI.create("http://millroad.localhost:8081/")))
                .isInstanceOf(AddressPolicy.Verdict.Allowed.class);
        var httpsOnly = new NetworkPolicy(List.of(Cidr.parse("127.0.0.0/8")), false, Optional.empty());
        assertThat(new AddressPolicy(httpsOnly, InetAddress::getAllByName).check(URI.create("http://a.localhost/")))
                .isInstanceOf(AddressPolicy.Verdict.Refused.class);
        assertThat(new AddressPolicy(httpsOnly, InetAddress::getAllByName).check(URI.create("https://127.0.0.1:4430/")))
                .isInstanceOf(AddressPolicy.Verdict.Allowed.class);
    }

    @Test
    void anUnknownNameIsUnknown() {
        var policy = new AddressPolicy(NetworkPolicy.strict(), host -> {
            throw new UnknownHostException(host);
        });

        assertThat(policy.check(URI.create("https://nowhere.example/")))
                .isInstanceOf(AddressPolicy.Verdict.Unknown.class);
    }

    @Test
    void nonsenseIsNoAddressBlock() {
        for (var text : List.of("", "town.example/8", "10.0.0.0/33", "10.0.0.0/x", "::1/129")) {
            assertThatThrownBy(() -> Cidr.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
