package folkmoot.civic.response;

import folkmoot.civic.proposal.Occasion;
import folkmoot.federation.json.UriReader;
import folkmoot.people.account.Account;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Of which answer to many proposals a reply is a part: one whose page, on its author's own server, it links to. All that a body posts of
 * one answer names the same page, to whatever server it goes, so that who backs several of these proposals can be told once.
 */
public final class WholeAnswer {

    private static final Pattern LINK = Pattern.compile("href=\"(https?://[^\"\\s]+)\"");

    private WholeAnswer() {}

    /** Where it stands whole. @param html clean HTML */
    public static Optional<URI> of(String html, Account author) {
        return addresses(html, author).findFirst().map(WholeAnswer::withoutMoment);
    }

    /**
     * Of news about such an answer: the moment of its life that they are about, behind its address.
     *
     * @param html clean HTML
     * @param author who gave the answer
     */
    public static Optional<URI> moment(String html, Account author) {
        return addresses(html, author)
                .filter(address -> address.getRawFragment() != null)
                .findFirst();
    }

    /** The address of an answer without the moment of its life. */
    public static URI withoutMoment(URI address) {
        return address.getRawFragment() == null
                ? address
                : URI.create(address.toString().substring(0, address.toString().indexOf('#')));
    }

    /** What a post says as a part of an answer to many. @param post its id, if it still stands */
    static Optional<Occasion> part(String html, Account author, Optional<URI> post) {
        return of(html, author).flatMap(page -> post.map(said -> new Occasion.Part(author.id(), page, said)));
    }

    private static Stream<URI> addresses(String html, Account author) {
        return LINK.matcher(html)
                .results()
                .flatMap(found -> UriReader.link(found.group(1).replace("&amp;", "&")).stream())
                .filter(address -> isOn(address, author.uri()) && LocalUris.isAnswers(address));
    }

    private static boolean isOn(URI address, URI author) {
        return address.getScheme().equals(author.getScheme())
                && address.getRawAuthority() != null
                && address.getRawAuthority().equalsIgnoreCase(author.getRawAuthority());
    }
}
