package folkmoot.civic.news;

import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Optional;

/** How a member wants to hear of the proposals that they back or follow. */
public enum NewsWay implements Worded {
    /** Among the notifications, and nothing more. */
    NOTIFICATION,
    /** Among the notifications, and the apps that asked for it are woken: what holds until somebody chooses. */
    PUSH,
    /** By mail to the address by which they sign in, and not among the notifications. */
    MAIL,
    /** Not at all. */
    NONE;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<NewsWay> of(String word) {
        return Worded.find(NewsWay.class, word);
    }
}
