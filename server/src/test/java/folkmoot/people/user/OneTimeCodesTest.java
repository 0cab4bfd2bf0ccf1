package folkmoot.people.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The last six digits of those of RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(OneTimeCodes.at(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    @Test
    void aCodeHoldsHalfAMinuteBeforeAndAfterAndHoweverItIsSpaced() {
        var now = Instant.ofEpochSecond(1_234_567_890);
        var code = OneTimeCodes.at(SECRET, now);
        assertThat(OneTimeCodes.step(SECRET, code.substring(0, 3) + " " + code.substring(3), now))
                .isPresent();
        assertThat(OneTimeCodes.step(SECRET, code, now.plusSeconds(30))).isPresent();
        assertThat(OneTimeCodes.step(SECRET, code, now.minusSeconds(30))).isPresent();
        assertThat(OneTimeCodes.step(SECRET, code, now.plusSeconds(61))).isEmpty();
        assertThat(OneTimeCodes.step(SECRET, "", now)).isEmpty();
        assertThat(OneTimeCodes.step(SECRET, "１２３４５６", now)).isEmpty();
    }

    @Test
    void aSecretIsTypedAsBase32() {
        assertThat(OneTimeCodes.typed(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(OneTimeCodes.typed("foob".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("MZXW6YQ");
        assertThat(OneTimeCodes.address(SECRET, "town.example", "ana b"))
                .isEqualTo(
                        "otpauth://totp/town.example:ana%20b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=town.example");
    }
}
