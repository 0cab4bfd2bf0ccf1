package folkmoot.talk.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody wants to change of their profile; what is empty stays as it is. */
public record ProfileChange(Texts texts, Pictures pictures, Flags flags, Posting posting) {

    /**
     * @param fields name and value as typed, in order
     * @param attributionDomains sites whose articles may name this account as their author
     */
    public record Texts(
            Optional<String> displayName,
            Optional<String> note,
            Optional<List<Map.Entry<String, String>>> fields,
            Optional<List<String>> attributionDomains) {

        /** All stay as they are. */
        public static final Texts NONE =
                new Texts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Files as uploaded; descriptions for people who cannot see them. */
    public record Pictures(
            Optional<byte[]> avatar,
            Optional<byte[]> header,
            Optional<String> avatarDescription,
            Optional<String> headerDescription) {

        /** All stay as they are. */
        public static final Pictures NONE =
                new Pictures(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public record Flags(
            Optional<Boolean> locked,
            Optional<Boolean> bot,
            Optional<Boolean> discoverable,
            Optional<Boolean> indexable,
            Optional<Boolean> hideCollections,
            Optional<Boolean> showMedia,
            Optional<Boolean> showMediaReplies,
            Optional<Boolean> showFeatured) {

        /** All stay as they are. */
        public static final Flags NONE = new Flags(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What new posts are like unless they say otherwise, in the client API's words. */
    public record Posting(
            Optional<String> privacy,
            Optional<Boolean> sensitive,
            Optional<String> language,
            Optional<String> quotePolicy) {

        /** All stays as it is. */
        public static final Posting NONE =
                new Posting(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
