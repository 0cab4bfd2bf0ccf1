package folkmoot.platform.http;

import io.vertx.ext.web.MIMEHeader;
import java.util.List;
import java.util.Locale;

/** What a client wants to get, by the media types of its {@code Accept} header (RFC 9110 12.5.1). */
@FunctionalInterface
public interface Accept {

    /** Whoever asks. */
    Accept ANYTHING = _ -> true;

    /** Wants an ActivityStreams document rather than a page (ActivityPub 3.2). */
    Accept ACTIVITY = wanted -> wanted.stream()
            .filter(Accept::isWanted)
            .map(Accept::type)
            .filter(type -> isActivity(type) || type.equals("text/html"))
            .findFirst()
            .filter(Accept::isActivity)
            .isPresent();

    /** Anybody, at an address where there is nothing but an ActivityStreams document. */
    Accept DOCUMENT = _ -> true;

    /** Is a browser, or something else that reads HTML. */
    Accept HTML = naming("text/html");

    /** @param wanted the media types that the client names, the one it wants most first; none without the header */
    boolean test(List<MIMEHeader> wanted);

    /** Those who name this media type among what they want. */
    static Accept naming(String type) {
        return wanted ->
                wanted.stream().anyMatch(each -> isWanted(each) && type(each).equals(type));
    }

    private static boolean isActivity(String type) {
        return type.equals("application/activity+json") || type.equals("application/ld+json");
    }

    private static boolean isWanted(MIMEHeader each) {
        return each.weight() > 0;
    }

    private static String type(MIMEHeader each) {
        return each.value().strip().toLowerCase(Locale.ROOT);
    }
}
