package folkmoot.federation.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Town.Example, town.example",
        "town.example:8443, town.example:8443",
        "localhost:8081, localhost:8081",
        "127.0.0.1, 127.0.0.1",
        "München.example, xn--mnchen-3ya.example",
        "بلدية.example, xn--ngbcr7f5a.example",
        "xn--mnchen-3ya.example, xn--mnchen-3ya.example",
        "r3---sn.example, r3---sn.example",
        "☃.example, xn--n3h.example"
    })
    void aNameHasOneFormInWhichItIsCompared(String written, String compared) {
        assertThat(DomainNames.ascii(written)).contains(compared);
    }

    /** The older mapping (IDNA 2003) led to somebody else's domain: {@code strasse.example}, {@code ab.example}. */
    @Test
    void aNameIsNotTakenForAnotherOnes() {
        assertThat(DomainNames.ascii("straße.example")).contains("xn--strae-oqa.example");
        assertThat(DomainNames.ascii("a\u200cb.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                "a_b.example",
                "ä_b.example",
                "-a.example",
                "a-.example",
                "town.example:x",
                "town.example:123456",
                "[::1]:8080",
                "town example",
                "town.example/x",
                "\u202etown.example"
            })
    void whatIsNoNameHasNone(String written) {
        assertThat(DomainNames.ascii(written)).isEmpty();
    }

    @Test
    void anOverlongNameHasNone() {
        assertThat(DomainNames.ascii("a".repeat(64) + ".example")).isEmpty();
        assertThat(DomainNames.ascii("a.".repeat(124) + "example")).isEmpty();
        assertThat(DomainNames.ascii("ä.".repeat(120) + "example")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a.b.example.co.uk, example.co.uk",
        "example.co.uk, example.co.uk",
        "www.city.kawasaki.jp, city.kawasaki.jp",
        "somebody.github.io, somebody.github.io",
        "s17.farm.example, farm.example",
        "town.localhost:8081, town.localhost:8081",
        "a.b.town.localhost:8081, town.localhost:8081",
        "10.0.0.1, 10.0.0.1",
        "a.Straße.de, xn--strae-oqa.de"
    })
    void ownershipGoesAsFarAsSomebodyRegistered(String name, String registered) {
        assertThat(DomainNames.registrable(name)).isEqualTo(registered);
    }

    @Test
    void underASuffixAnybodyCanRegister() {
        assertThat(DomainNames.isPublicSuffix("gov.uk")).isTrue();
        assertThat(DomainNames.isPublicSuffix("localhost")).isTrue();
        assertThat(DomainNames.isPublicSuffix("works.gov.uk")).isFalse();
        assertThat(DomainNames.isPublicSuffix("works.example:8443")).isFalse();
    }

    @Test
    void aHostIsUnderItsDomain() {
        assertThat(DomainNames.isUnder("mail.works.gov.example", "works.gov.example"))
                .isTrue();
        assertThat(DomainNames.isUnder("Works.gov.example:8443", "works.gov.example"))
                .isTrue();
        assertThat(DomainNames.isUnder("evilworks.gov.example", "works.gov.example"))
                .isFalse();
        assertThat(DomainNames.isUnder("works.example", "works.example:8443")).isFalse();
    }
}
