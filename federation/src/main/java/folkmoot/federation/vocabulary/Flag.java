package folkmoot.federation.vocabulary;

import java.net.URI;
import java.util.List;

/**
 * A report to the moderators of another server, sent by the instance actor so that nobody learns who reported.
 *
 * @param objects the reported actor and the posts it is about
 * @param content what the reporter wrote, plain text
 */
public record Flag(URI id, URI actor, List<URI> objects, String content, Recipients recipients) implements Activity {

    public Flag {
        objects = List.copyOf(objects);
    }
}
