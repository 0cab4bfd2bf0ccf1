package folkmoot.people.user;

import folkmoot.platform.text.Wording;
import java.util.regex.Pattern;

/** The line above which an answer to a mail of ours is written: whatever comes after it, quoted or not, is our mail. */
public final class ReplyLine {

    private static final String MARK = "=====";
    private static final Pattern LINE = Pattern.compile("[>\\s]*" + MARK + " .{3,200} " + MARK + "\\s*");

    private ReplyLine() {}

    static String in(Wording words) {
        return MARK + " " + words.get("reply.line") + " " + MARK;
    }

    /** Whether a line of an answer is it, in any language. */
    public static boolean is(String line) {
        return LINE.matcher(line).matches();
    }
}
