package folkmoot.people.account;

import folkmoot.federation.vocabulary.ActorType;
import java.net.URI;

/**
 * A local account to be made.
 *
 * @param username as asked for; checked and lowered by {@link Accounts#create}
 * @param uri its id, as {@code LocalUris} writes it for this kind of actor
 * @param page where people read it
 * @param displayName plain text
 * @param note clean HTML
 * @param noteSource what was typed
 * @param locked whether the owner approves followers by hand
 */
public record NewAccount(
        String username,
        ActorType type,
        URI uri,
        URI page,
        String displayName,
        String note,
        String noteSource,
        boolean locked) {

    /** Somebody, with nothing said about them yet. */
    public static NewAccount person(String username, URI uri, URI page) {
        return new NewAccount(username, ActorType.PERSON, uri, page, "", "", "", false);
    }
}
