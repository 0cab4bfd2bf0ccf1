package folkmoot.http;

import java.util.Locale;
import java.util.function.Predicate;

/** What a client wants to get, read from its {@code Accept} header (empty when there is none). */
public final class Accept {

    /** Wants an ActivityStreams document rather than a page (ActivityPub 3.2). */
    public static final Predicate<String> ACTIVITY = Accept::wantsActivity;

    /** Anybody, at an address where there is nothing but an ActivityStreams document. */
    public static final Predicate<String> DOCUMENT = _ -> true;

    /** Is a browser, or something else that reads HTML. */
    public static final Predicate<String> HTML =
            header -> header.toLowerCase(Locale.ROOT).contains("text/html");

    private Accept() {}

    private static boolean wantsActivity(String header) {
        var accept = header.toLowerCase(Locale.ROOT);
        int activity = first(accept.indexOf("application/activity+json"), accept.indexOf("application/ld+json"));
        int html = accept.indexOf("text/html");
        return activity >= 0 && (html < 0 || activity < html);
    }

    private static int first(int one, int other) {
        return one < 0 ? other : other < 0 ? one : Math.min(one, other);
    }
}
