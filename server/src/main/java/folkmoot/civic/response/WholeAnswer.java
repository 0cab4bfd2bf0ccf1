package folkmoot.civic.response;

import folkmoot.federation.json.UriReader;
import folkmoot.people.account.Account;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Of which answer to many proposals a reply is a part: one whose page, on its author's own server, it links to. All that a body posts of
 * one answer names the same page, to whatever server it goes, so that who backs several of these proposals can be told once.
 */
final class WholeAnswer {

    private static final Pattern LINK = Pattern.compile("href=\"(https?://[^\"\\s]+)\"");

    private WholeAnswer() {}

    /** @param html clean HTML */
    static Optional<URI> of(String html, Account author) {
        return LINK.matcher(html)
                .results()
                .flatMap(found -> UriReader.link(found.group(1).replace("&amp;", "&")).stream())
                .filter(address -> isOn(address, author.uri()) && LocalUris.isAnswers(address))
                .findFirst();
    }

    private static boolean isOn(URI address, URI author) {
        return address.getScheme().equals(author.getScheme())
                && address.getRawAuthority() != null
                && address.getRawAuthority().equalsIgnoreCase(author.getRawAuthority());
    }
}
