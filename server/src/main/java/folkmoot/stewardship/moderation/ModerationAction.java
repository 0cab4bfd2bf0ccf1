package folkmoot.stewardship.moderation;

import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Optional;

/** What is done about an account, in the client API's words. */
public enum ModerationAction implements Worded {
    /** Only told. */
    NONE,
    /** Cannot sign in. */
    DISABLE,
    /** All their pictures are hidden behind a warning. */
    SENSITIVE,
    /** Shown only to those who follow. */
    SILENCE,
    /** Shut out. */
    SUSPEND;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ModerationAction> of(String word) {
        return Worded.find(ModerationAction.class, word);
    }
}
