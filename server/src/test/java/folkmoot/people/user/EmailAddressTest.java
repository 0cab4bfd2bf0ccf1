package folkmoot.people.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.MailAddresses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses whose domain a mail server could take for another than we do would go round the blocks of providers. */
class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@example.org",
                "alice.o'hara+town@mail.example.org",
                "żaneta@bücher.example",
                "a@localhost",
                " alice@example.org "
            })
    void anAddressIsTaken(String email) {
        assertThat(MailAddresses.require(email)).isEqualTo(email.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "alice@",
                "@example.org",
                "alice@example.org@evil.example",
                "alice%evil.example@example.org",
                "evil.example!alice@example.org",
                "alice\uFF20evil.example@example.org",
                "alice@example.org\uFF0Eevil.example",
                "alice@example.org,bob@evil.example",
                "alice@[192.0.2.1]",
                "\"alice@evil.example\"@example.org",
                "alice@example.org.",
                "alice@example..org",
                "alice@example.org\nBcc: bob@evil.example",
                "alice\u0000@example.org"
            })
    void whatCouldBeTakenForAnotherIsNone(String email) {
        assertThatThrownBy(() -> MailAddresses.require(email)).isInstanceOf(Invalid.class);
    }
}
