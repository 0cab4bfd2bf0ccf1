package folkmoot.civic.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whom an answer addresses is left out of it, and nothing else. */
class HandlesTest {

    @Test
    void handlesGo() {
        assertThat(OpenData.unaddressed("@alice Yes. A zebra crossing is built."))
                .isEqualTo("Yes. A zebra crossing is built.");
        assertThat(OpenData.unaddressed("@alice@town.example:8081 @żółw Tak, @bob, tak."))
                .isEqualTo("Tak, , tak.");
    }

    @Test
    void whatIsNoneStays() {
        assertThat(OpenData.unaddressed(
                        "Write to desk@council.example or see https://a.example/@desk. #accepted @ noon"))
                .isEqualTo("Write to desk@council.example or see https://a.example/@desk. #accepted @ noon");
    }
}
