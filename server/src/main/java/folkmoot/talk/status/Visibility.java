package folkmoot.talk.status;

import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Recipients;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Who may see a status. */
public enum Visibility {
    /** Everybody, and it appears in public timelines. */
    PUBLIC,
    /** Everybody, but it is not pushed forward. */
    UNLISTED,
    /** Followers and those mentioned. */
    PRIVATE,
    /** Those mentioned. */
    DIRECT;

    /** The client API's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Visibility> of(String word) {
        for (var visibility : values()) {
            if (visibility.word().equals(word)) {
                return Optional.of(visibility);
            }
        }
        return Optional.empty();
    }

    /** What an audience on the wire means, given the author's followers collection. */
    public static Visibility of(Recipients recipients, Optional<URI> followers) {
        if (recipients.to().contains(Addresses.PUBLIC)) {
            return PUBLIC;
        }
        if (recipients.cc().contains(Addresses.PUBLIC)) {
            return UNLISTED;
        }
        return followers.filter(recipients::contains).isPresent() ? PRIVATE : DIRECT;
    }

    /** Whether anybody may see it. */
    public boolean isOpen() {
        return this == PUBLIC || this == UNLISTED;
    }
}
