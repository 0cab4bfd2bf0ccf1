package folkmoot.civic.support;

import folkmoot.platform.text.Worded;
import java.util.Locale;

/** Why a rule holds a support or leaves it out. What moderators leave out has a {@link Refusal}. */
enum WhyNot implements Worded {
    /** Held: an account that signed up by itself hours ago, and nobody knows. */
    YOUNG,
    /** Held: part of a burst. */
    PACE,
    /** Held: more than its source counts for. */
    CAP,
    /** Left out: the account, or its server, was shut out. */
    SUSPENDED,
    /** Left out: the community banned the account. */
    BANNED,
    /** Left out: the account says that it is a program. */
    PROGRAM,
    /** Left out: the account speaks for a public body. */
    OFFICIAL,
    /** Left out: the community does not count this server. */
    SERVER;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
