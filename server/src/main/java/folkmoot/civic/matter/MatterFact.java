package folkmoot.civic.matter;

import folkmoot.civic.proposal.Spot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a matter says in a field, for everybody to read.
 *
 * @param value as it was typed
 */
public record MatterFact(MatterField field, String value) {

    /** All of them, in the order of the form; what is private is not among them. */
    static <B> List<MatterFact> of(
            MatterKind<B> kind, B block, Optional<Spot> spot, Optional<Instant> until, ZoneId zone) {
        var facts = new ArrayList<MatterFact>();
        var entries = kind.form().entries(block, zone);
        for (var field : MatterEntry.fields(kind)) {
            var value = switch (field.name()) {
                case "title", "text", "first_name", "meeting" -> "";
                case "place" -> spot.map(Spot::name).orElse("");
                case "latitude" -> spot.map(Spot::latitude).orElse("");
                case "longitude" -> spot.map(Spot::longitude).orElse("");
                case "until" ->
                    until.map(end -> LocalDate.ofInstant(end.minusSeconds(1), zone)
                                    .toString())
                            .orElse("");
                default -> entries.getOrDefault(field.name(), "");
            };
            if (!value.isEmpty()) {
                facts.add(new MatterFact(field, value));
            }
        }
        return facts;
    }

    /** Whether it is short enough for a line; what is not, its kind shows. */
    public boolean isLine() {
        return field.type() != MatterField.Type.DOCUMENT;
    }

    /** As it stands in the post. */
    String line(MatterWords words, MatterKind<?> kind) {
        return words.field(kind, field.name()) + ": "
                + words.value(kind, field, value).replace("\n", " | ");
    }
}
