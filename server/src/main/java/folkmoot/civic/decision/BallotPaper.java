package folkmoot.civic.decision;

import folkmoot.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads ballots as they are sent: for variants by their number from 1, in the words of the method. */
public final class BallotPaper {

    /** What a consent says, from objecting on: {@code answers} minus one. */
    public static final List<String> CONSENT = List.of("object", "aside", "agree");

    private BallotPaper() {}

    /**
     * Answers for each variant, in their order.
     *
     * @param sent by numbers of variants; what is blank is not said
     * @throws Invalid for a variant that is not there or was withdrawn, for values that the method has not, for a ballot that says nothing
     */
    public static List<Integer> read(Decision decision, Map<String, String> sent) {
        int all = decision.variants().size();
        var answers = new ArrayList<>(Collections.nCopies(all, 0));
        boolean said = false;
        for (var one : sent.entrySet()) {
            var value = one.getValue().strip();
            if (value.isEmpty()) {
                continue;
            }
            int variant = one.getKey().matches("[1-9][0-9]?") ? Integer.parseInt(one.getKey()) - 1 : all;
            if (variant >= all || decision.withdrawn().contains(variant)) {
                throw refused("ERR_INCLUSION", "name a variant that is not there");
            }
            answers.set(variant, answer(decision.method(), value));
            said |= decision.method() == Method.CONSENT || answers.get(variant) != 0;
        }
        check(decision, answers, said);
        return List.copyOf(answers);
    }

    /** Those picked of a poll. */
    static List<Integer> picked(Decision decision, List<Integer> choices) {
        var sent = new ArrayList<>(Collections.nCopies(decision.variants().size(), 0));
        for (int choice : choices) {
            if (choice < 0 || choice >= sent.size() || decision.withdrawn().contains(choice)) {
                throw refused("ERR_INCLUSION", "name a variant that is not there");
            }
            sent.set(choice, 1);
        }
        check(decision, sent, !choices.isEmpty());
        return List.copyOf(sent);
    }

    private static int answer(Method method, String value) {
        return switch (method) {
            case CHOICE, APPROVAL -> List.of("true", "1", "on", "yes").contains(value) ? 1 : number(value, 0);
            case SCORE -> number(value, Method.MOST_POINTS);
            case SCHULZE, RUNOFF -> number(value, DecisionForm.MOST_VARIANTS);
            case CONSENT -> {
                if (!CONSENT.contains(value)) {
                    throw refused("ERR_INCLUSION", "must be one of " + String.join(", ", CONSENT));
                }
                yield CONSENT.indexOf(value) - 1;
            }
        };
    }

    private static int number(String value, int most) {
        if (!value.matches("[0-9]{1,2}") || Integer.parseInt(value) > most) {
            throw refused("ERR_INVALID", "must be numbers from 0 to " + most);
        }
        return Integer.parseInt(value);
    }

    private static void check(Decision decision, List<Integer> answers, boolean said) {
        if (!said) {
            throw refused("ERR_BLANK", "can't be blank");
        }
        if (decision.method() == Method.CHOICE
                && answers.stream().mapToInt(Integer::intValue).sum() > 1) {
            throw refused("ERR_TAKEN", "must name one variant");
        }
        var places = answers.stream().filter(place -> place > 0).toList();
        if (decision.method() == Method.RUNOFF && new HashSet<>(places).size() < places.size()) {
            throw refused("ERR_TAKEN", "must not give a place twice");
        }
    }

    /** The group of experience that is named. Problems: 422 for one that is not there, and for none where it is needed. */
    public static Optional<Integer> experience(Decision decision, String sent) {
        var text = sent.strip();
        if (text.isEmpty() || text.equals("0")) {
            if (decision.experiencedOnly()) {
                throw Invalid.field("experience", "ERR_BLANK", "can't be blank: only these groups take part");
            }
            return Optional.empty();
        }
        if (!text.matches("[1-9]")
                || Integer.parseInt(text) > decision.experience().size()) {
            throw Invalid.field("experience", "ERR_INCLUSION", "is none of the groups");
        }
        return Optional.of(Integer.parseInt(text) - 1);
    }

    private static Invalid refused(String code, String why) {
        return Invalid.field("answers", code, why);
    }
}
