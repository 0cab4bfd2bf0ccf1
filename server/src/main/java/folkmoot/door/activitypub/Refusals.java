package folkmoot.door.activitypub;

import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.FeatureRequest;
import folkmoot.federation.vocabulary.Invite;
import folkmoot.federation.vocabulary.Join;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Reject;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says no to what is asked of us and does not exist here: taking part in events (Join, Invite) and being shown in collections
 * of accounts (FeatureRequest, FEP-7aa9). Who asks hears it instead of waiting for ever.
 */
public final class Refusals {

    private final Accounts accounts;
    private final Deliveries deliveries;
    private final LocalUris uris;
    private final Ids ids;

    public Refusals(Accounts accounts, Deliveries deliveries, LocalUris uris, Ids ids) {
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.uris = uris;
        this.ids = ids;
    }

    /** Nothing happens when what it is about is not ours. */
    Consumer<Transaction> refuse(Activity asked, Account sender) {
        return object(asked)
                .filter(uris::isLocal)
                .<Consumer<Transaction>>map(object -> tx -> answerer(tx, object)
                        .ifPresent(by ->
                                deliveries.enqueue(tx, by.id(), reject(by, asked, sender), Audience.of(sender.id()))))
                .orElse(_ -> {});
    }

    private static Optional<URI> object(Activity asked) {
        return switch (asked) {
            case Join join -> Optional.of(join.object());
            case Invite invite -> Optional.of(invite.object());
            case FeatureRequest request -> Optional.of(request.object());
            default -> Optional.empty();
        };
    }

    /** The actor who was asked; for anything else the instance. */
    private Optional<Account> answerer(Transaction tx, URI object) {
        return accounts.byUri(tx, object)
                .filter(Account::isLocal)
                .filter(Account::isActive)
                .or(() -> accounts.byUri(tx, uris.instanceActor()));
    }

    private Reject reject(Account by, Activity asked, Account sender) {
        return new Reject(
                uris.activity(by.id(), "reject", ids.next()), by.uri(), Ref.of(asked), Recipients.to(sender.uri()));
    }
}
