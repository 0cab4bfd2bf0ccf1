package folkmoot.reblog;

import folkmoot.account.Account;
import folkmoot.account.Accounts;
import folkmoot.database.Transaction;
import folkmoot.delivery.Audience;
import folkmoot.delivery.Deliveries;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Update;
import folkmoot.federation.vocabulary.Verbatim;
import folkmoot.id.AccountId;
import folkmoot.id.Ids;
import folkmoot.instance.Instances;
import folkmoot.status.Status;
import folkmoot.status.StatusDeliveries;
import folkmoot.status.StatusNotes;
import folkmoot.status.StatusObserver;
import folkmoot.uri.LocalUris;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Passes what members write in a community on to the servers that understand announced activities (FEP-1b12): Lemmy, Mbin,
 * NodeBB, other Folkmoots. They see posts and answers alike. Everybody else gets the community's reblog of the post.
 */
public final class GroupRelay implements StatusObserver {

    private final Accounts accounts;
    private final Instances instances;
    private final StatusDeliveries posts;
    private final StatusNotes notes;
    private final Deliveries deliveries;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;

    public GroupRelay(
            Accounts accounts,
            Instances instances,
            StatusDeliveries posts,
            StatusNotes notes,
            Deliveries deliveries,
            LocalUris uris,
            Ids ids,
            InstantSource clock) {
        this.accounts = accounts;
        this.instances = instances;
        this.posts = posts;
        this.notes = notes;
        this.deliveries = deliveries;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        community(tx, status, author).ifPresent(group -> relay(tx, group, posts.create(tx, status, author)));
    }

    @Override
    public void edited(Transaction tx, Status status, Account author) {
        community(tx, status, author).ifPresent(group -> {
            var note = notes.note(tx, status, author);
            var id = uris.statusActivity(status.uri(), "updates/" + ids.next());
            relay(tx, group, new Update(id, author.uri(), note, note.recipients()));
        });
    }

    @Override
    public void removed(Transaction tx, Status status, Account author) {
        community(tx, status, author)
                .ifPresent(group -> relay(
                        tx,
                        group,
                        new Delete(uris.statusActivity(status.uri(), "delete"), author.uri(), status.uri())));
    }

    /** The community of ours in which one of ours wrote for everybody. */
    private Optional<Account> community(Transaction tx, Status status, Account author) {
        if (!author.isLocal() || status.isReblog() || !status.visibility().isOpen()) {
            return Optional.empty();
        }
        return status.thread()
                .community()
                .flatMap(community -> accounts.find(tx, new AccountId(community.value())))
                .filter(Account::isLocal)
                .filter(Account::isActive);
    }

    private void relay(Transaction tx, Account group, Activity activity) {
        var inboxes = deliveries.inboxes(tx, Audience.followersOf(group.id()));
        var aware = instances.groupAware(tx, Set.copyOf(inboxes.keySet()));
        var audience = Audience.none();
        for (var host : aware) {
            for (URI inbox : inboxes.get(host)) {
                audience = audience.andInbox(inbox);
            }
        }
        var announce = new Announce(
                uris.activity(group.id(), "announce", ids.next()),
                group.uri(),
                Ref.of(new Verbatim(activity.id(), activity.type(), ObjectWriter.document(activity))),
                Recipients.of(
                        List.of(Addresses.PUBLIC),
                        group.endpoints().followers().stream().toList()),
                Optional.of(clock.instant()));
        deliveries.enqueue(tx, group.id(), announce, audience);
    }
}
