package folkmoot.talk.card;

import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One page on the web, as a client shows it below a status. All texts are plain but {@code html}.
 *
 * @param id 0 while it is not kept
 * @param title empty where the page could not be read: such a card is not shown
 */
public record Card(
        long id,
        URI url,
        String title,
        String description,
        Kind kind,
        Optional<String> language,
        Author author,
        Provider provider,
        Frame frame,
        Optional<Image> image,
        Optional<Instant> published,
        Instant fetched) {

    /** How a client shows it. */
    public enum Kind {
        LINK,
        PHOTO,
        VIDEO,
        RICH;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param account the account that the page names as its author, and that belongs to the same site or lets the site name it
     * @param claimed an account that the page names without its leave
     */
    public record Author(String name, String url, Optional<AccountId> account, Optional<AccountId> claimed) {

        public static final Author UNKNOWN = new Author("", "", Optional.empty(), Optional.empty());
    }

    /** The site. */
    public record Provider(String name, String url) {}

    /**
     * What can be played in place.
     *
     * @param html one sanitised iframe, or empty
     * @param width pixels, 0 when unknown
     * @param embed address of what a photo shows, or empty
     */
    public record Frame(String html, int width, int height, String embed) {

        public static final Frame NONE = new Frame("", 0, 0, "");
    }

    /**
     * On its own server; clients get it through us.
     *
     * @param blurhash its colours, once it was read
     */
    public record Image(URI url, String description, Optional<String> blurhash) {}

    /** A page that could not be read: remembered, so that it is not asked for again and again. */
    static Card unreadable(URI url, Instant now) {
        return new Card(
                0,
                url,
                "",
                "",
                Kind.LINK,
                Optional.empty(),
                Author.UNKNOWN,
                new Provider("", ""),
                Frame.NONE,
                Optional.empty(),
                Optional.empty(),
                now);
    }
}
