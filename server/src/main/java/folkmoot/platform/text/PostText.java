package folkmoot.platform.text;

import com.ibm.icu.text.BreakIterator;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;

/** A post as its author typed it: how long it counts, and the HTML it becomes (client API). */
public final class PostText {

    /** What every address counts, however long it is. */
    public static final int LINK_LENGTH = 23;

    private static final int SHOWN_OF_LINK = 30;

    private PostText() {}

    /** What a post's mentions and hashtags lead to. */
    public interface Targets {

        /** The page of a mentioned account and its user name as it is; empty leaves the text as it was typed. */
        Optional<MentionTarget> mention(String username, Optional<String> domain);

        URI tag(String name);
    }

    /** @param href must equal the {@code url} of the mention in the client API */
    public record MentionTarget(URI href, String username, Optional<String> domain) {}

    /** Length as people count it: graphemes, an address as 23, {@code @user@domain} as {@code @user}. */
    public static int length(String spoiler, String text) {
        var counted = new StringBuilder(spoiler);
        int at = 0;
        for (var part : TextParts.of(text)) {
            counted.append(text, at, part.start());
            switch (part) {
                case TextPart.Link _ -> counted.repeat("x", LINK_LENGTH);
                case TextPart.Mention mention -> counted.append('@').append(mention.username());
                case TextPart.Hashtag tag -> counted.append(text, tag.start(), tag.end());
            }
            at = part.end();
        }
        return graphemes(counted.append(text, at, text.length()).toString());
    }

    /** What people would count as letters. */
    public static int graphemes(String text) {
        if (text.chars().allMatch(c -> c < 0x80 && c != '\r')) {
            return text.length();
        }
        var breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        int count = 0;
        while (breaks.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    /** The HTML of a post. */
    public static String html(String text, Targets targets) {
        var normal = text.replace("\r\n", "\n").replace('\r', '\n').strip();
        var out = new StringBuilder(normal.length() * 2);
        var ambiguous = sharedNames(normal);
        int at = 0;
        for (var part : TextParts.of(normal)) {
            out.append(Html.escape(normal.substring(at, part.start())));
            switch (part) {
                case TextPart.Link link -> appendLink(out, link.url());
                case TextPart.Mention mention -> appendMention(out, normal, mention, targets, ambiguous);
                case TextPart.Hashtag tag -> appendTag(out, tag, targets);
            }
            at = part.end();
        }
        out.append(Html.escape(normal.substring(at)));
        return paragraphs(out.toString());
    }

    private static String paragraphs(String escaped) {
        if (escaped.isBlank()) {
            return "";
        }
        var out = new StringBuilder(escaped.length() + 32);
        for (var paragraph : escaped.split("\n[ \t]*\n\\s*")) {
            out.append("<p>").append(paragraph.strip().replace("\n", "<br>")).append("</p>");
        }
        return out.toString();
    }

    /** User names that stand for two accounts of this post: these are shown with their domain. */
    private static HashMap<String, String> sharedNames(String text) {
        var domains = new HashMap<String, String>();
        for (var mention : TextParts.mentions(text)) {
            var name = mention.username().toLowerCase(Locale.ROOT);
            var domain = mention.domain().orElse("");
            domains.merge(name, domain, (one, other) -> one.equals(other) ? one : "*");
        }
        domains.values().removeIf(domain -> !domain.equals("*"));
        return domains;
    }

    private static void appendMention(
            StringBuilder out,
            String text,
            TextPart.Mention mention,
            Targets targets,
            HashMap<String, String> ambiguous) {
        var target = targets.mention(mention.username(), mention.domain());
        if (target.isEmpty()) {
            out.append(Html.escape(text.substring(mention.start(), mention.end())));
            return;
        }
        var shown = target.get().username();
        if (ambiguous.containsKey(mention.username().toLowerCase(Locale.ROOT))) {
            shown += target.get().domain().map(domain -> "@" + domain).orElse("");
        }
        out.append("<span class=\"h-card\" translate=\"no\"><a href=\"")
                .append(Html.escape(target.get().href().toString()))
                .append("\" class=\"u-url mention\">@<span>")
                .append(Html.escape(shown))
                .append("</span></a></span>");
    }

    private static void appendTag(StringBuilder out, TextPart.Hashtag tag, Targets targets) {
        out.append("<a href=\"")
                .append(Html.escape(targets.tag(tag.name()).toString()))
                .append("\" class=\"mention hashtag\" rel=\"tag\">#<span>")
                .append(Html.escape(tag.name()))
                .append("</span></a>");
    }

    /** Scheme hidden, thirty characters shown, the rest hidden: the whole address stays in the text. */
    private static void appendLink(StringBuilder out, String url) {
        int shownFrom = url.indexOf("//") + 2;
        if (url.regionMatches(true, shownFrom, "www.", 0, 4)) {
            shownFrom += 4;
        }
        int shownTo = Math.min(
                url.length(),
                url.offsetByCodePoints(
                        shownFrom, Math.min(SHOWN_OF_LINK, url.codePointCount(shownFrom, url.length()))));
        boolean cut = shownTo < url.length();
        out.append("<a href=\"")
                .append(Html.escape(url))
                .append("\" rel=\"nofollow noopener noreferrer\" target=\"_blank\" translate=\"no\"><span"
                        + " class=\"invisible\">")
                .append(Html.escape(url.substring(0, shownFrom)))
                .append("</span><span class=\"")
                .append(cut ? "ellipsis" : "")
                .append("\">")
                .append(Html.escape(url.substring(shownFrom, shownTo)))
                .append("</span><span class=\"invisible\">")
                .append(Html.escape(url.substring(shownTo)))
                .append("</span></a>");
    }
}
