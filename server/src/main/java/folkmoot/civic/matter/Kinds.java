package folkmoot.civic.matter;

import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.TagForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds that there are: a line for each. Doors ask here, so nothing else has to know of a new one. */
public final class Kinds {

    /** What a hashtag of a reply to a matter says. */
    enum Said {
        ANSWER,
        LEAVE,
        AGREE,
        DECLINE,
        THANKS
    }

    private volatile List<MatterKind<?>> all = List.of();
    private volatile Map<String, MatterWords> words = Map.of();
    private volatile Map<String, MatterKind<?>> hashtags = Map.of();
    private volatile Map<String, Said> said = Map.of();

    /** Enters a kind. Two kinds cannot have the same word or hashtag. */
    public synchronized Kinds add(MatterKind<?> kind) {
        if (find(kind.word()).isPresent()) {
            throw new IllegalStateException(kind.word() + " is there already");
        }
        var more = new ArrayList<>(all);
        more.add(kind);
        var folders = Stream.concat(Stream.of(MatterWords.FOLDER), more.stream().map(MatterKind::words))
                .distinct()
                .toArray(String[]::new);
        words = MatterWords.all(folders);
        hashtags = readHashtags(more, words.values());
        said = readSaid(words.values());
        all = List.copyOf(more);
        return this;
    }

    private static Map<String, MatterKind<?>> readHashtags(
            List<MatterKind<?>> kinds, Collection<MatterWords> languages) {
        var found = new HashMap<String, MatterKind<?>>();
        for (var language : languages) {
            for (var kind : kinds) {
                for (var tag : language.hashtags(kind.word() + ".hashtags")) {
                    if (found.put(TagForm.folded(tag), kind) instanceof MatterKind<?> other && other != kind) {
                        throw new IllegalStateException("#" + tag + " would be of two kinds");
                    }
                }
            }
        }
        return Map.copyOf(found);
    }

    private static Map<String, Said> readSaid(Collection<MatterWords> languages) {
        var found = new HashMap<String, Said>();
        for (var language : languages) {
            for (var meaning : Said.values()) {
                for (var tag :
                        language.hashtags("matter.hashtags." + meaning.name().toLowerCase(Locale.ROOT))) {
                    if (found.put(TagForm.folded(tag), meaning) instanceof Said other && other != meaning) {
                        throw new IllegalStateException("#" + tag + " would say two things");
                    }
                }
            }
        }
        return Map.copyOf(found);
    }

    public List<MatterKind<?>> all() {
        return all;
    }

    /** Their words. */
    public List<String> words() {
        return all.stream().<String>map(MatterKind::word).toList();
    }

    public Optional<MatterKind<?>> find(String word) {
        return all.stream().filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Problems: 422 for a word that is none of them. */
    public MatterKind<?> require(String word) {
        return find(word)
                .orElseThrow(
                        () -> Invalid.field("kind", "ERR_INCLUSION", "must be one of " + String.join(", ", words())));
    }

    /** The kind that a hashtag names in any language. */
    Optional<MatterKind<?>> byHashtag(String tag) {
        return Optional.ofNullable(hashtags.get(TagForm.folded(tag)));
    }

    /** What the first hashtag of a reply that means something means. */
    Optional<Said> said(List<String> tags) {
        return tags.stream()
                .map(tag -> said.get(TagForm.folded(tag)))
                .filter(meaning -> meaning != null)
                .findFirst();
    }

    /** For a language tag; only its language counts. */
    public MatterWords in(String languageTag) {
        return MatterWords.in(words, languageTag);
    }

    /** Every language. */
    public Map<String, MatterWords> languages() {
        return new LinkedHashMap<>(words);
    }
}
