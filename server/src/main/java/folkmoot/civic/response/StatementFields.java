package folkmoot.civic.response;

import folkmoot.civic.proposal.TrackState;
import folkmoot.platform.problem.Invalid;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an answer says, as a form or a program sends it: {@code position}, or {@code type=question}; {@code reason}, {@code due} and {@code
 * measure}, {@code names}. Problems: 422 naming the field.
 */
public record StatementFields(Function<String, Optional<String>> sent) {

    public Statement read() {
        if (given("type").filter(ResponseType.QUESTION.word()::equals).isPresent()) {
            return Statement.question();
        }
        if (given("position").filter(ResponseType.QUESTION.word()::equals).isPresent()) {
            return Statement.question(); // a choice of the form
        }
        var says = Statement.of(position());
        var due = given("due").map(StatementFields::day);
        if (due.isPresent()) {
            says = says.by(due.get(), given("measure").orElse(""));
        }
        says = given("reason").map(says::because).orElse(says);
        return given("names").map(says::naming).orElse(says);
    }

    private Optional<TrackState> position() {
        return given("position")
                .map(word -> TrackState.of(word)
                        .filter(TrackState::isSaid)
                        .orElseThrow(() -> Invalid.field("position", "ERR_INCLUSION", "is not one of the positions")));
    }

    private Optional<String> given(String field) {
        return sent.apply(field).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Invalid.field("due", "ERR_INVALID", "must be a day such as 2027-05-01");
        }
    }
}
