package folkmoot.federation.json;

import static folkmoot.federation.json.ObjectWriter.put;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Note;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The properties by which a {@code Question} asks: {@code oneOf} or {@code anyOf}, {@code endTime}, {@code closed}. */
final class PollFields {

    private static final int MOST_OPTIONS = 50;

    private PollFields() {}

    static Optional<Note.Poll> read(Fields fields) {
        var multiple = fields.objects("anyOf", MOST_OPTIONS);
        var options = multiple.isEmpty() ? fields.objects("oneOf", MOST_OPTIONS) : multiple;
        var named = options.stream().flatMap(option -> option(option).stream()).toList();
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Note.Poll(
                        named,
                        !multiple.isEmpty(),
                        fields.instant("endTime"),
                        fields.instant("closed"),
                        voters(fields)));
    }

    private static Optional<Note.Poll.Option> option(Fields option) {
        var votes = option.object("replies")
                .map(replies -> replies.number("totalItems"))
                .orElse(OptionalLong.empty());
        return option.text("name").map(name -> new Note.Poll.Option(name, Math.max(0, votes.orElse(0))));
    }

    private static OptionalLong voters(Fields fields) {
        var plain = fields.number("votersCount");
        var voters = plain.isPresent() ? plain : fields.number("toot:votersCount");
        return voters.isPresent() && voters.getAsLong() >= 0 ? voters : OptionalLong.empty();
    }

    static void write(ObjectNode json, Note.Poll poll) {
        put(json, "endTime", poll.endTime());
        put(json, "closed", poll.closed());
        poll.voters().ifPresent(voters -> json.put("votersCount", voters));
        writeOptions(json.putArray(poll.multiple() ? "anyOf" : "oneOf"), poll.options());
    }

    private static void writeOptions(ArrayNode array, List<Note.Poll.Option> options) {
        for (var option : options) {
            var item = array.addObject().put("type", "Note").put("name", option.name());
            item.putObject("replies").put("type", "Collection").put("totalItems", option.votes());
        }
    }
}
