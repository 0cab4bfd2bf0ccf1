package folkmoot.people.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        var kept = passwords.hash("correct horse");
        assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
        assertThat(passwords.matches("correct horse", kept)).isTrue();
        assertThat(passwords.matches("correct hors", kept)).isFalse();
        assertThat(passwords.hash("correct horse")).isNotEqualTo(kept);
        passwords.matchNobody("anything");
    }

    @Test
    void aHashMadeElsewhereIsUnderstood() { // argon2 reference implementation, README
        assertThat(passwords.matches(
                        "password",
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
                .isTrue();
    }
}
