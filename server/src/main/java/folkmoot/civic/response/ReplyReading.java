package folkmoot.civic.response;

import folkmoot.platform.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * What a reply says in its own words. Whatever stands in a quotation, in code or in a link is somebody else's, or no word at all, and
 * is not read.
 *
 * @param words what its hashtags say, each once, in their order
 * @param hashtags the same as they were written
 * @param after the words behind the last of them: why, by when, or who
 */
record ReplyReading(List<AnswerWord> words, List<String> hashtags, String after) {

    private static final Pattern HASHTAG =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}_&/#\uff03])[#\uff03]([\\p{L}\\p{M}\\p{N}_\u00b7\u200c\u200d]+)");
    private static final Pattern ADDRESS = Pattern.compile("\\b[a-z][a-z0-9+.-]*://\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern CODE = Pattern.compile("```.*?(```|\\z)|`[^`\n]*`", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("(?m)^\\s*[>\uff1e].*$|\u201c[^\u201d\n"
            + "]*\u201d|\u201e[^\u201d\u201c\n"
            + "]*[\u201d\u201c]|\u00ab[^\u00bb\n"
            + "]*\u00bb|\"[^\"\n"
            + "]*\"");
    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}])@[\\w.-]+(@[\\w.:-]+)?");

    ReplyReading {
        words = List.copyOf(words);
        hashtags = List.copyOf(hashtags);
    }

    /** Of clean HTML. */
    static ReplyReading of(String html) {
        var own = own(html);
        var words = new ArrayList<AnswerWord>();
        var hashtags = new ArrayList<String>();
        int end = own.length();
        var matcher = HASHTAG.matcher(own);
        while (matcher.find()) {
            var said = AnswerWord.of(matcher.group(1));
            if (said.isPresent()) {
                end = matcher.end();
                hashtags.add("#" + matcher.group(1));
                if (!words.contains(said.get())) {
                    words.add(said.get());
                }
            }
        }
        return new ReplyReading(words, hashtags, after(own.substring(end)));
    }

    /** Its text without what is not its own. */
    private static String own(String html) {
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        document.select("blockquote, q, pre, code, del, s, .quote-inline").remove();
        for (var link : document.select("a")) {
            if (isHashtag(link)) {
                link.unwrap();
            } else if (!link.hasClass("mention")) {
                link.remove();
            }
        }
        var text = Html.text(document.body().html());
        for (var foreign : List.of(CODE, QUOTED, ADDRESS)) {
            text = foreign.matcher(text).replaceAll(" ");
        }
        return text;
    }

    /** A link that is a hashtag, by what software says of it; that it looks like one is not enough. */
    private static boolean isHashtag(Element link) {
        return link.text().strip().startsWith("#")
                && (link.hasClass("hashtag")
                        || List.of(link.attr("rel").split("\\s+")).contains("tag"));
    }

    private static String after(String rest) {
        var plain = MENTION.matcher(HASHTAG.matcher(rest).replaceAll(" ")).replaceAll(" ");
        return plain.replaceAll("\\s+", " ")
                .strip()
                .replaceFirst("^[.,;:!?\u060c\u06d4\u2013\u2014-]+\\s*", "")
                .strip();
    }

    /** Whether two hashtags say different things, so that none of them says anything. */
    boolean contradictsItself() {
        return words.stream()
                        .filter(word -> word != AnswerWord.JOINT)
                        .collect(Collectors.toSet())
                        .size()
                > 1;
    }

    /** What it says, where it does not contradict itself. */
    Statement statement() {
        var word = words.stream().filter(each -> each != AnswerWord.JOINT).findFirst();
        if (word.isEmpty()) {
            return Statement.COMMENT;
        }
        var plain = word.get() == AnswerWord.QUESTION
                ? Statement.question()
                : Statement.of(word.get().state());
        return Optional.of(after)
                .filter(ReplyReading::saysSomething)
                .map(plain::because)
                .orElse(plain);
    }

    private static boolean saysSomething(String text) {
        return text.codePoints().filter(Character::isLetter).count() >= 3;
    }
}
