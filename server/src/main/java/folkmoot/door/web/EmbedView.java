package folkmoot.door.web;

import java.util.List;
import java.util.Optional;

/**
 * What a small page in a frame shows, and a picture beside it.
 *
 * @param title empty for what is no longer shown
 * @param language of the title
 * @param url its page, from the root
 * @param state where it stands, or what it is; empty for none
 * @param tone as of {@link ProposalView}
 * @param headline the number, in words
 * @param detail what goes with it; empty for none
 * @param filled how much of the bar is full, in hundredths; empty for no bar
 * @param facts by label
 * @param items what belongs to it
 */
public record EmbedView(
        String title,
        String language,
        String direction,
        String url,
        String state,
        String tone,
        String headline,
        String detail,
        Optional<String> filled,
        List<Fact> facts,
        List<Item> items) {

    /** @param value a number, in words */
    public record Fact(String label, String value) {}

    /** @param note what is said of it; empty for nothing */
    public record Item(String title, String language, String direction, String url, String note) {}

    /** What is no longer there, and is not named. */
    static EmbedView gone(Messages text, String url) {
        return new EmbedView(
                "",
                text.language(),
                text.direction(),
                url,
                "",
                "",
                text.get("embed.gone"),
                "",
                Optional.empty(),
                List.of(),
                List.of());
    }
}
