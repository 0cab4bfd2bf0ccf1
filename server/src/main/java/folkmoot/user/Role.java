package folkmoot.user;

import java.util.Locale;

/** What a user may do on this instance. An official actor is always a member. */
public enum Role {
    MEMBER,
    MODERATOR,
    ADMIN;

    /** As it stands in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
