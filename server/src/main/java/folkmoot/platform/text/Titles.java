package folkmoot.platform.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A title taken from a post: its first line without the mentions and hashtags that only route it (FEP-1b12). */
public final class Titles {

    private Titles() {}

    /** The post's lines without the routing words, from the first that says something. Empty if none does. */
    public static List<String> lines(String plainText, String hashtag) {
        var without = new StringBuilder(plainText);
        TextParts.of(plainText).stream()
                .filter(part -> isRouting(part, hashtag))
                .sorted(Comparator.comparingInt(TextPart::start).reversed())
                .forEach(part -> without.delete(part.start(), part.end()));
        return without.toString()
                .lines()
                .map(Names::clean)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static boolean isRouting(TextPart part, String hashtag) {
        return switch (part) {
            case TextPart.Mention _ -> true;
            case TextPart.Hashtag tag -> tag.name().toLowerCase(Locale.ROOT).equals(hashtag);
            case TextPart.Link _ -> false;
        };
    }
}
