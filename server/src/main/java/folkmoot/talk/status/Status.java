package folkmoot.talk.status;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ApplicationId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.StatusId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A post, or a reblog of one.
 *
 * @param author who wrote it, or who reblogged
 * @param uri id of the object, or of the Announce
 * @param local made here
 */
public record Status(
        StatusId id,
        AccountId author,
        URI uri,
        Optional<URI> url,
        Thread thread,
        Optional<Reblogged> reblog,
        Visibility visibility,
        Text text,
        boolean local,
        Times times) {

    /** The same as another thing on the wire. */
    public Status ofType(String type) {
        return new Status(
                id,
                author,
                uri,
                url,
                thread,
                reblog,
                visibility,
                new Text(
                        type,
                        text.content(),
                        text.spoiler(),
                        text.sensitive(),
                        text.language(),
                        text.source(),
                        text.application()),
                local,
                times);
    }

    /** The same with another text: who wrote it, what it answers and who may see it stay. */
    public Status edited(Text changed, Instant now) {
        return new Status(
                id,
                author,
                uri,
                url,
                thread,
                reblog,
                visibility,
                changed,
                local,
                new Times(times.created(), Optional.of(now), times.deleted()));
    }

    /**
     * What it answers and where it was posted.
     *
     * @param parentUri also set when we do not have the parent yet
     */
    public record Thread(
            Optional<StatusId> parent,
            Optional<AccountId> parentAuthor,
            Optional<URI> parentUri,
            Optional<CommunityId> community) {

        public static final Thread NONE =
                new Thread(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What is reblogged, and whose it is. */
    public record Reblogged(StatusId status, AccountId author) {}

    /**
     * What it says.
     *
     * @param type type word on the wire
     * @param content clean HTML
     * @param spoiler content warning, plain text
     * @param language BCP 47
     * @param source what a local author typed
     */
    public record Text(
            String type,
            String content,
            String spoiler,
            boolean sensitive,
            Optional<String> language,
            Optional<String> source,
            Optional<ApplicationId> application) {

        /** A reblog says nothing of its own. */
        public static final Text NONE =
                new Text("Announce", "", "", false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** When it was made, changed and removed. */
    public record Times(Instant created, Optional<Instant> edited, Optional<Instant> deleted) {

        public static Times at(Instant created) {
            return new Times(created, Optional.empty(), Optional.empty());
        }
    }

    public boolean isReblog() {
        return reblog.isPresent();
    }

    public boolean isReply() {
        return thread.parentUri().isPresent();
    }

    /** The page for people, or the id where none is known. */
    public URI page() {
        return url.orElse(uri);
    }
}
