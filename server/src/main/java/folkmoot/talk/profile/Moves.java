package folkmoot.talk.profile;

import static folkmoot.schema.generated.Tables.ACCOUNT_MOVE;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Move;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.people.account.Account;
import folkmoot.people.account.AccountLookup;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Handle;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Going elsewhere and coming from elsewhere. A move counts when the new account says that the old one is its own
 * ({@code alsoKnownAs}); followers are then taken along, each by its own server.
 */
public final class Moves {

    private static final int MOST_ALIASES = 10;
    private static final int TAKEN_AT_ONCE = 100;
    private static final int REQUESTS = 5;
    private static final Duration BETWEEN_MOVES = Duration.ofDays(7);

    private final Database database;
    private final Accounts accounts;
    private final RemoteAccounts remote;
    private final AccountLookup lookup;
    private final Follows follows;
    private final ProfileNews news;
    private final Deliveries deliveries;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;

    public Moves(
            Database database,
            Accounts accounts,
            RemoteAccounts remote,
            Follows follows,
            ProfileNews news,
            Deliveries deliveries,
            LocalUris uris,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.remote = remote;
        this.lookup = remote;
        this.follows = follows;
        this.news = news;
        this.deliveries = deliveries;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
    }

    /** Says that another account is one's own, so that it can move here. Problems: 422. */
    public void addAlias(AccountId id, String handle) {
        var other = find(handle);
        change(id, account -> {
            var aliases = new ArrayList<>(account.settings().alsoKnownAs());
            if (other.id().equals(id)) {
                throw refused("ERR_SELF", "This is the account itself");
            }
            if (aliases.size() >= MOST_ALIASES) {
                throw refused("ERR_TOO_MANY", "There are " + MOST_ALIASES + " aliases already");
            }
            aliases.remove(other.uri());
            aliases.add(other.uri());
            return with(account, aliases, account.settings().movedTo());
        });
    }

    /** Says of an account of ours that is just made that it was another before. */
    public void claim(Transaction tx, AccountId id, URI before) {
        var account = accounts.require(tx, id);
        news.changed(tx, accounts.saveLocal(tx, with(account, List.of(before), Optional.empty())));
    }

    /** Says so no longer. */
    public void removeAlias(AccountId id, URI alias) {
        change(
                id,
                account -> with(
                        account,
                        account.settings().alsoKnownAs().stream()
                                .filter(known -> !known.equals(alias))
                                .toList(),
                        account.settings().movedTo()));
    }

    /** Moves an account of ours, with its followers. Problems: 422 unless the other account names it as its own. */
    public void move(AccountId id, String handle) {
        var target = fresh(find(handle));
        change(id, account -> {
            if (database.read(tx -> movedLately(tx, id, target.uri()))) {
                throw refused("ERR_LATELY", "This account moved less than a week ago");
            }
            if (!isSame(target, account)) {
                throw refused("ERR_NOT_NAMED", "The other account does not name this one as its alias yet");
            }
            return with(account, account.settings().alsoKnownAs(), Optional.of(target.uri()));
        });
        database.write(tx -> {
            var account = accounts.require(tx, id);
            rememberMove(tx, id, target.uri());
            var to = Recipients.of(
                    List.of(Addresses.PUBLIC),
                    account.endpoints().followers().stream().toList());
            deliveries.enqueue(
                    tx,
                    id,
                    new Move(uris.activity(id, "move", ids.next()), account.uri(), account.uri(), target.uri(), to),
                    Audience.followersOf(id));
            takeAlong(tx, account, target);
        });
    }

    /** Takes back that an account of ours moved. Followers who went along stay with the other account. */
    public void stay(AccountId id) {
        change(id, account -> with(account, account.settings().alsoKnownAs(), Optional.empty()));
    }

    /** From elsewhere: of an actor by itself, to one that names it as its own. */
    public Consumer<Transaction> receive(Move move, Account sender, FetchBudget budget) {
        if (!move.object().equals(sender.uri())) {
            throw new Forbidden("Nobody moves somebody else");
        }
        var target = uris.isLocal(move.target())
                ? database.read(tx -> accounts.byUri(tx, move.target()))
                : naming(move.target(), sender, budget);
        return tx -> target.filter(Account::isActive)
                .filter(account -> isSame(account, sender))
                .filter(account -> !movedLately(tx, sender.id(), account.uri()))
                .ifPresentOrElse(
                        account -> {
                            rememberMove(tx, sender.id(), account.uri());
                            accounts.saveMoved(tx, sender.id(), account.uri());
                            takeAlong(tx, sender, account);
                        },
                        () -> Drops.note(tx, DropReason.UNREAD_OBJECT));
    }

    /** Whoever moved somewhere else within the last seven days does not move again, as on Mastodon and GoToSocial. */
    private boolean movedLately(Transaction tx, AccountId id, URI target) {
        return tx.sql()
                .fetchExists(
                        ACCOUNT_MOVE,
                        ACCOUNT_MOVE
                                .ACCOUNT_ID
                                .eq(id.value())
                                .and(ACCOUNT_MOVE.TARGET_URI.ne(target.toString()))
                                .and(ACCOUNT_MOVE.MOVED_AT.gt(clock.instant().minus(BETWEEN_MOVES))));
    }

    private void rememberMove(Transaction tx, AccountId id, URI target) {
        tx.sql()
                .insertInto(ACCOUNT_MOVE)
                .set(ACCOUNT_MOVE.ACCOUNT_ID, id.value())
                .set(ACCOUNT_MOVE.TARGET_URI, target.toString())
                .set(ACCOUNT_MOVE.MOVED_AT, clock.instant())
                .onConflict(ACCOUNT_MOVE.ACCOUNT_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    /** People say that both accounts are theirs and move at once: one that was read just before is read again. */
    private Optional<Account> naming(URI target, Account sender, FetchBudget budget) {
        return known(remote.refresh(target, budget))
                .filter(account -> isSame(account, sender))
                .or(() -> known(remote.reread(target, budget)));
    }

    private static Optional<Account> known(RemoteAccounts.Reading reading) {
        return reading instanceof RemoteAccounts.Reading.Known(var account) ? Optional.of(account) : Optional.empty();
    }

    private Account fresh(Account account) {
        return account.isLocal()
                ? account
                : known(remote.reread(account.uri(), FetchBudget.of(REQUESTS))).orElse(account);
    }

    private static boolean isSame(Account target, Account old) {
        return !target.id().equals(old.id()) && target.settings().alsoKnownAs().contains(old.uri());
    }

    /** People here who follow the old account follow the new one instead. */
    private void takeAlong(Transaction tx, Account old, Account target) {
        for (var more = follows.followers(tx, old.id(), Page.first(TAKEN_AT_ONCE)); !more.isEmpty(); ) {
            var last = more.getLast().id();
            more.forEach(follow -> accounts.find(tx, follow.account())
                    .filter(follower -> follower.isLocal() && !follower.id().equals(target.id()))
                    .ifPresent(follower -> {
                        follows.add(tx, follower, target, Follows.Options.DEFAULT);
                        follows.remove(tx, follower, old);
                    }));
            more = follows.followers(tx, old.id(), Page.before(last.value(), TAKEN_AT_ONCE));
        }
    }

    private Account find(String handle) {
        return Handle.parse(handle.strip())
                .flatMap(
                        name -> database.read(tx -> accounts.byHandle(tx, name)).or(() -> lookup.byHandle(name)))
                .filter(Account::isActive)
                .orElseThrow(() -> refused("ERR_NOT_FOUND", "This account cannot be found"));
    }

    private static Invalid refused(String error, String sentence) {
        return new Invalid(
                Invalid.Kind.REFUSED, sentence, Map.of("handle", List.of(new Invalid.Detail(error, sentence))));
    }

    private void change(AccountId id, UnaryOperator<Account> change) {
        database.write(tx -> news.changed(tx, accounts.saveLocal(tx, change.apply(accounts.require(tx, id)))));
    }

    private static Account with(Account account, List<URI> aliases, Optional<URI> movedTo) {
        var settings = account.settings();
        return new Account(
                account.id(),
                account.username(),
                account.domain(),
                account.uri(),
                account.url(),
                account.type(),
                account.displayName(),
                account.note(),
                account.noteSource(),
                account.fields(),
                account.avatar(),
                account.header(),
                account.endpoints(),
                new Account.Settings(
                        settings.locked(), settings.discoverable(), settings.indexable(), aliases, movedTo),
                account.times(),
                account.showing());
    }
}
