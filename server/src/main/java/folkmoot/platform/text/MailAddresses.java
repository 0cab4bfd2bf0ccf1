package folkmoot.platform.text;

import folkmoot.platform.problem.Invalid;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** What can be an e-mail address. Whether anybody reads it, only a mail can tell. */
public final class MailAddresses {

    /** In characters. */
    public static final int LONGEST = 254;

    private static final Pattern EMAIL = Pattern.compile(
            "[\\p{L}\\p{M}\\p{N}.#$&'*+/=?^_`{}~-]{1,64}@[\\p{L}\\p{M}\\p{N}-]+(?:\\.[\\p{L}\\p{M}\\p{N}-]+)*");

    private MailAddresses() {}

    /** The address without blanks around it, or 422 at {@code email}. */
    public static String require(String typed) {
        var email = typed.strip();
        if (email.isEmpty()) {
            throw Invalid.field("email", "ERR_BLANK", "can't be blank");
        }
        if (!isGood(email)) {
            throw Invalid.field("email", "ERR_INVALID", "is not an e-mail address");
        }
        return email;
    }

    /** Whether it looks like one, and like the same one to every mail server. */
    public static boolean isGood(String email) {
        return email.length() <= LONGEST
                && Normalizer.isNormalized(email, Normalizer.Form.NFKC)
                && EMAIL.matcher(email).matches();
    }
}
