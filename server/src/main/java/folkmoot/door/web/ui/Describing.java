package folkmoot.door.web.ui;

import java.util.ArrayList;

/** Which texts a field is read out with. */
public final class Describing {

    private Describing() {}

    /** The value of {@code aria-describedby}; null, so that there is none, for a field without any. */
    public static String by(String id, boolean hint, boolean error, boolean counter) {
        var texts = new ArrayList<String>();
        if (hint) {
            texts.add(id + "-hint");
        }
        if (error) {
            texts.add(id + "-error");
        }
        if (counter) {
            texts.add(id + "-counter");
        }
        return texts.isEmpty() ? null : String.join(" ", texts);
    }
}
