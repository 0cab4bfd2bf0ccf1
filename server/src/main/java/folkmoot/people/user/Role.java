package folkmoot.people.user;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a user may do on this instance. An official actor is always a member. */
public enum Role {
    MEMBER(-99, "", EnumSet.noneOf(Power.class)),
    MODERATOR(
            1, "Moderator", EnumSet.of(Power.AUDIT_LOG, Power.DASHBOARD, Power.REPORTS, Power.TAXONOMIES, Power.USERS)),
    ADMIN(3, "Admin", EnumSet.allOf(Power.class));

    private final int id;
    private final String title;
    private final Set<Power> powers;

    Role(int id, String title, Set<Power> powers) {
        this.id = id;
        this.title = title;
        this.powers = powers;
    }

    /** As it stands in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Its id in the client API; -99 is everyone. */
    public int id() {
        return id;
    }

    /** For people; empty for everyone's. */
    public String title() {
        return title;
    }

    public boolean has(Power power) {
        return powers.contains(power);
    }

    /** The client API's bit mask; an administrator's is the one bit that covers all. */
    public long permissions() {
        return has(Power.ADMINISTRATOR)
                ? Power.ADMINISTRATOR.mask()
                : powers.stream().mapToLong(Power::mask).reduce(0, (one, other) -> one | other);
    }
}
