package folkmoot.people.follow;

import folkmoot.federation.vocabulary.Accept;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Reject;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.people.account.Account;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.uri.LocalUris;

/** What is said to other servers about follows. */
final class FollowWire {

    private final Deliveries deliveries;
    private final LocalUris uris;
    private final Ids ids;

    FollowWire(Deliveries deliveries, LocalUris uris, Ids ids) {
        this.deliveries = deliveries;
        this.uris = uris;
        this.ids = ids;
    }

    void ask(Transaction tx, Account by, Account target, Follow follow) {
        deliveries.enqueue(tx, by.id(), activity(by, target, follow), Audience.of(target.id()));
    }

    void accept(Transaction tx, Account follower, Account target, Follow follow) {
        var accept = new Accept(uris.activity(target.id(), "accept", ids.next()), activity(follower, target, follow));
        deliveries.enqueue(tx, target.id(), accept, Audience.of(follower.id()));
    }

    void reject(Transaction tx, Account target, folkmoot.federation.vocabulary.Follow asked, Audience audience) {
        var reject = new Reject(
                uris.activity(target.id(), "reject", ids.next()),
                target.uri(),
                Ref.of(asked),
                Recipients.to(asked.actor()));
        deliveries.enqueue(tx, target.id(), reject, audience);
    }

    void undo(Transaction tx, Account by, folkmoot.federation.vocabulary.Follow follow, Audience audience) {
        deliveries.enqueue(tx, by.id(), new Undo(uris.activity(by.id(), "undo", ids.next()), follow), audience);
    }

    /** The Follow by which it was asked. */
    static folkmoot.federation.vocabulary.Follow activity(Account by, Account target, Follow follow) {
        return new folkmoot.federation.vocabulary.Follow(follow.uri(), by.uri(), target.uri());
    }
}
