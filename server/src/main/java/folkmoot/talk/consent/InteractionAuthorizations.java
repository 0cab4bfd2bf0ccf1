package folkmoot.talk.consent;

import folkmoot.federation.vocabulary.InteractionRequest;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** What authors of ours allow people elsewhere to do with their posts, where those asked for it in writing. */
public final class InteractionAuthorizations {

    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;
    private final InteractionAuthorizationStore store = new InteractionAuthorizationStore();

    public InteractionAuthorizations(LocalUris uris, Ids ids, InstantSource clock) {
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
    }

    /** Where the document stands that allows it; the same one however often it is asked for. */
    URI give(Transaction tx, Account author, Status status, InteractionRequest request) {
        var wanted = new InteractionAuthorization(
                ids.next(), status.id(), request.kind(), request.instrument().uri());
        return address(author, store.add(tx, wanted, clock.instant()));
    }

    /** By the number in its address. */
    public Optional<InteractionAuthorization> find(Transaction tx, long id) {
        return store.find(tx, id);
    }

    /** Where an author's authorization stands. */
    public URI address(Account author, InteractionAuthorization authorization) {
        return uris.below(author.uri(), "authorizations/" + authorization.id());
    }
}
