package folkmoot.federation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogPathsTest {

    @Test
    void tilesStandWhereTheSpecificationPutsThem() {
        assertThat(LogPaths.tile(new TileAddress(0, 1_234_067), 256)).isEqualTo("tile/0/x001/x234/067");
        assertThat(LogPaths.tile(new TileAddress(1, 0), 17)).isEqualTo("tile/1/000.p/17");
        assertThat(LogPaths.entries(1_000, 256)).isEqualTo("tile/entries/x001/000");

        for (var path : List.of("0/x001/x234/067", "1/000.p/17", "63/999", "0/x001/000.p/255")) {
            var wanted = LogPaths.read(path).orElseThrow();
            assertThat(LogPaths.tile(wanted.address(), wanted.width())).isEqualTo("tile/" + path);
            assertThat(wanted.isEntries()).isFalse();
        }
        var entries = LogPaths.read("entries/x001/002.p/3").orElseThrow();
        assertThat(LogPaths.entries(entries.address().index(), entries.width())).isEqualTo("tile/entries/x001/002.p/3");
        assertThat(entries.isEntries()).isTrue();
    }

    @Test
    void anyOtherWayToWriteAnAddressIsNone() {
        for (var path : List.of(
                "",
                "0",
                "0/",
                "0/0",
                "0/00",
                "0/0000",
                "00/000",
                "64/000",
                "-1/000",
                "0/001/000",
                "0/x000/001",
                "0/x001",
                "0/x001/x002",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/01",
                "0/000.p/",
                "0/000/",
                "0/000.p/17/",
                "entry/000",
                "0/٠٠٠",
                "0/x999/x999/x999/x999/x999/999",
                "0/" + "x001/".repeat(1_000) + "000")) {
            assertThat(LogPaths.read(path)).as(path).isEmpty();
        }
    }

    @Test
    void aBundleGivesBackItsEntriesAndRefusesToBeCut() {
        var entries = List.of(new byte[0], "{}".getBytes(StandardCharsets.UTF_8), new byte[65_535]);
        var bundle = EntryBundle.write(entries);

        assertThat(EntryBundle.read(bundle)).containsExactlyElementsOf(entries);
        assertThat(EntryBundle.read(new byte[0])).isEmpty();
        for (int cut : List.of(1, 3, 5, 7, bundle.length - 1)) {
            assertThatThrownBy(() -> EntryBundle.read(Arrays.copyOf(bundle, cut)))
                    .isInstanceOf(SignedNote.Malformed.class);
        }
        assertThatThrownBy(() -> EntryBundle.write(List.of(new byte[65_536])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
