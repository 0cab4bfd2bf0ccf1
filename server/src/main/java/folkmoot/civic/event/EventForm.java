package folkmoot.civic.event;

import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.MatterField;
import folkmoot.civic.matter.MatterForm;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When it is, where, for how many, and where one takes part online. */
public final class EventForm implements MatterForm<Event> {

    private static final int LONGEST_LINK = 300;
    private static final int MOST = 100_000;

    @Override
    public List<MatterField> fields() {
        return List.of(
                MatterField.time("starts", true),
                MatterField.time("ends", false),
                MatterField.number("capacity", false),
                MatterField.text("link", false, LONGEST_LINK));
    }

    @Override
    public Where where() {
        return Where.SPOT;
    }

    @Override
    public Event read(Entries typed) {
        var start = typed.time("starts");
        var end = typed.time("ends");
        if (end.isPresent() && start.filter(end.get()::isBefore).isPresent()) {
            typed.fault("ends", "ERR_INVALID", "lies before the beginning");
        }
        var link = typed.text("link");
        if (!link.isEmpty() && !link.matches("https?://[^\\s<>\"]+")) {
            typed.fault("link", "ERR_INVALID", "must be the address of a page");
        }
        return new Event(start.orElse(Instant.EPOCH), end, typed.number("capacity", 1, MOST), link);
    }

    @Override
    public Map<String, String> entries(Event block, ZoneId zone) {
        var typed = new HashMap<String, String>();
        typed.put("starts", Entries.written(block.start(), zone));
        block.end().ifPresent(end -> typed.put("ends", Entries.written(end, zone)));
        block.capacity().ifPresent(most -> typed.put("capacity", most.toString()));
        if (!block.link().isEmpty()) {
            typed.put("link", block.link());
        }
        return typed;
    }
}
