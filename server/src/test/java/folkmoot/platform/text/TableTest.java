package folkmoot.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void whatIsWrittenIsReadAgainAndNoCellIsAFormula() {
        var written = Table.write(
                List.of("number", "place"),
                List.of(List.of("=1+1", "Market, \"old\""), List.of("-2", "@home"), List.of("3", "a\nb")));

        assertThat(written).startsWith("number,place\r\n'=1+1,");
        var rows = Table.read(written).rows();
        assertThat(rows).extracting(row -> row.cell("number").orElseThrow()).containsExactly("'=1+1", "'-2", "3");
        assertThat(rows)
                .extracting(row -> row.cell("place").orElseThrow())
                .containsExactly("Market, \"old\"", "'@home", "a\nb");
    }
}
