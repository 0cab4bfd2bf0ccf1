package folkmoot.platform.text;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which hashtags are compared that say something here. */
public final class TagForm {

    private TagForm() {}

    /** As people type it: without accents, points and joiners, the letters of Arabic and Urdu in one form. */
    public static String folded(String hashtag) {
        return Normalizer.normalize(hashtag, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{M}\\p{Cf}_\u00b7\u0640]", "")
                .replace('\u0142', 'l')
                .replace('\u06cc', '\u064a')
                .replace('\u0649', '\u064a')
                .replace('\u06a9', '\u0643')
                .replaceAll("[\u06c1\u06be\u0629\u06c3]", "\u0647");
    }
}
