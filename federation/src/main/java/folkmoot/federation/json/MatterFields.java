package folkmoot.federation.json;

import static folkmoot.federation.json.ObjectWriter.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.EventBlock;
import folkmoot.federation.vocabulary.MatterBlock;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;

/** What posts of a kind say besides their text: the {@code matter} block, and the times of an {@code Event} (FEP-8a8e). */
final class MatterFields {

    private static final int MOST_DETAILS = 32;
    private static final int LONGEST = 2_000;

    private MatterFields() {}

    /** Empty for a block that says neither its kind nor its name: an ordinary post then. */
    static Optional<MatterBlock> read(Fields fields) {
        return fields.object("matter")
                .flatMap(block -> block.text("kind")
                        .filter(kind -> kind.matches("[a-z][a-z-]{0,39}"))
                        .flatMap(kind -> block.text("name")
                                .filter(name -> !name.isBlank())
                                .map(name -> new MatterBlock(kind, name, block.text("state"), details(block)))));
    }

    private static LinkedHashMap<String, String> details(Fields block) {
        var details = new LinkedHashMap<String, String>();
        for (var detail : block.objects("details", MOST_DETAILS)) {
            var value = detail.text("value").filter(text -> text.length() <= LONGEST);
            detail.text("name").ifPresent(name -> value.ifPresent(text -> details.putIfAbsent(name, text)));
        }
        return details;
    }

    static void write(ObjectNode json, MatterBlock matter) {
        var block = json.putObject("matter").put("type", "fm:Matter").put("kind", matter.kind());
        block.put("name", matter.name());
        put(block, "state", matter.state());
        var details = block.putArray("details");
        matter.details()
                .forEach((name, value) -> details.addObject()
                        .put("type", "PropertyValue")
                        .put("name", name)
                        .put("value", value));
    }

    static void terms(ObjectNode terms) {
        terms.put("fm", Contexts.FOLKMOOT);
        terms.put("schema", "http://schema.org#");
        terms.put("PropertyValue", "schema:PropertyValue");
        terms.put("value", "schema:value");
        terms.put("matter", "fm:matter");
        terms.put("kind", "fm:kind");
        terms.put("state", "fm:state");
        terms.put("details", "fm:details");
    }

    /** Empty for what is no event, and for an event without a beginning. */
    static Optional<EventBlock> event(Fields fields) {
        if (!fields.types().contains("Event")) {
            return Optional.empty();
        }
        return fields.instant("startTime")
                .map(start -> new EventBlock(
                        start,
                        fields.instant("endTime").filter(end -> !end.isBefore(start)),
                        fields.webUri("externalParticipationUrl"),
                        number(fields, "maximumAttendeeCapacity"),
                        number(fields, "participantCount"),
                        fields.text("joinMode"),
                        fields.text("ical:status")
                                .or(() -> fields.text("status"))
                                .filter("CANCELLED"::equalsIgnoreCase)
                                .isPresent()));
    }

    private static OptionalInt number(Fields fields, String name) {
        var number = fields.number(name);
        return number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    static void writeEvent(ObjectNode json, EventBlock event) {
        json.put("startTime", ObjectWriter.time(event.start()));
        put(json, "endTime", event.end());
        put(json, "externalParticipationUrl", event.link());
        event.capacity().ifPresent(most -> json.put("maximumAttendeeCapacity", most));
        event.attending().ifPresent(coming -> json.put("participantCount", coming));
        put(json, "joinMode", event.joinMode());
        json.put("ical:status", event.cancelled() ? "CANCELLED" : "CONFIRMED");
    }

    static void eventTerms(ObjectNode terms) {
        terms.put("ical", "http://www.w3.org/2002/12/cal/ical#");
        terms.put("sc", "http://schema.org#");
        terms.put("mz", "https://joinmobilizon.org/ns#");
        terms.put("maximumAttendeeCapacity", "sc:maximumAttendeeCapacity");
        terms.put("participantCount", "mz:participantCount");
        terms.put("joinMode", "mz:joinMode");
        terms.putObject("externalParticipationUrl")
                .put("@id", "mz:externalParticipationUrl")
                .put("@type", "@id");
    }
}
