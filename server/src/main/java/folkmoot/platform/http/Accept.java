package folkmoot.platform.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/** What a client wants to get, read from its {@code Accept} header (RFC 9110 12.5.1; empty when there is none). */
public final class Accept {

    /** Wants an ActivityStreams document rather than a page (ActivityPub 3.2). */
    public static final Predicate<String> ACTIVITY = Accept::wantsActivity;

    /** Anybody, at an address where there is nothing but an ActivityStreams document. */
    public static final Predicate<String> DOCUMENT = _ -> true;

    /** Is a browser, or something else that reads HTML. */
    public static final Predicate<String> HTML =
            header -> wish(header, "text/html").isWanted();

    private Accept() {}

    /** How much a media type is wanted, from 0 to 1, and where in the header it is named: of equals the first wins. */
    private record Wish(double quality, int place) {

        private static final Wish NONE = new Wish(0, Integer.MAX_VALUE);

        boolean isWanted() {
            return quality > 0;
        }

        boolean comesBefore(Wish other) {
            return quality > other.quality || quality == other.quality && place < other.place;
        }
    }

    private static boolean wantsActivity(String header) {
        var activity = wish(header, "application/activity+json");
        var jsonLd = wish(header, "application/ld+json");
        var best = jsonLd.comesBefore(activity) ? jsonLd : activity;
        return best.isWanted() && best.comesBefore(wish(header, "text/html"));
    }

    private static Wish wish(String header, String type) {
        var ranges = header.toLowerCase(Locale.ROOT).split(",");
        for (int place = 0; place < ranges.length; place++) {
            var parts = ranges[place].split(";");
            if (parts[0].strip().equals(type)) {
                return new Wish(quality(parts), place);
            }
        }
        return Wish.NONE;
    }

    private static double quality(String[] parts) {
        return Arrays.stream(parts)
                .skip(1)
                .map(parameter -> parameter.replace(" ", ""))
                .filter(parameter -> parameter.matches("q=[01](\\.[0-9]{0,9})?"))
                .mapToDouble(parameter -> Double.parseDouble(parameter.substring(2)))
                .findFirst()
                .orElse(1);
    }
}
