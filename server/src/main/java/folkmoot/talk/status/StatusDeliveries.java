package folkmoot.talk.status;

import com.google.common.base.Suppliers;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Update;
import folkmoot.people.account.Account;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.uri.LocalUris;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells other servers of a local status: that it was made, changed or removed. */
public final class StatusDeliveries {

    private final Statuses statuses;
    private final StatusNotes notes;
    private final Deliveries deliveries;
    private final LocalUris uris;
    private final Ids ids;
    private final Observers<PostSending> observers;
    private final Bulk<Sent> sent = new Bulk<>(this::tellSent, Bulk.Turn.LATE);

    public StatusDeliveries(
            Statuses statuses,
            StatusNotes notes,
            Deliveries deliveries,
            LocalUris uris,
            Ids ids,
            Observers<PostSending> observers) {
        this.statuses = statuses;
        this.notes = notes;
        this.deliveries = deliveries;
        this.uris = uris;
        this.ids = ids;
        this.observers = observers;
    }

    /** The {@code Create} of a local status, as it is sent and as its id serves it. */
    public Create create(Transaction tx, Status status, Account author) {
        return new Create(uris.statusActivity(status.uri(), "activity"), notes.note(tx, status, author));
    }

    private void send(
            Transaction tx, Status status, Account author, Supplier<? extends Activity> writing, Audience audience) {
        var activity = Suppliers.memoize(writing::get);
        deliveries.enqueue(tx, author.id(), activity, audience);
        observers.tell(observer -> observer.sent(tx, status, author, activity));
    }

    public void created(Transaction tx, Status status, Account author) {
        send(tx, status, author, () -> create(tx, status, author), audience(tx, status, author));
    }

    /**
     * As {@link #created}; observers hear what becomes of it ({@link Deliveries#watched}). Its number; empty where it leaves for
     * nowhere.
     */
    public Optional<Long> createdWatched(Transaction tx, Status status, Account author) {
        var activity = Suppliers.memoize(() -> create(tx, status, author));
        var number = deliveries.watched(tx, author.id(), activity, audience(tx, status, author));
        observers.tell(observer -> observer.sent(tx, status, author, activity));
        return number;
    }

    /** A status that was sent before, once more to one account; observers hear what becomes of it. As {@link #createdWatched}. */
    public Optional<Long> againWatched(Transaction tx, Status status, Account author, Account to) {
        return deliveries.watched(tx, author.id(), () -> create(tx, status, author), Audience.of(to.id()));
    }

    /** As {@link #created}, of a status made in this transaction: with all others that it makes, when their rows are there. */
    public void created(Transaction tx, Posted posted) {
        var status = posted.status();
        var author = posted.author();
        var activity = Suppliers.memoize(
                () -> new Create(uris.statusActivity(status.uri(), "activity"), notes.note(tx, posted)));
        deliveries.later(tx, author.id(), activity, audience(status, author, posted.mentioned()));
        tx.later(sent, new Sent(status, author, activity));
    }

    private void tellSent(Transaction tx, List<Sent> all) {
        all.forEach(one -> observers.tell(observer -> observer.sent(tx, one.status(), one.author(), one.activity())));
    }

    private record Sent(Status status, Account author, Supplier<? extends Activity> activity) {}

    public void edited(Transaction tx, Status status, Account author) {
        send(tx, status, author, () -> update(tx, status, author), audience(tx, status, author));
    }

    private Update update(Transaction tx, Status status, Account author) {
        var note = notes.note(tx, status, author);
        return new Update(
                uris.statusActivity(status.uri(), "updates/" + ids.next()), author.uri(), note, note.recipients());
    }

    public void removed(Transaction tx, Status status, Account author) {
        var delete = new Delete(uris.statusActivity(status.uri(), "delete"), author.uri(), status.uri());
        send(tx, status, author, () -> delete, audience(tx, status, author).and(rebloggers(tx, status)));
    }

    private Audience audience(Transaction tx, Status status, Account author) {
        var mentioned = statuses.mentions(tx, List.of(status.id())).getOrDefault(status.id(), List.of());
        return audience(status, author, mentioned);
    }

    /** Followers unless it is direct; everybody mentioned; the author it answers; the community it was posted to. */
    private static Audience audience(Status status, Account author, Collection<AccountId> mentioned) {
        var named = new HashSet<>(mentioned);
        status.thread().community().ifPresent(community -> named.add(new AccountId(community.value())));
        if (status.visibility().isOpen()) {
            status.thread().parentAuthor().ifPresent(named::add);
        }
        named.remove(author.id());
        var audience = Audience.of(named);
        return status.visibility() == Visibility.DIRECT ? audience : audience.andFollowersOf(author.id());
    }

    private List<AccountId> rebloggers(Transaction tx, Status status) {
        return statuses.rebloggers(tx, status.id());
    }
}
