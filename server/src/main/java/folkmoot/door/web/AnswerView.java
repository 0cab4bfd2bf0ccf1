package folkmoot.door.web;

import java.util.List;

/**
 * What a body answered to a proposal.
 *
 * @param anchor id on the page
 * @param type what kind of answer
 * @param position where it says that the body stands
 * @param tone as of {@link TrackView}
 * @param how on whose behalf, together with whom, by which door; line by line
 * @param facts what it promises, names and gives as reason, and what became of it; line by line
 * @param removed that the post was removed, by whom and when; empty as long as it is there
 * @param post address of the post; empty once it is gone
 * @param asked id of a commitment about which the viewer is asked; empty for none
 * @param whole address of the answer to many proposals of which it is one; empty for none
 * @param earlier what it said before, the newest first
 */
public record AnswerView(
        String anchor,
        String body,
        String type,
        String position,
        String tone,
        AuthorView by,
        List<String> how,
        List<String> facts,
        Words said,
        String removed,
        String post,
        String asked,
        String whole,
        List<Words> earlier) {

    /** @param html clean HTML */
    public record Words(String html, String language, String direction, String time, String date) {}
}
