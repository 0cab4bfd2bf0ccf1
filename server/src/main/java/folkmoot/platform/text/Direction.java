package folkmoot.platform.text;

import java.util.Locale;
import java.util.Set;

/** In which direction a language is written. */
public final class Direction {

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ku", "ps", "sd", "ug", "ur", "yi");
    private static final Set<String> SCRIPTS = Set.of("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm");

    private Direction() {}

    /** {@code rtl} or {@code ltr} for a language tag (BCP 47); a script named in it decides. */
    public static String of(String languageTag) {
        var locale = Locale.forLanguageTag(languageTag);
        if (!locale.getScript().isEmpty()) {
            return SCRIPTS.contains(locale.getScript()) ? "rtl" : "ltr";
        }
        return RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
    }
}
