package folkmoot.people.account;

import folkmoot.platform.problem.Invalid;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a local account may be called: {@code [a-z0-9_]{1,30}}. People and communities share one list of names. */
public final class Usernames {

    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9_]{1,30}");
    private static final Set<String> RESERVED = Set.of(
            "about",
            "abuse",
            "account",
            "accounts",
            "activities",
            "actor",
            "admin",
            "administrator",
            "api",
            "auth",
            "host",
            "hostmaster",
            "inbox",
            "instance",
            "moderator",
            "nodeinfo",
            "oauth",
            "outbox",
            "postmaster",
            "root",
            "security",
            "support",
            "webmaster");

    private Usernames() {}

    /** The name in lower case, or a problem that says what is wrong with it. */
    public static String require(String username) {
        var name = username.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            throw Invalid.field("username", "ERR_BLANK", "can't be blank");
        }
        if (name.length() > 30) {
            throw Invalid.field("username", "ERR_TOO_LONG", "is too long (30 characters at most)");
        }
        if (!ALLOWED.matcher(name).matches()) {
            throw Invalid.field("username", "ERR_INVALID", "may hold only the letters a to z, digits and underscores");
        }
        if (RESERVED.contains(name)) {
            throw Invalid.field("username", "ERR_RESERVED", "is reserved");
        }
        return name;
    }
}
