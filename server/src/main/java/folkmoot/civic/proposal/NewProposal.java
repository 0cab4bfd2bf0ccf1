package folkmoot.civic.proposal;

import folkmoot.platform.id.MediaId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Names;
import folkmoot.platform.text.PostText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A proposal as somebody wrote it, cleaned. The limits keep a proposal readable.
 *
 * @param bodies slugs of the community's register, at most twenty
 * @param pictures what is shown with it, in order: attachments of its author that no other post shows
 */
public record NewProposal(
        String title,
        String ask,
        String problem,
        Proposal.Place place,
        List<String> bodies,
        String language,
        Optional<String> differentBecause,
        List<MediaId> pictures) {

    public static final int SHORTEST_TITLE = 10;
    public static final int LONGEST_TITLE = 120;
    public static final int LONGEST_ASK = 300;
    public static final int LONGEST_PROBLEM = 2_000;
    public static final int MOST_BODIES = 20;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_WORD = 200;

    public NewProposal {
        title = Names.clean(title);
        ask = Names.cleanLines(ask);
        problem = Names.cleanLines(problem);
        bodies = bodies.stream().distinct().toList();
        differentBecause = differentBecause.map(Names::cleanLines).filter(text -> !text.isEmpty());
        pictures = pictures.stream().distinct().toList();
    }

    /** Without pictures. */
    public NewProposal(
            String title,
            String ask,
            String problem,
            Proposal.Place place,
            List<String> bodies,
            String language,
            Optional<String> differentBecause) {
        this(title, ask, problem, place, bodies, language, differentBecause, List.of());
    }

    /** The same with these pictures. */
    public NewProposal with(List<MediaId> shown) {
        return new NewProposal(title, ask, problem, place, bodies, language, differentBecause, shown);
    }

    /** Throws 422 naming every field that breaks a limit. */
    public void requireValid(boolean withAsk) {
        var errors = new LinkedHashMap<String, List<Invalid.Detail>>();
        check(errors, "title", title, SHORTEST_TITLE, LONGEST_TITLE);
        check(errors, "ask", ask, withAsk ? 1 : 0, LONGEST_ASK);
        check(errors, "problem", problem, 0, LONGEST_PROBLEM);
        check(errors, "different_because", differentBecause.orElse(""), 0, LONGEST_REASON);
        requireListed(errors);
        place.spot().ifPresent(spot -> spot.check(errors));
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
    }

    /** Throws 422 where a field is too long, or nothing was written: what a draft may be. */
    public void requireKeepable() {
        var errors = new LinkedHashMap<String, List<Invalid.Detail>>();
        check(errors, "title", title, 0, LONGEST_TITLE);
        check(errors, "ask", ask, 0, LONGEST_ASK);
        check(errors, "problem", problem, 0, LONGEST_PROBLEM);
        check(errors, "different_because", differentBecause.orElse(""), 0, LONGEST_REASON);
        if (title.isEmpty() && ask.isEmpty() && problem.isEmpty()) {
            add(errors, "title", "ERR_BLANK", "can't be blank");
        }
        check(errors, "category", place.category().orElse(""), 0, LONGEST_WORD);
        check(errors, "locality", place.locality().orElse(""), 0, LONGEST_WORD);
        check(errors, "life_event", place.lifeEvent().orElse(""), 0, LONGEST_WORD);
        check(errors, "bodies", String.join(" ", bodies), 0, MOST_BODIES * LONGEST_WORD);
        requireListed(errors);
        place.spot().ifPresent(spot -> spot.check(errors));
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
    }

    private void requireListed(Map<String, List<Invalid.Detail>> errors) {
        if (bodies.size() > MOST_BODIES) {
            add(errors, "bodies", "ERR_TOO_LONG", "can be at most " + MOST_BODIES);
        }
        if (!language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            add(errors, "language", "ERR_INVALID", "is not a language code");
        }
    }

    static Invalid refused(Map<String, List<Invalid.Detail>> errors) {
        var sentence = new ArrayList<String>();
        errors.forEach((field, details) ->
                details.forEach(detail -> sentence.add(field.replace('_', ' ') + " " + detail.description())));
        return new Invalid(Invalid.Kind.REFUSED, "Validation failed: " + String.join(", ", sentence), errors);
    }

    private static void check(
            Map<String, List<Invalid.Detail>> errors, String field, String text, int shortest, int longest) {
        int length = PostText.graphemes(text);
        if (length == 0 && shortest > 0) {
            add(errors, field, "ERR_BLANK", "can't be blank");
        } else if (length < shortest) {
            add(errors, field, "ERR_TOO_SHORT", "must have at least " + shortest + " characters");
        } else if (length > longest) {
            add(errors, field, "ERR_TOO_LONG", "must have at most " + longest + " characters");
        }
    }

    static void add(Map<String, List<Invalid.Detail>> errors, String field, String error, String description) {
        errors.put(field, List.of(new Invalid.Detail(error, description)));
    }
}
