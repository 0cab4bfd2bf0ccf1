package folkmoot.talk.push;

import folkmoot.people.notification.NotificationType;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The first line of a push message, in the language of who gets it; in English where there are no words of theirs. */
final class PushTitles {

    private static final Control ENGLISH_OTHERWISE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private PushTitles() {}

    /** @param language a tag such as {@code pl} or {@code pl-PL} */
    static String of(NotificationType type, String from, String language) {
        var locale = Locale.forLanguageTag(language);
        var words = ResourceBundle.getBundle("push.titles", locale, ENGLISH_OTHERWISE);
        return new MessageFormat(words.getString(type.word()), locale).format(new Object[] {from});
    }
}
