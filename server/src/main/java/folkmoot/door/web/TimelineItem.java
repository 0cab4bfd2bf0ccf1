package folkmoot.door.web;

import folkmoot.talk.status.ViewerMarks;
import java.util.Optional;

/**
 * One post among others that somebody reads.
 *
 * @param id of the post itself, also where somebody passed it on
 * @param by who passed it on
 * @param marks what the reader did with it
 * @param vote what the reader chose or can choose in its poll; empty where there is none, or none for them
 * @param passable whether the reader may pass it on
 * @param own whether the reader wrote it here, and may change it
 * @param proposal where it stands as a proposal, whose page says what a support is given for; empty for a post like others
 * @param filter the title of the reader's filter that folds it
 */
public record TimelineItem(
        String id,
        Optional<AuthorView> by,
        PostView post,
        ViewerMarks marks,
        Optional<VoteView> vote,
        boolean passable,
        boolean own,
        Optional<String> proposal,
        Optional<String> filter) {}
