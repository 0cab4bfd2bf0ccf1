package folkmoot.civic.support;

import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Optional;

/** Why moderators do not let supports count. */
public enum Refusal implements Worded {
    /** A program made them. */
    AUTOMATED,
    /** One person supported several times. */
    REPEATED,
    /** Their server was made for this. */
    SHAM_SERVER,
    /** Called up from elsewhere by people whom the matter does not concern. */
    BRIGADE,
    /** Signed on paper, and entered wrongly. */
    MISTAKE;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Refusal> of(String word) {
        return Worded.find(Refusal.class, word);
    }
}
