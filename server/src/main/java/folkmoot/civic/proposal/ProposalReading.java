package folkmoot.civic.proposal;

import folkmoot.platform.text.Html;
import folkmoot.platform.text.Names;
import folkmoot.platform.text.TextPart;
import folkmoot.platform.text.TextParts;
import folkmoot.platform.text.Titles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the fields of a proposal from its post: what {@link ProposalText} wrote and its author changed in an app, or a post as anybody writes it. */
final class ProposalReading {

    private static final String HASHTAG = "proposal";

    private ProposalReading() {}

    /** What a post says, field by field. */
    record Fields(String title, String ask, String problem) {}

    /**
     * A post that somebody wrote: the first line is the title, a paragraph that begins with the words for what should happen is the
     * ask, the rest says why. Mentions and the hashtag, which only route the post, are left out.
     */
    static Fields ofPost(String html) {
        var paragraphs = new ArrayList<List<String>>();
        for (var paragraph : paragraphs(html)) {
            var lines = Titles.lines(String.join("\n", paragraph), HASHTAG);
            if (!lines.isEmpty()) {
                paragraphs.add(lines);
            }
        }
        var fields = fields(paragraphs);
        return new Fields(fields.title(), fields.ask(), shortened(fields.problem()));
    }

    /** The post that the form wrote, as its author changed it in an app; what stands below the text is left out. */
    static Fields ofForm(String html) {
        var paragraphs = paragraphs(html);
        while (!paragraphs.isEmpty() && paragraphs.getLast().stream().allMatch(ProposalReading::isBelow)) {
            paragraphs.removeLast();
        }
        return fields(paragraphs);
    }

    private static List<List<String>> paragraphs(String html) {
        var paragraphs = new ArrayList<List<String>>();
        for (var paragraph : Html.text(html).split("\n{2,}")) {
            var lines = paragraph
                    .lines()
                    .map(Names::clean)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (!lines.isEmpty()) {
                paragraphs.add(lines);
            }
        }
        return paragraphs;
    }

    private static Fields fields(List<List<String>> paragraphs) {
        if (paragraphs.isEmpty()) {
            return new Fields("", "", "");
        }
        var rest = new ArrayList<List<String>>();
        rest.add(paragraphs.getFirst().subList(1, paragraphs.getFirst().size()));
        rest.addAll(paragraphs.subList(1, paragraphs.size()));
        var ask = "";
        for (int i = rest.size() - 1; i >= 0 && ask.isEmpty(); i--) {
            ask = asked(rest.get(i)).orElse("");
            if (!ask.isEmpty()) {
                rest.remove(i);
            }
        }
        return new Fields(
                paragraphs.getFirst().getFirst(),
                ask,
                String.join(
                        "\n\n",
                        rest.stream()
                                .filter(lines -> !lines.isEmpty())
                                .map(lines -> String.join("\n", lines))
                                .toList()));
    }

    /** What a paragraph asks for, where it says so in one of our languages. */
    private static Optional<String> asked(List<String> paragraph) {
        var text = String.join("\n", paragraph);
        return Words.all().stream()
                .map(words -> words.get("proposal.ask") + ":")
                .filter(label -> text.regionMatches(true, 0, label, 0, label.length()))
                .map(label -> text.substring(label.length()).strip())
                .findFirst();
    }

    /** The way to the page, or nothing but a mention and the hashtag. */
    private static boolean isBelow(String line) {
        return Words.all().stream()
                        .map(words -> Names.clean(words.get("proposal.here") + words.get("proposal.press")))
                        .anyMatch(line::equals)
                || isRouting(line);
    }

    private static boolean isRouting(String line) {
        var without = new StringBuilder(line);
        TextParts.of(line).stream()
                .filter(part -> part instanceof TextPart.Mention
                        || part instanceof TextPart.Hashtag tag
                                && tag.name().toLowerCase(Locale.ROOT).equals(HASHTAG))
                .sorted(Comparator.comparingInt(TextPart::start).reversed())
                .forEach(part -> without.delete(part.start(), part.end()));
        return without.toString().isBlank();
    }

    /** What a post has room for and a proposal has not is cut, visibly. */
    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= NewProposal.LONGEST_PROBLEM
                ? text
                : text.substring(0, text.offsetByCodePoints(0, NewProposal.LONGEST_PROBLEM - 1)) + "…";
    }
}
