package folkmoot.platform.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds links, mentions and hashtags in plain text, in every script. */
public final class TextParts {

    private static final Pattern LINK = Pattern.compile("(?i)\\bhttps?://[^\\s<>\"\\u0000-\\u001f]+");
    private static final Pattern MENTION = Pattern.compile(
            "(?<![\\p{L}\\p{N}_/@.=-])@([A-Za-z0-9_][A-Za-z0-9_.-]*+)(?:@([\\p{L}\\p{N}][\\p{L}\\p{N}.-]*+(?::[0-9]{1,5})?))?");
    private static final Pattern HASHTAG =
            Pattern.compile("(?<![\\p{L}\\p{N}\\p{M}_/=&)#])[#\uff03]([\\p{L}\\p{N}\\p{M}_\u00b7\u30fb\u200c]++)");
    private static final int LONGEST_TAG = 200;
    private static final String TRAILING = ".,;:!?'\"*_~…。、，；：！？؟،";

    private TextParts() {}

    /** All parts in order; where they overlap, the longer reading wins: a tag inside an address is part of it. */
    public static List<TextPart> of(String text) {
        var parts = new ArrayList<TextPart>();
        links(text, parts);
        int links = parts.size();
        mentions(text, parts, links);
        hashtags(text, parts, links);
        parts.sort(Comparator.comparingInt(TextPart::start));
        return List.copyOf(parts);
    }

    public static List<TextPart.Mention> mentions(String text) {
        return of(text).stream()
                .filter(TextPart.Mention.class::isInstance)
                .map(TextPart.Mention.class::cast)
                .toList();
    }

    /** Names of the hashtags, as written, each once without regard to case. */
    public static List<String> hashtags(String text) {
        var seen = new LinkedHashMap<String, String>();
        for (var part : of(text)) {
            if (part instanceof TextPart.Hashtag tag) {
                seen.putIfAbsent(tag.name().toLowerCase(Locale.ROOT), tag.name());
            }
        }
        return List.copyOf(seen.values());
    }

    private static void links(String text, List<TextPart> parts) {
        var matcher = LINK.matcher(text);
        while (matcher.find()) {
            int end = trimmed(text, matcher.start(), matcher.end());
            var url = text.substring(matcher.start(), end);
            if (url.length() > url.indexOf("//") + 2) {
                parts.add(new TextPart.Link(matcher.start(), end, url));
            }
        }
    }

    /** Punctuation behind an address belongs to the sentence; so does a bracket that was opened before it. */
    private static int trimmed(String text, int start, int end) {
        int last = end;
        while (last > start) {
            char c = text.charAt(last - 1);
            boolean surplus = c == ')' && count(text, start, last, ')') > count(text, start, last, '(')
                    || c == ']' && count(text, start, last, ']') > count(text, start, last, '[');
            if (TRAILING.indexOf(c) < 0 && !surplus) {
                break;
            }
            last--;
        }
        return last;
    }

    private static long count(String text, int start, int end, char wanted) {
        return text.substring(start, end).chars().filter(c -> c == wanted).count();
    }

    private static void mentions(String text, List<TextPart> parts, int links) {
        var matcher = MENTION.matcher(text);
        while (matcher.find()) {
            var domain = Optional.ofNullable(matcher.group(2)).map(TextParts::strip);
            var username = domain.isPresent() ? matcher.group(1) : strip(matcher.group(1));
            int end = domain.isPresent()
                    ? matcher.start(2) + domain.get().length()
                    : matcher.start(1) + username.length();
            if (!username.isEmpty() && !inside(matcher.start(), parts, links)) {
                parts.add(new TextPart.Mention(matcher.start(), end, username, domain));
            }
        }
    }

    private static String strip(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
            end--;
        }
        return text.substring(0, end);
    }

    private static void hashtags(String text, List<TextPart> parts, int links) {
        var matcher = HASHTAG.matcher(text);
        while (matcher.find()) {
            var name = matcher.group(1);
            boolean hasLetter = name.codePoints().anyMatch(Character::isLetter);
            if (hasLetter && name.length() <= LONGEST_TAG && !inside(matcher.start(), parts, links)) {
                parts.add(new TextPart.Hashtag(matcher.start(), matcher.end(), name));
            }
        }
    }

    private static boolean inside(int position, List<TextPart> parts, int links) {
        for (int i = 0; i < links; i++) {
            if (position >= parts.get(i).start() && position < parts.get(i).end()) {
                return true;
            }
        }
        return false;
    }
}
