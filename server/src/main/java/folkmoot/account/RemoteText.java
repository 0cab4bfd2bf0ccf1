package folkmoot.account;

import java.util.function.UnaryOperator;

/**
 * How text from other servers is made safe, on the way in.
 *
 * @param html cleans HTML by an allow-list
 * @param plain makes plain text of HTML or of text: no tags, no control characters
 */
public record RemoteText(UnaryOperator<String> html, UnaryOperator<String> plain) {

    /** Plain text of at most so many characters. */
    public String plain(String text, int longest) {
        var clean = plain.apply(text).strip();
        return clean.length() <= longest
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, clean.codePointCount(0, longest) - 1));
    }
}
