package folkmoot.civic.release;

import folkmoot.civic.community.DataLicence;
import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.MatterField;
import folkmoot.civic.matter.MatterForm;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Under which licence, and from when on for everybody; why stands in the text. */
public final class ReleaseForm implements MatterForm<Release> {

    private static final List<String> LICENCES =
            Arrays.stream(DataLicence.values()).map(DataLicence::word).toList();

    @Override
    public List<MatterField> fields() {
        return List.of(MatterField.pick("licence", true, LICENCES), MatterField.time("opens", true));
    }

    @Override
    public Release read(Entries typed) {
        return new Release(
                typed.pick("licence", LICENCES).flatMap(DataLicence::of).orElse(DataLicence.CC0),
                typed.time("opens").orElse(Instant.EPOCH));
    }

    @Override
    public Map<String, String> entries(Release block, ZoneId zone) {
        return Map.of("licence", block.licence().word(), "opens", Entries.written(block.opens(), zone));
    }
}
