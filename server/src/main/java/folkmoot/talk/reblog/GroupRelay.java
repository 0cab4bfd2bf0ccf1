package folkmoot.talk.reblog;

import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Verbatim;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.PostSending;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Passes what happens in a community of ours on to the servers that understand announced activities (FEP-1b12): Lemmy, Mbin,
 * NodeBB, other Folkmoots. They see posts and answers alike. Everybody else gets the community's reblog of the post, which
 * is taken back when the post goes.
 */
public final class GroupRelay implements PostSending, StatusObserver {

    private final Accounts accounts;
    private final Reblogs reblogs;
    private final ReblogDeliveries deliveries;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;

    public GroupRelay(
            Accounts accounts,
            Reblogs reblogs,
            ReblogDeliveries deliveries,
            LocalUris uris,
            Ids ids,
            InstantSource clock) {
        this.accounts = accounts;
        this.reblogs = reblogs;
        this.deliveries = deliveries;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
    }

    /** What one of ours wrote in a community for everybody, its edits and its removal. */
    @Override
    public void sent(Transaction tx, Status status, Account author, Supplier<? extends Activity> writing) {
        if (status.isReblog() || !status.visibility().isOpen()) {
            return;
        }
        community(tx, status).ifPresent(group -> {
            var now = clock.instant();
            deliveries.announcedLater(
                    tx, group, () -> announce(group, announceUri(group, status, writing.get()), writing.get(), now));
        });
    }

    private URI announceUri(Account group, Status status, Activity activity) {
        return activity instanceof Create
                ? announceUri(group, status)
                : uris.activity(group.id(), "announce", ids.next());
    }

    /** The post is gone: so is the community's reblog of it, also where the author's Delete never arrives. */
    @Override
    public void removed(Transaction tx, Status status, Account author) {
        if (!status.isReblog()) {
            community(tx, status).ifPresent(group -> reblogs.remove(tx, group, status));
        }
    }

    /** The community of ours to which a status belongs. */
    public Optional<Account> community(Transaction tx, Status status) {
        return status.thread()
                .community()
                .flatMap(community -> accounts.find(tx, new AccountId(community.value())))
                .filter(Account::isLocal)
                .filter(Account::isActive);
    }

    /** Announces an activity to everybody who understands that. */
    public void pass(Transaction tx, Account group, ActivityStreamsObject activity) {
        pass(tx, group, uris.activity(group.id(), "announce", ids.next()), activity);
    }

    /** As {@link #pass}, under the id at which the announcement of a post is served. */
    public void pass(Transaction tx, Account group, URI id, ActivityStreamsObject activity) {
        deliveries.announced(tx, group, announce(group, id, activity, clock.instant()));
    }

    /** The id of the announcement of a post. */
    public URI announceUri(Account group, Status status) {
        return uris.activity(group.id(), "announce", status.id().value());
    }

    /** The announcement of an activity, as it is sent and as its id serves it. */
    public Announce announce(Account group, URI id, ActivityStreamsObject activity, Instant when) {
        var object = activity instanceof Activity ours
                ? new Verbatim(ours.id(), ours.type(), ObjectWriter.document(ours))
                : activity;
        return new Announce(
                id,
                group.uri(),
                Ref.of(object),
                Recipients.of(
                        List.of(Addresses.PUBLIC),
                        group.endpoints().followers().stream().toList()),
                Optional.of(when));
    }
}
