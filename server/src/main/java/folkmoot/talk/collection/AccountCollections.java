package folkmoot.talk.collection;

import static folkmoot.schema.generated.Tables.ACCOUNT_COLLECTION;
import static folkmoot.schema.generated.Tables.ACCOUNT_COLLECTION_ITEM;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.block.Blocks;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.collection.AccountCollection.Description;
import folkmoot.talk.collection.AccountCollection.Item;
import folkmoot.talk.collection.AccountCollection.State;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Makes and changes collections. Only their owner does, but for accounts that take themselves out. */
public final class AccountCollections {

    /** Collections that somebody may have. */
    public static final int MOST = 10;

    private static final int MOST_ITEMS = 25;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_DESCRIPTION = 500;

    private final Accounts accounts;
    private final Blocks blocks;
    private final Notifications notifications;
    private final Ids ids;
    private final InstantSource clock;
    private final AccountCollectionStore store = new AccountCollectionStore();

    public AccountCollections(
            Accounts accounts, Blocks blocks, Notifications notifications, Ids ids, InstantSource clock) {
        this.accounts = accounts;
        this.blocks = blocks;
        this.notifications = notifications;
        this.ids = ids;
        this.clock = clock;
    }

    public Optional<AccountCollection> find(Transaction tx, long id) {
        return store.list(tx, ACCOUNT_COLLECTION.ID.eq(id), 1, 0).stream().findFirst();
    }

    /** Those of the ids that exist. */
    public List<AccountCollection> find(Transaction tx, Collection<Long> wanted) {
        return wanted.isEmpty() ? List.of() : store.list(tx, ACCOUNT_COLLECTION.ID.in(wanted), wanted.size(), 0);
    }

    /** Those of an account, newest first; all of them for its owner, for others those that want to be found. */
    public List<AccountCollection> of(
            Transaction tx, AccountId owner, Optional<AccountId> viewer, int limit, int offset) {
        Condition condition = ACCOUNT_COLLECTION.ACCOUNT_ID.eq(owner.value());
        return store.list(
                tx,
                viewer.equals(Optional.of(owner)) ? condition : condition.and(ACCOUNT_COLLECTION.DISCOVERABLE),
                limit,
                offset);
    }

    /** Those in which an account is shown, newest first. */
    public List<AccountCollection> showing(Transaction tx, AccountId account, int limit, int offset) {
        return store.list(
                tx,
                DSL.exists(DSL.selectOne()
                        .from(ACCOUNT_COLLECTION_ITEM)
                        .where(ACCOUNT_COLLECTION_ITEM.COLLECTION_ID.eq(ACCOUNT_COLLECTION.ID))
                        .and(ACCOUNT_COLLECTION_ITEM.ACCOUNT_ID.eq(account.value()))
                        .and(ACCOUNT_COLLECTION_ITEM.STATE.eq(State.ACCEPTED.word()))),
                limit,
                offset);
    }

    /** Makes one. 403 when the owner has ten already or an account cannot be put into one; 422 for a bad name. */
    public AccountCollection create(Transaction tx, AccountId owner, Description about, List<AccountId> members) {
        tx.alone("collections of " + owner);
        if (of(tx, owner, Optional.of(owner), MOST, 0).size() >= MOST) {
            throw new Forbidden("You have " + MOST + " collections already");
        }
        requireGood(about);
        var now = clock.instant();
        var collection = new AccountCollection(ids.next(), owner, about, List.of(), now, now);
        store.insert(tx, collection);
        var items = new ArrayList<Item>();
        for (var member : members.stream().distinct().toList()) {
            items.add(add(tx, find(tx, collection.id()).orElseThrow(), member));
        }
        return new AccountCollection(collection.id(), owner, about, items, now, now);
    }

    /** Describes it anew, and tells those whom it shows. */
    public AccountCollection change(Transaction tx, AccountId owner, long id, Description about) {
        requireOwned(tx, owner, id);
        requireGood(about);
        store.update(tx, id, about, clock.instant());
        var changed = find(tx, id).orElseThrow(NotFound::new);
        changed.shown().forEach(account -> notifications.collectionUpdate(tx, account, owner, id));
        return changed;
    }

    public void remove(Transaction tx, AccountId owner, long id) {
        requireOwned(tx, owner, id);
        store.delete(tx, id);
    }

    /**
     * Puts an account into it. 403 for one that does not let itself be discovered, that blocks or took itself out; 422 when
     * it is there already or there are 25.
     */
    public Item add(Transaction tx, AccountId owner, long id, AccountId member) {
        tx.alone("collections of " + owner);
        return add(tx, requireOwned(tx, owner, id), member);
    }

    private Item add(Transaction tx, AccountCollection collection, AccountId member) {
        var account = accounts.find(tx, member).filter(Account::isActive).orElseThrow(NotFound::new);
        var before = collection.items().stream()
                .filter(item -> item.account().equals(member))
                .findFirst();
        if (before.filter(item -> item.state() == State.ACCEPTED).isPresent()) {
            throw Invalid.field("account_id", "ERR_TAKEN", "has already been taken");
        }
        if (before.isPresent() || !isFeaturable(account) || blocks.blocks(tx, member, collection.owner())) {
            throw new Forbidden("This account cannot be put into a collection");
        }
        if (collection.shown().size() >= MOST_ITEMS) {
            throw Invalid.refused("A collection holds " + MOST_ITEMS + " accounts at the most");
        }
        var item = new Item(ids.next(), member, State.ACCEPTED, clock.instant());
        store.insert(tx, collection.id(), item);
        notifications.addedToCollection(tx, member, collection.owner(), collection.id());
        return item;
    }

    /** Whether an account may be put into collections: one of ours that lets itself be discovered. */
    public static boolean isFeaturable(Account account) {
        return account.isLocal() && account.settings().discoverable();
    }

    /** Takes an account out again. */
    public void removeItem(Transaction tx, AccountId owner, long id, long item) {
        store.deleteItem(tx, requireItem(requireOwned(tx, owner, id), item).id());
    }

    /** The account takes itself out, for good. 404 for anybody else. */
    public void revoke(Transaction tx, AccountId member, long id, long itemId) {
        var item = requireItem(find(tx, id).orElseThrow(NotFound::new), itemId);
        if (!item.account().equals(member)) {
            throw new NotFound();
        }
        store.setState(tx, item.id(), State.REVOKED);
    }

    private static Item requireItem(AccountCollection collection, long id) {
        return collection.items().stream()
                .filter(item -> item.id() == id)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private AccountCollection requireOwned(Transaction tx, AccountId owner, long id) {
        return find(tx, id)
                .filter(collection -> collection.owner().equals(owner))
                .orElseThrow(NotFound::new);
    }

    private static void requireGood(Description about) {
        if (about.name().isBlank()) {
            throw Invalid.field("name", "ERR_BLANK", "can't be blank");
        }
        if (about.name().codePointCount(0, about.name().length()) > LONGEST_NAME) {
            throw Invalid.field("name", "ERR_TOO_LONG", "is too long (maximum is " + LONGEST_NAME + " characters)");
        }
        if (about.description().length() > LONGEST_DESCRIPTION) {
            throw Invalid.field(
                    "description", "ERR_TOO_LONG", "is too long (maximum is " + LONGEST_DESCRIPTION + " characters)");
        }
    }
}
