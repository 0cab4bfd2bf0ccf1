package folkmoot.civic.response;

import folkmoot.platform.text.Worded;
import java.util.Locale;

/** By which door an answer came. */
public enum Via implements Worded {
    /** A reply, from whatever software. */
    REPLY,
    /** The form on the proposal's page, or the API. */
    FORM,
    /** The form behind a link that was mailed to the body's address; the clerk publishes it. */
    MAIL,
    /** The body's desk. */
    DESK;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Via of(String word) {
        return Worded.find(Via.class, word).orElse(REPLY);
    }
}
