package folkmoot.federation.signature;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header by which a sender tells a receiver which followers it believes to have there (FEP-8fcf). Worth something only
 * when the signature of its request covers it.
 *
 * @param collection the sender's followers
 * @param url where those of the receiving host are listed
 * @param digest {@link FollowerDigest} over those
 */
public record CollectionSynchronization(URI collection, URI url, String digest) {

    /** The name of the header, in lower case as signatures have it. */
    public static final String HEADER = "collection-synchronization";

    private static final int MAX_LENGTH = 4_096;
    private static final Pattern PARAMETER = Pattern.compile("\\G\\s*([A-Za-z]{1,32})=\"([^\"\\\\]*)\"\\s*(,|$)");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** Empty when it cannot be read: then there is nothing to go by. */
    public static Optional<CollectionSynchronization> parse(String header) {
        if (header.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        var matcher = PARAMETER.matcher(header);
        var end = 0;
        while (end < header.length() && matcher.find()) {
            if (values.put(matcher.group(1), matcher.group(2)) != null) {
                return Optional.empty();
            }
            end = matcher.end();
        }
        return end == header.length() ? of(values) : Optional.empty();
    }

    private static Optional<CollectionSynchronization> of(Map<String, String> values) {
        var digest = values.getOrDefault("digest", "");
        if (!DIGEST.matcher(digest).matches()) {
            return Optional.empty();
        }
        return address(values.getOrDefault("collectionId", ""))
                .flatMap(collection -> address(values.getOrDefault("url", ""))
                        .map(url -> new CollectionSynchronization(collection, url, digest)));
    }

    private static Optional<URI> address(String text) {
        return CavageReader.keyId(text);
    }

    /** As it is sent. */
    public String header() {
        return "collectionId=\"%s\", url=\"%s\", digest=\"%s\"".formatted(collection, url, digest);
    }
}
