package folkmoot.talk.filter;

import folkmoot.platform.text.Html;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What filters look at. */
public final class FilteredText {

    private FilteredText() {}

    /**
     * Content warning, text, the options of the poll and the descriptions of media.
     *
     * @param content clean HTML
     */
    public static String of(String spoiler, String content, Stream<String> options, Stream<String> descriptions) {
        return Stream.of(Stream.of(spoiler, Html.text(content)), options, descriptions)
                .flatMap(parts -> parts)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n\n"));
    }
}
