package folkmoot.door.web.board;

import folkmoot.civic.paper.Paragraph;
import folkmoot.door.web.form.Part;
import java.util.List;
import java.util.stream.Collectors;

/** What the page of a paper shows besides: every paragraph, with its number, which is its address. */
final class PaperParts {

    private PaperParts() {}

    /** @param home whether its numbers are given here, so that they lead anywhere */
    static Part of(List<Paragraph> paragraphs, boolean home) {
        return new Part.Prose(paragraphs.stream()
                .map(paragraph -> home ? numbered(paragraph) : paragraph.html())
                .collect(Collectors.joining()));
    }

    private static String numbered(Paragraph paragraph) {
        var anchor = "p" + paragraph.number();
        return "<div id=\"%s\"><p><a href=\"#%s\">§%d</a></p>%s</div>"
                .formatted(anchor, anchor, paragraph.number(), paragraph.html());
    }
}
