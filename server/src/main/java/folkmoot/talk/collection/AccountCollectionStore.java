package folkmoot.talk.collection;

import static folkmoot.schema.generated.Tables.ACCOUNT_COLLECTION;
import static folkmoot.schema.generated.Tables.ACCOUNT_COLLECTION_ITEM;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.schema.generated.tables.records.AccountCollectionItemRecord;
import folkmoot.schema.generated.tables.records.AccountCollectionRecord;
import folkmoot.talk.collection.AccountCollection.Description;
import folkmoot.talk.collection.AccountCollection.Item;
import folkmoot.talk.collection.AccountCollection.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;

/** The SQL of the two tables. */
final class AccountCollectionStore {

    /** Newest first. Two queries. */
    List<AccountCollection> list(Transaction tx, Condition condition, int limit, int offset) {
        var rows = tx.sql()
                .selectFrom(ACCOUNT_COLLECTION)
                .where(condition)
                .orderBy(ACCOUNT_COLLECTION.ID.desc())
                .limit(limit)
                .offset(offset)
                .fetch();
        var items = tx.sql()
                .selectFrom(ACCOUNT_COLLECTION_ITEM)
                .where(ACCOUNT_COLLECTION_ITEM.COLLECTION_ID.in(rows.getValues(ACCOUNT_COLLECTION.ID)))
                .orderBy(ACCOUNT_COLLECTION_ITEM.ID)
                .fetchGroups(ACCOUNT_COLLECTION_ITEM.COLLECTION_ID, AccountCollectionStore::item);
        return rows.map(row -> collection(row, items.getOrDefault(row.getId(), List.of())));
    }

    void insert(Transaction tx, AccountCollection collection) {
        var row = new AccountCollectionRecord();
        row.setId(collection.id());
        row.setAccountId(collection.owner().value());
        row.setCreatedAt(collection.created());
        describe(row, collection.about(), collection.updated());
        tx.sql().insertInto(ACCOUNT_COLLECTION).set(row).execute();
    }

    void update(Transaction tx, long id, Description about, Instant now) {
        var row = new AccountCollectionRecord();
        describe(row, about, now);
        tx.sql()
                .update(ACCOUNT_COLLECTION)
                .set(row)
                .where(ACCOUNT_COLLECTION.ID.eq(id))
                .execute();
    }

    private static void describe(AccountCollectionRecord row, Description about, Instant now) {
        row.setName(about.name());
        row.setDescription(about.description());
        row.setLanguage(about.language().orElse(null));
        row.setSensitive(about.sensitive());
        row.setDiscoverable(about.discoverable());
        row.setTag(about.tag().orElse(null));
        row.setUpdatedAt(now);
    }

    void delete(Transaction tx, long id) {
        tx.sql()
                .deleteFrom(ACCOUNT_COLLECTION)
                .where(ACCOUNT_COLLECTION.ID.eq(id))
                .execute();
    }

    void insert(Transaction tx, long collection, Item item) {
        tx.sql()
                .insertInto(ACCOUNT_COLLECTION_ITEM)
                .set(ACCOUNT_COLLECTION_ITEM.ID, item.id())
                .set(ACCOUNT_COLLECTION_ITEM.COLLECTION_ID, collection)
                .set(ACCOUNT_COLLECTION_ITEM.ACCOUNT_ID, item.account().value())
                .set(ACCOUNT_COLLECTION_ITEM.STATE, item.state().word())
                .set(ACCOUNT_COLLECTION_ITEM.CREATED_AT, item.created())
                .execute();
    }

    void deleteItem(Transaction tx, long id) {
        tx.sql()
                .deleteFrom(ACCOUNT_COLLECTION_ITEM)
                .where(ACCOUNT_COLLECTION_ITEM.ID.eq(id))
                .execute();
    }

    void setState(Transaction tx, long item, State state) {
        tx.sql()
                .update(ACCOUNT_COLLECTION_ITEM)
                .set(ACCOUNT_COLLECTION_ITEM.STATE, state.word())
                .where(ACCOUNT_COLLECTION_ITEM.ID.eq(item))
                .execute();
    }

    private static AccountCollection collection(AccountCollectionRecord row, List<Item> items) {
        return new AccountCollection(
                row.getId(),
                new AccountId(row.getAccountId()),
                new Description(
                        row.getName(),
                        row.getDescription(),
                        Optional.ofNullable(row.getLanguage()),
                        row.getSensitive(),
                        row.getDiscoverable(),
                        Optional.ofNullable(row.getTag())),
                items,
                row.getCreatedAt(),
                row.getUpdatedAt());
    }

    private static Item item(AccountCollectionItemRecord row) {
        return new Item(
                row.getId(),
                new AccountId(row.getAccountId()),
                State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                row.getCreatedAt());
    }
}
