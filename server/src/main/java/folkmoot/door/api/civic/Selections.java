package folkmoot.door.api.civic;

import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.proposal.Counting;
import folkmoot.civic.support.Selection;
import folkmoot.platform.http.Request;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Worded;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads which supports moderators mean, from the parameters of the API and of the page alike. */
public final class Selections {

    private static final int MOST = 100_000;

    private Selections() {}

    /** Problems: 422 for words that are none, moments that are none and numbers below 1; parameters that are blank say nothing. */
    public static Selection read(Request request) {
        return new Selection(
                given(request, "source").map(source -> source.equals("few") ? "" : source),
                given(request, "column").map(word -> word(SupportColumn.class, "column", word)),
                given(request, "counting").map(word -> word(Counting.class, "counting", word)),
                given(request, "from").map(text -> moment("from", text)),
                given(request, "until").map(text -> moment("until", text)),
                number(request, "younger_than_hours").map(Duration::ofHours),
                number(request, "pace").map(Long::intValue),
                given(request, "up_to").map(Selections::id).orElse(Long.MAX_VALUE));
    }

    private static Optional<String> given(Request request, String name) {
        return request.parameter(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static <E extends Enum<E> & Worded> E word(Class<E> type, String field, String word) {
        return Worded.find(type, word)
                .orElseThrow(() -> Invalid.field(field, "ERR_INCLUSION", "is not one of those there are"));
    }

    /** With seconds or, from a browser's field, without them or a zone, which then is UTC. */
    private static Instant moment(String field, String text) {
        try {
            return Instant.parse(text.length() == "2026-01-01T00:00".length() ? text + ":00Z" : text);
        } catch (DateTimeParseException notOne) {
            throw Invalid.field(field, "ERR_INVALID", "is not a moment such as 2026-03-01T18:00:00Z");
        }
    }

    private static Optional<Long> number(Request request, String field) {
        if (given(request, field).isEmpty()) {
            return Optional.empty();
        }
        OptionalInt number = request.parameters().number(field);
        if (number.isEmpty() || number.getAsInt() < 1 || number.getAsInt() > MOST) {
            throw Invalid.field(field, "ERR_INVALID", "must be 1 to " + MOST);
        }
        return Optional.of((long) number.getAsInt());
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOne) {
            throw Invalid.field("up_to", "ERR_INVALID", "is not an id");
        }
    }
}
