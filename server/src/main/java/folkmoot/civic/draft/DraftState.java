package folkmoot.civic.draft;

import folkmoot.platform.text.Worded;
import java.util.Locale;

/** Where a proposal stands that is not published. */
public enum DraftState implements Worded {
    /** Its authors write it; nobody else sees it. */
    DRAFT,
    /** It waits for the community's moderators, who see it, too. */
    CHECKING,
    /** They sent it back, with a reason; its authors may change it and send it in again. */
    RETURNED,
    /** It became a proposal. */
    PUBLISHED;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its authors may change its text. */
    public boolean isOpen() {
        return this == DRAFT || this == RETURNED;
    }
}
