package folkmoot.civic.group;

import static folkmoot.schema.generated.Tables.COMMUNITY_ANNOUNCE;

import folkmoot.civic.community.Bans;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Dislike;
import folkmoot.federation.vocabulary.Like;
import folkmoot.federation.vocabulary.Received;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.federation.vocabulary.Update;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.favourite.Favourite;
import folkmoot.talk.favourite.FavouriteObserver;
import folkmoot.talk.favourite.Favourites;
import folkmoot.talk.reblog.GroupRelay;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Passes on what members do in our communities. What comes from elsewhere goes on byte for byte, when it had an effect here and
 * while its author is not banned; posts stand in the community's outbox. Votes on proposals stay here: a support travels to the
 * proposal's home and nowhere else, and the record has the counts.
 */
public final class PassingOn implements StatusObserver, FavouriteObserver {

    private final Subjects subjects;
    private final Favourites favourites;
    private final Bans bans;
    private final GroupRelay relay;
    private final LocalUris uris;
    private final Ids ids;
    private final Map<Transaction, Current> current = new ConcurrentHashMap<>();

    public PassingOn(Subjects subjects, Favourites favourites, Bans bans, GroupRelay relay, LocalUris uris, Ids ids) {
        this.subjects = subjects;
        this.favourites = favourites;
        this.bans = bans;
        this.relay = relay;
        this.uris = uris;
        this.ids = ids;
    }

    /** The activity that is being applied in a transaction, and whose it is. */
    private record Current(Activity activity, Received raw, AccountId sender) {}

    /** The changes of an activity; while they are made, it is known what to pass on if they concern a community. */
    public Consumer<Transaction> around(
            Activity activity, Received raw, Account sender, Consumer<Transaction> changes) {
        return switch (activity) {
            case Create _, Update _, Delete _, Like _, Dislike _, Undo _ ->
                tx -> {
                    current.put(tx, new Current(activity, raw, sender.id()));
                    try {
                        changes.accept(tx);
                    } finally {
                        current.remove(tx);
                    }
                };
            default -> changes;
        };
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        post(tx, status, author, group -> {
            keep(tx, group, status);
            relay.pass(
                    tx, group, relay.announceUri(group, status), current.get(tx).raw());
        });
    }

    @Override
    public void edited(Transaction tx, Status status, Account author) {
        post(tx, status, author, group -> relay.pass(tx, group, current.get(tx).raw()));
    }

    @Override
    public void removed(Transaction tx, Status status, Account author) {
        edited(tx, status, author);
    }

    /** A post from elsewhere, in a community of ours, about which its author's activity just came in. */
    private void post(Transaction tx, Status status, Account author, Consumer<Account> pass) {
        if (status.local()
                || status.isReblog()
                || status.thread().community().isEmpty()
                || !status.visibility().isOpen()
                || !isAbout(tx, status, author)) {
            return;
        }
        group(tx, status, author).ifPresent(pass);
    }

    private boolean isAbout(Transaction tx, Status status, Account author) {
        var now =
                Optional.ofNullable(current.get(tx)).filter(one -> one.sender().equals(author.id()));
        return now.flatMap(one -> object(one.activity()))
                .filter(status.uri()::equals)
                .isPresent();
    }

    private static Optional<URI> object(Activity activity) {
        return switch (activity) {
            case Create create -> Optional.of(create.object().uri());
            case Update update -> Optional.of(update.object().uri());
            case Delete delete -> Optional.of(delete.object());
            default -> Optional.empty();
        };
    }

    private void keep(Transaction tx, Account group, Status status) {
        tx.sql()
                .insertInto(COMMUNITY_ANNOUNCE)
                .set(COMMUNITY_ANNOUNCE.STATUS_ID, status.id().value())
                .set(COMMUNITY_ANNOUNCE.COMMUNITY_ID, group.id().value())
                .set(COMMUNITY_ANNOUNCE.ACTIVITY, current.get(tx).raw().bytes())
                .onConflictDoNothing()
                .execute();
    }

    @Override
    public void foresee(Transaction tx, Collection<Status> statuses) {
        subjects.foresee(
                tx,
                statuses.stream()
                        .filter(status -> status.thread().community().isPresent())
                        .toList());
    }

    private record Votes() {}

    private record Vote(AccountId by, StatusId status) {}

    /** Favourites are written together later, when something else may be at hand. */
    private static Map<Vote, Current> votes(Transaction tx) {
        return tx.once(new Votes(), HashMap::new);
    }

    @Override
    public void require(Transaction tx, Account by, Status status) {
        if (!by.isLocal()) {
            Optional.ofNullable(current.get(tx)).ifPresent(one -> votes(tx).put(new Vote(by.id(), status.id()), one));
        }
    }

    @Override
    public void added(Transaction tx, Account by, Status status) {
        var atHand = Optional.ofNullable(current.get(tx));
        Optional.ofNullable(votes(tx).remove(new Vote(by.id(), status.id()))).ifPresent(one -> current.put(tx, one));
        try {
            vote(
                    tx,
                    by,
                    status,
                    group -> favourites
                            .find(tx, by.id(), status.id())
                            .flatMap(favourite -> like(by, status, favourite, group)));
        } finally {
            atHand.ifPresentOrElse(one -> current.put(tx, one), () -> current.remove(tx));
        }
    }

    @Override
    public void withdrawn(Transaction tx, Account by, Status status, Favourite favourite) {
        vote(
                tx,
                by,
                status,
                group -> like(by, status, favourite, group)
                        .map(like -> new Undo(uris.activity(by.id(), "undo", ids.next()), like)));
    }

    @Override
    public void disliked(Transaction tx, Account by, Status status) {
        vote(tx, by, status, _ -> Optional.empty());
    }

    /** A dislike that ends a like changes two things and is passed on once. */
    private void vote(
            Transaction tx,
            Account by,
            Status status,
            Function<Account, Optional<? extends ActivityStreamsObject>> ours) {
        if (status.thread().community().isEmpty() || !status.visibility().isOpen()) {
            return;
        }
        Optional<Account> group = group(tx, status, by);
        if (by.isLocal()) {
            group.ifPresent(to -> ours.apply(to).ifPresent(activity -> relay.pass(tx, to, activity)));
        } else {
            group.ifPresent(
                    to -> Optional.ofNullable(current.remove(tx)).ifPresent(one -> relay.pass(tx, to, one.raw())));
        }
    }

    private static Optional<Like> like(Account by, Status status, Favourite favourite, Account group) {
        var to = Recipients.none().withAudience(group.uri());
        return favourite.uri().map(uri -> new Like(uri, by.uri(), status.uri(), Optional.empty(), to));
    }

    /** The community of ours in which it happens, where its subjects are passed on at all. */
    private Optional<Account> group(Transaction tx, Status status, Account by) {
        return subjects.isProposal(tx, status)
                ? Optional.empty()
                : relay.community(tx, status)
                        .filter(_ ->
                                !bans.isBanned(tx, status.thread().community().orElseThrow(), by.id()));
    }
}
