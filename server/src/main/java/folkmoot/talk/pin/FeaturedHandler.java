package folkmoot.talk.pin;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.Add;
import folkmoot.federation.vocabulary.Remove;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.talk.status.RemoteStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** Add and Remove from elsewhere, of the sender's own featured collection; of any other collection they mean nothing. */
public final class FeaturedHandler {

    /** More than this many pins of one author elsewhere are not kept. */
    private static final int MOST = 20;

    private final Pins pins;
    private final Statuses statuses;
    private final RemoteStatuses remote;

    public FeaturedHandler(Pins pins, Statuses statuses, RemoteStatuses remote) {
        this.pins = pins;
        this.statuses = statuses;
        this.remote = remote;
    }

    /** Pins one of the sender's statuses, which is read from its server where it is not known yet. */
    public Consumer<Transaction> receive(Add add, Account sender, FetchBudget budget) {
        if (!isFeatured(add.target(), sender)) {
            return Drops.because(DropReason.IGNORED);
        }
        remote.find(add.object(), budget);
        return tx -> own(tx, add.object(), sender)
                .filter(_ -> pins.count(tx, sender.id()) < MOST)
                .ifPresentOrElse(
                        status -> pins.keep(tx, sender.id(), status.id()),
                        () -> Drops.note(tx, DropReason.UNREAD_OBJECT));
    }

    public Consumer<Transaction> receive(Remove remove, Account sender) {
        return isFeatured(remove.target(), sender)
                ? tx -> own(tx, remove.object(), sender)
                        .ifPresentOrElse(
                                status -> pins.drop(tx, sender.id(), status.id()),
                                () -> Drops.note(tx, DropReason.UNKNOWN_OBJECT))
                : Drops.because(DropReason.IGNORED);
    }

    private static boolean isFeatured(URI target, Account sender) {
        return sender.endpoints().featured().equals(Optional.of(target));
    }

    private Optional<Status> own(Transaction tx, URI object, Account sender) {
        return statuses.byUri(tx, object)
                .filter(status -> status.author().equals(sender.id()) && !status.isReblog())
                .filter(status -> status.visibility().isOpen());
    }
}
