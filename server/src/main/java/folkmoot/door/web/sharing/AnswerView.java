package folkmoot.door.web.sharing;

import folkmoot.platform.openapi.Answer;
import folkmoot.platform.openapi.Shapes;
import java.util.List;

/**
 * What may follow a request.
 *
 * @param many whether it is a list
 * @param shapes of what; none for what is no object of ours
 * @param type of a file
 */
public record AnswerView(int status, boolean many, List<String> shapes, String type) {

    static AnswerView of(int status, Answer answer) {
        return switch (answer) {
            case Answer.One(var type) -> new AnswerView(status, false, List.of(Shapes.name(type)), "");
            case Answer.Many(var type) -> new AnswerView(status, true, List.of(Shapes.name(type)), "");
            case Answer.Either(var types) ->
                new AnswerView(status, false, types.stream().map(Shapes::name).toList(), "");
            case Answer.Objects _ -> new AnswerView(status, true, List.of(), "application/json");
            case Answer.Document _, Answer.Done _ -> new AnswerView(status, false, List.of(), "application/json");
            case Answer.File(var type) -> new AnswerView(status, false, List.of(), type);
        };
    }
}
