package folkmoot.talk.status;

import java.net.URI;

/** The server of a post cannot be asked at the moment: whatever needs the post is worth trying again later. */
public final class OutOfReach extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfReach(URI post) {
        super(post + " cannot be read now", null, false, false);
    }
}
