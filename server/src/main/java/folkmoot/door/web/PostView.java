package folkmoot.door.web;

import java.util.List;
import java.util.Optional;

/**
 * A post in a discussion.
 *
 * @param html clean HTML
 * @param depth how far it is indented, 0 to 3
 * @param checked who marked it as checked, in a sentence each
 * @param sensitive its media wait behind a warning
 * @param position where an official response puts the track, in words
 */
public record PostView(
        AuthorView author,
        String html,
        String spoiler,
        String language,
        String direction,
        String time,
        String date,
        int depth,
        Optional<String> position,
        List<String> checked,
        List<MediaView> media,
        boolean sensitive,
        Optional<PollView> poll,
        String url) {}
