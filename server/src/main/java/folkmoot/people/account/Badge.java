package folkmoot.people.account;

import folkmoot.platform.text.Html;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an attester says of an account, as its owner shows it.
 *
 * @param claim its word
 * @param names how people read it, plain text by language tag; at least one
 * @param issuer who says it, plain text
 * @param page where to read of the issuer
 * @param since first day
 * @param until last day on which it holds, UTC
 * @param credential address of the signed document
 */
public record Badge(
        String claim,
        Map<String, String> names,
        String issuer,
        URI page,
        LocalDate since,
        LocalDate until,
        URI credential) {

    public Badge {
        names = Map.copyOf(names);
    }

    /** In a language, or in English, or in whatever it is named in. */
    public String name(String language) {
        return name(names, language);
    }

    /** The same of any names of a claim. */
    public static String name(Map<String, String> names, String language) {
        var english = names.getOrDefault("en", new TreeMap<>(names).firstEntry().getValue());
        return names.getOrDefault(language, english);
    }

    /** Issuer and days for who reads a profile elsewhere, as clean HTML without a word of any language. */
    public String html() {
        return "<bdi>" + Html.escape(issuer) + "</bdi> · <a href=\"" + Html.escape(credential.toString())
                + "\" rel=\"nofollow noopener\" translate=\"no\">" + since + " – " + until + "</a>";
    }
}
