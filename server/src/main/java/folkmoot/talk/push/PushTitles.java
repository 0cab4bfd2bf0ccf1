package folkmoot.talk.push;

import folkmoot.people.notification.NotificationType;
import folkmoot.platform.text.Wording;
import java.util.Locale;
import java.util.Map;

/** The first line of a push message, in the language of who gets it; in English where there are no words of theirs. */
public final class PushTitles {

    private static final Map<String, Wording> ALL = Wording.all("push/titles");

    private PushTitles() {}

    /** @param language a tag such as {@code pl} or {@code pl-PL} */
    public static String of(NotificationType type, String from, String language) {
        var words = ALL.getOrDefault(Locale.forLanguageTag(language).getLanguage(), ALL.get("en"));
        return words.get(type.word(), from);
    }
}
