package folkmoot.civic.log;

import folkmoot.platform.text.Worded;
import java.util.Locale;

/** What happened to a support. */
public enum SupportAct implements Worded {
    GIVEN,
    WITHDRAWN,
    /** Moderators let it count. */
    RELEASED,
    /** Moderators refused it while it was held. */
    REFUSED,
    /** Moderators took it out after it was counted. */
    INVALIDATED,
    /** Moderators put it back. */
    REINSTATED,
    /** Its owner moved it to another text. */
    MOVED,
    /** A fact changed by which it is counted. */
    RECOUNTED;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
