package folkmoot.door.web;

import folkmoot.door.web.CommunityPages.Choice;
import folkmoot.platform.http.Request;
import folkmoot.talk.poll.NewPoll;
import folkmoot.talk.schedule.PostParams.PollParams;
import folkmoot.talk.status.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the form for a post.
 *
 * @param visibility a word of the client API; empty for the usual one
 * @param options of a poll, as typed; none are asked where all are empty
 * @param lasts how long it can be answered, in seconds
 */
public record Composed(
        String text,
        String spoiler,
        boolean sensitive,
        String visibility,
        String language,
        List<String> options,
        int lasts,
        boolean multiple) {

    private static final int DAY = 86_400;

    /** How long polls can be answered, in seconds, and the words for it. */
    private static final Map<Integer, String> DURATIONS = durations();

    private static Map<Integer, String> durations() {
        var all = new LinkedHashMap<Integer, String>();
        all.put((int) NewPoll.SHORTEST.toSeconds(), "minutes");
        all.put((int) Duration.ofHours(1).toSeconds(), "hour");
        all.put(DAY, "day");
        all.put(3 * DAY, "days");
        all.put(7 * DAY, "week");
        all.put((int) NewPoll.LONGEST.toSeconds(), "month");
        return all;
    }

    /** An empty one. */
    static Composed empty(String language) {
        return new Composed("", "", false, "", language, List.of(), DAY, false);
    }

    /** As it was sent. */
    static Composed typed(Request request, String language) {
        var options = new ArrayList<String>();
        for (int i = 1; i <= NewPoll.MOST; i++) {
            options.add(request.parameter("option_" + i).orElse("").strip());
        }
        return new Composed(
                request.parameter("text").orElse(""),
                request.parameter("spoiler").map(String::strip).orElse(""),
                request.flag("sensitive"),
                request.parameter("visibility").orElse(""),
                LandingPages.chosen(request, "language").orElse(language),
                options,
                request.parameters().number("lasts").orElse(DAY),
                request.flag("multiple"));
    }

    /** The poll that is asked; empty for none. */
    Optional<PollParams> poll() {
        var asked = options.stream().filter(option -> !option.isEmpty()).toList();
        return asked.isEmpty() ? Optional.empty() : Optional.of(new PollParams(asked, lasts, multiple, false));
    }

    /** One of the four, for its field. */
    public String option(int number) {
        return number <= options.size() ? options.get(number - 1) : "";
    }

    /** Whether the rarer parts have something in them. */
    public boolean asks() {
        return poll().isPresent();
    }

    /** Who may see it, to choose from. */
    List<Choice> visibilities(Messages text) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", text.get("share.visibility.usual"), visibility.isEmpty()));
        for (var one : List.of(Visibility.PUBLIC, Visibility.UNLISTED, Visibility.PRIVATE, Visibility.DIRECT)) {
            choices.add(new Choice(
                    one.word(),
                    text.get("share.visibility." + one.word()),
                    one.word().equals(visibility)));
        }
        return choices;
    }

    /** How long it can be answered, to choose from. */
    List<Choice> durations(Messages text) {
        return DURATIONS.entrySet().stream()
                .map(one -> new Choice(
                        one.getKey().toString(), text.get("share.poll." + one.getValue()), one.getKey() == lasts))
                .toList();
    }
}
