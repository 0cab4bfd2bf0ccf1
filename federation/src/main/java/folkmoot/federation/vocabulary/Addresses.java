package folkmoot.federation.vocabulary;

import java.net.URI;

/** The special address that means everybody (ActivityPub 5.6), in its three spellings. */
public final class Addresses {

    /** The spelling we send. */
    public static final URI PUBLIC = URI.create("https://www.w3.org/ns/activitystreams#Public");

    private Addresses() {}

    /** Whether the address means everybody: the full address, {@code as:Public} or {@code Public}. */
    public static boolean isPublic(URI address) {
        return isPublic(address.toString());
    }

    /** As {@link #isPublic(URI)}, before it is known to be an address at all. */
    public static boolean isPublic(String address) {
        return switch (address) {
            case "https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public" -> true;
            default -> false;
        };
    }
}
