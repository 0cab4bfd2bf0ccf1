package folkmoot.talk.letter;

import folkmoot.people.user.ReplyLine;
import folkmoot.platform.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * What somebody wrote in an answer: without our mail below it, without what they quote and without their signature. Each rule goes by a
 * sign that people or standards put there; where there is none, all of it stays, as a word too many is better than one too few.
 */
final class AnswerText {

    private static final String QUOTES =
            "blockquote, .gmail_quote, .moz-cite-prefix, .moz-signature, .gmail_signature, #divRplyFwdMsg,"
                    + " #appendonsend";
    /** "On Monday, somebody wrote:" in any language: ends with a colon and names an address or a year. */
    private static final Pattern ATTRIBUTION =
            Pattern.compile(".*(@|\\b\\d{4}\\b|\\d{1,2}:\\d{2}).*[:：]\\s*", Pattern.DOTALL);

    private static final Pattern DATE = Pattern.compile("\\b\\d{4}\\b|\\b\\d{1,2}:\\d{2}\\b");

    private static final int LONGEST_ATTRIBUTION = 3;

    private AnswerText() {}

    /** Of a mail that has only HTML. */
    static String ofHtml(String html) {
        var document = Jsoup.parse(html);
        document.select(QUOTES).remove();
        return ofPlain(Html.text(document.body().html()));
    }

    static String ofPlain(String text) {
        var kept = new ArrayList<String>();
        var lines = text.replace("\r\n", "\n").replace('\r', '\n').lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.equals("-- ") || line.equals("--") || ReplyLine.is(line)) { // RFC 3676 4.3
                break;
            }
            if (line.startsWith(">")) {
                dropAttribution(kept);
            } else {
                kept.add(line.stripTrailing());
            }
        }
        if (lines.stream().anyMatch(ReplyLine::is)) {
            dropAttribution(kept);
        }
        return String.join("\n", kept).strip().replaceAll("\n{3,}", "\n\n");
    }

    /** Takes the line or lines away that say whose words follow. */
    private static void dropAttribution(List<String> kept) {
        int end = kept.size();
        while (end > 0 && kept.get(end - 1).isBlank()) {
            end--;
        }
        for (int begin = end - 1; begin >= 0 && begin >= end - LONGEST_ATTRIBUTION; begin--) {
            if (kept.get(begin).isBlank()) {
                return;
            }
            if (ATTRIBUTION.matcher(String.join(" ", kept.subList(begin, end))).matches()) {
                boolean broken = begin > 0 && !isDated(kept.get(begin)) && isDated(kept.get(begin - 1));
                kept.subList(broken ? begin - 1 : begin, kept.size()).clear();
                return;
            }
        }
    }

    /** Such a line names the day; where it was broken in two, the first part does. */
    private static boolean isDated(String line) {
        return DATE.matcher(line).find();
    }
}
