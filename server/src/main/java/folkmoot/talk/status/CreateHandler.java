package folkmoot.talk.status;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.problem.Forbidden;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Create from elsewhere. A post is kept when it concerns somebody here: its author is followed here, it names one of ours,
 * it answers something we have, or it belongs to a community that is followed here. Anything else is not stored.
 */
public final class CreateHandler {

    private static final int MOST_NAMES = 100;
    private static final Consumer<Transaction> NOTHING = _ -> {};

    private final Database database;
    private final Accounts accounts;
    private final Follows follows;
    private final Statuses statuses;
    private final RemoteStatuses remote;

    public CreateHandler(
            Database database, Accounts accounts, Follows follows, Statuses statuses, RemoteStatuses remote) {
        this.database = database;
        this.accounts = accounts;
        this.follows = follows;
        this.statuses = statuses;
        this.remote = remote;
    }

    /** Looks up what the post answers, then keeps it. Never touches a post that is known already. */
    public Consumer<Transaction> receive(Create create, Account sender, FetchBudget budget) {
        return switch (create.object()) {
            case Ref.Link<Note>(var id) -> {
                requireSameOrigin(id, sender);
                if (!database.read(tx -> follows.hasLocalFollowers(tx, sender.id()))) {
                    yield Drops.because(DropReason.UNCONCERNED);
                }
                yield remote.need(id, budget).isPresent() ? NOTHING : Drops.because(DropReason.UNREAD_OBJECT);
            }
            case Ref.Embedded<Note>(var note) -> receive(note, sender, budget);
        };
    }

    /** A post that the sender vouches for. */
    Consumer<Transaction> receive(Note note, Account sender, FetchBudget budget) {
        requireSameOrigin(note.id(), sender);
        if (!note.attributedTo().contains(sender.uri())) {
            throw new Forbidden("The post is attributed to somebody else than the sender");
        }
        if (!database.read(tx -> concernsUs(tx, note, sender))) {
            return Drops.because(DropReason.UNCONCERNED);
        }
        if (isAnothers(note, sender) && remote.find(note.id(), budget).isPresent()) {
            return NOTHING;
        }
        var prepared = remote.prepare(note, sender, budget);
        return tx -> remote.keep(tx, prepared);
    }

    /** A post that asks to quote or answer one of ours is kept, whoever follows its author. */
    public Consumer<Transaction> keepOffered(Note note, Account sender, FetchBudget budget) {
        requireSameOrigin(note.id(), sender);
        if (!note.attributedTo().contains(sender.uri())) {
            throw new Forbidden("The post is attributed to somebody else than the sender");
        }
        var prepared = remote.prepare(note, sender, budget);
        return tx -> {
            remote.keep(tx, prepared);
            Drops.take(tx); // known or not, what was asked is answered
        };
    }

    /**
     * Whether the post is said to be somebody else's on the same server, and somebody here follows them (Mobilizon: a member posts an
     * event of a group). That is read from the server itself.
     */
    private boolean isAnothers(Note note, Account sender) {
        return !note.author().equals(sender.uri())
                && Origins.same(note.author(), sender.uri())
                && database.read(tx -> accounts.byUri(tx, note.author())
                        .filter(author -> follows.hasLocalFollowers(tx, author.id()))
                        .isPresent());
    }

    /** Whether what is said of a post, true or not, would make it concern somebody here: reason enough to look at it. */
    boolean mayConcernUs(Note note, Optional<Account> author) {
        return database.read(tx -> namesUs(tx, note)
                || answersOurs(tx, note)
                || author.filter(by -> follows.hasLocalFollowers(tx, by.id())).isPresent());
    }

    private static void requireSameOrigin(URI id, Account sender) {
        if (!Origins.same(id, sender.uri())) {
            throw new Forbidden("The post stands on another server than the sender");
        }
    }

    private boolean concernsUs(Transaction tx, Note note, Account sender) {
        return namesUs(tx, note)
                || answersOurs(tx, note)
                || follows.hasLocalFollowers(tx, sender.id())
                || accounts.byUris(tx, note.attributedTo()).stream()
                        .anyMatch(author ->
                                Origins.same(author.uri(), sender.uri()) && follows.hasLocalFollowers(tx, author.id()));
    }

    private boolean answersOurs(Transaction tx, Note note) {
        return note.thread()
                .inReplyTo()
                .flatMap(parent -> statuses.byUri(tx, parent))
                .isPresent();
    }

    private boolean namesUs(Transaction tx, Note note) {
        var named = new LinkedHashSet<>(note.recipients().all());
        note.mentions().forEach(mention -> named.add(mention.href()));
        named.remove(Addresses.PUBLIC);
        return accounts.byUris(tx, named.stream().limit(MOST_NAMES).toList()).stream()
                .anyMatch(account -> account.isLocal() && account.isActive()
                        || account.isGroup() && follows.hasLocalFollowers(tx, account.id()));
    }
}
