package folkmoot.federation.vocabulary;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Publishes a post. */
public record Create(URI id, URI actor, Ref<Note> object, Recipients recipients, Optional<Instant> published)
        implements Activity {

    /** By the post's author, addressed as the post is. */
    public Create(URI id, Note note) {
        this(id, note.author(), Ref.of(note), note.recipients(), note.published());
    }
}
