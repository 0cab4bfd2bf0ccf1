package folkmoot.door.web;

import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.support.Refusal;
import folkmoot.civic.support.SupportReview.Batch;
import folkmoot.civic.support.SupportReview.Effect;
import folkmoot.door.web.CommunityPages.Choice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Held supports of one source, as moderators see them.
 *
 * @param place the server's name, or words for the small ones together
 * @param source what the form sends back
 * @param named whether {@code place} is a name
 */
public record HeldView(String place, String source, boolean named, String upTo, String held, List<String> facts) {

    /** The decision that lets supports count. */
    static final String RELEASE = "release";

    public static HeldView of(Messages text, Batch batch, Function<Instant, String> date) {
        boolean named = !batch.source().isEmpty();
        var facts = new ArrayList<String>();
        facts.add(text.get("held.between", date.apply(batch.first()), date.apply(batch.last())));
        if (named) {
            facts.add(text.get("held.counted", batch.counted()));
        }
        facts.add(text.get("held.newcomers", batch.newcomers()));
        return new HeldView(
                named ? batch.source() : text.get("held.small"),
                batch.source(),
                named,
                Long.toString(batch.upTo()),
                text.get("held.count", batch.held()),
                List.copyOf(facts));
    }

    /** What a decision does to each column: its name, before, after. */
    public static List<List<String>> effect(Messages text, Effect effect) {
        var rows = new ArrayList<List<String>>();
        for (var column : SupportColumn.values()) {
            rows.add(row(
                    text,
                    "supports.column." + column.word(),
                    effect.before().count(column),
                    effect.after().count(column)));
        }
        rows.add(row(
                text,
                "review.counting.held",
                effect.before().totalHeld(),
                effect.after().totalHeld()));
        rows.add(row(
                text,
                "review.counting.invalid",
                effect.before().refused(),
                effect.after().refused()));
        rows.add(List.of(
                text.get("review.threshold"),
                text.get("review.threshold." + (effect.metBefore() ? "met" : "open")),
                text.get("review.threshold." + (effect.metAfter() ? "met" : "open"))));
        return rows;
    }

    private static List<String> row(Messages text, String key, int before, int after) {
        return List.of(text.get(key), text.get("number", before), text.get("number", after));
    }

    /** What can be decided. */
    static List<Choice> choices(Messages text) {
        return Stream.concat(
                        Stream.of(new Choice(RELEASE, text.get("held.release"), false)),
                        Arrays.stream(Refusal.values())
                                .map(refusal ->
                                        new Choice(refusal.word(), text.get("held.reason." + refusal.word()), false)))
                .toList();
    }
}
