package folkmoot.civic.place;

import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.MatterField;
import folkmoot.civic.matter.MatterForm;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What for, where, when it is open. */
public final class PlaceForm implements MatterForm<MarkedPlace> {

    private static final int LONGEST_HOURS = 300;

    @Override
    public List<MatterField> fields() {
        return List.of(
                MatterField.pick("sort", true, PlaceSort.words()),
                MatterField.lines("hours", false, LONGEST_HOURS),
                MatterField.tick("building"),
                MatterField.tick("different"));
    }

    @Override
    public Where where() {
        return Where.SPOT_NEEDED;
    }

    @Override
    public MarkedPlace read(Entries typed) {
        var sort = typed.pick("sort", PlaceSort.words()).flatMap(PlaceSort::of).orElse(PlaceSort.MEETING);
        return new MarkedPlace(sort, typed.lines("hours"), typed.tick("building"));
    }

    @Override
    public Map<String, String> entries(MarkedPlace block, ZoneId zone) {
        var typed = new HashMap<String, String>();
        typed.put("sort", block.sort().word());
        if (!block.hours().isEmpty()) {
            typed.put("hours", block.hours());
        }
        if (block.building()) {
            typed.put("building", "true");
        }
        return typed;
    }
}
