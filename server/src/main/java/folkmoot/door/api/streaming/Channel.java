package folkmoot.door.api.streaming;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.status.Tags;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One stream somebody can listen to: its name in the client API, the tag for hashtag streams, and, for streams of one's
 * own, whose it is.
 */
record Channel(String name, Optional<String> tag, Optional<AccountId> owner) {

    private static final String LIST = "list";

    private static final Set<String> OPEN = Set.of(
            "public", "public:media", "public:local", "public:local:media", "public:remote", "public:remote:media");
    private static final Set<String> TAGGED = Set.of("hashtag", "hashtag:local");
    private static final Set<String> OWN = Set.of("user", "user:notification", "direct");

    static Channel open(String name) {
        return new Channel(name, Optional.empty(), Optional.empty());
    }

    static Channel tagged(String name, String tag) {
        return new Channel(name, Optional.of(tag), Optional.empty());
    }

    static Channel own(String name, AccountId owner) {
        return new Channel(name, Optional.empty(), Optional.of(owner));
    }

    /** @param list the list's id as text, which stands where tags stand */
    static Channel list(long list, AccountId owner) {
        return new Channel(LIST, Optional.of(Long.toString(list)), Optional.of(owner));
    }

    boolean isList() {
        return name.equals(LIST);
    }

    /** What a client asks for; 400 for an unknown stream or a hashtag stream without its tag. */
    static Channel asked(String name, Optional<String> tag, boolean onlyMedia, AccountId viewer) {
        if (OWN.contains(name)) {
            return own(name, viewer);
        }
        if (name.equals(LIST)) {
            return list(
                    tag.flatMap(text -> Id.parse(text).stream().boxed().findFirst())
                            .orElseThrow(() -> Invalid.malformed("Missing list name parameter")),
                    viewer);
        }
        if (TAGGED.contains(name)) {
            return tagged(
                    name,
                    tag.map(Tags::normal)
                            .filter(text -> !text.isEmpty())
                            .orElseThrow(() -> Invalid.malformed("Missing tag name parameter")));
        }
        var full = onlyMedia && !name.endsWith(":media") ? name + ":media" : name;
        if (!OPEN.contains(full)) {
            throw Invalid.malformed("Unknown channel requested");
        }
        return open(full);
    }

    /** The scope that a token needs for it. */
    String scope() {
        return name.equals("user:notification") ? "read:notifications" : "read:statuses";
    }

    /** How frames name it: the stream and, for hashtags, the tag. */
    List<String> label() {
        return tag.map(text -> List.of(name, text)).orElseGet(() -> List.of(name));
    }
}
