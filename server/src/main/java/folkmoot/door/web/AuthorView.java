package folkmoot.door.web;

import java.util.List;
import java.util.Optional;

/**
 * Somebody, as shown beside what they wrote.
 *
 * @param handle {@code @alice@example.org}: by which anybody finds them
 * @param acct {@code @alice} for who is here, else as the handle: enough beside what they wrote
 * @param initial stands in place of a picture
 * @param picture its address here: nothing is loaded from elsewhere
 * @param body the public body they are recognised to speak for
 * @param badges what attesters say of them, in a few words each
 * @param warning that they lost recognition, or only look like a body
 */
public record AuthorView(
        String name,
        String handle,
        String acct,
        String url,
        String initial,
        Optional<String> picture,
        boolean group,
        boolean bot,
        Optional<String> body,
        List<String> badges,
        Optional<String> warning) {}
