package folkmoot.door.web;

import java.util.Optional;

/**
 * Something that somebody was told.
 *
 * @param from who caused it; empty where nobody in particular did
 * @param words what they did, after their name
 * @param time for machines
 * @param post what it is about, if that can be read
 * @param url where to read more
 * @param fresh not seen before
 */
public record NotificationView(
        Optional<AuthorView> from,
        String words,
        String time,
        String date,
        Optional<PostView> post,
        String url,
        boolean fresh) {}
