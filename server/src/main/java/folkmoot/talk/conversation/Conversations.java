package folkmoot.talk.conversation;

import static folkmoot.schema.generated.Tables.CONVERSATION;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.NotFound;
import folkmoot.schema.generated.tables.records.ConversationRecord;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import folkmoot.talk.status.Visibility;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jooq.Condition;

/** Follows direct statuses: each moves its conversation to the top, for everybody here who takes part. */
public final class Conversations implements StatusObserver {

    private static final String MOVE_UP = """
        INSERT INTO conversation (id, account_id, conversation_id, participants, last_status_id, unread)
        SELECT ?, ?, s.conversation_id, ?::bigint[], s.id, ? FROM status s WHERE s.id = ?
        ON CONFLICT (account_id, conversation_id, participants) DO UPDATE
        SET last_status_id = greatest(conversation.last_status_id, excluded.last_status_id), unread = excluded.unread
        RETURNING id
        """;

    private static final String LOCAL = "SELECT id FROM account WHERE id = ANY (?::bigint[]) AND domain IS NULL";

    /** The newest status that is left of the thread for the owner, or nothing. */
    private static final String STEP_BACK = """
        UPDATE conversation c SET last_status_id = coalesce(
            (SELECT max(s.id) FROM status s
             WHERE s.conversation_id = c.conversation_id AND s.visibility = 'direct' AND s.deleted_at IS NULL
               AND s.id <> c.last_status_id
               AND (s.account_id = c.account_id OR EXISTS (
                   SELECT 1 FROM status_mention m WHERE m.status_id = s.id AND m.account_id = c.account_id))), 0)
        WHERE c.last_status_id = ?
        """;

    private final Ids ids;
    private final Observers<ConversationObserver> observers;

    public Conversations(Ids ids, Observers<ConversationObserver> observers) {
        this.ids = ids;
        this.observers = observers;
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        if (status.visibility() != Visibility.DIRECT || status.isReblog()) {
            return;
        }
        var everybody = LongStream.concat(
                        LongStream.of(author.id().value()), mentioned.stream().mapToLong(AccountId::value))
                .distinct()
                .sorted()
                .boxed()
                .toArray(Long[]::new);
        for (var owner : tx.sql().fetch(LOCAL, (Object) everybody).getValues(0, Long.class)) {
            var others =
                    Arrays.stream(everybody).filter(id -> !id.equals(owner)).toArray(Long[]::new);
            boolean unread = owner != author.id().value();
            var id = tx.sql()
                    .fetchOne(
                            MOVE_UP,
                            ids.next(),
                            owner,
                            others,
                            unread,
                            status.id().value())
                    .get(0, Long.class);
            var moved = require(tx, new AccountId(owner), id);
            observers.tell(observer -> observer.changed(tx, moved));
        }
    }

    @Override
    public void removed(Transaction tx, Status status, Account author) {
        if (status.visibility() == Visibility.DIRECT) {
            tx.sql().execute(STEP_BACK, status.id().value());
            tx.sql()
                    .deleteFrom(CONVERSATION)
                    .where(CONVERSATION.LAST_STATUS_ID.eq(0L))
                    .execute();
        }
    }

    /** What somebody takes part in, the one with the newest status first; the cursor is the id of that status. */
    public List<Conversation> of(Transaction tx, AccountId owner, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(CONVERSATION)
                .where(CONVERSATION.ACCOUNT_ID.eq(owner.value()))
                .and(page.bounds(CONVERSATION.LAST_STATUS_ID))
                .orderBy(page.order(CONVERSATION.LAST_STATUS_ID))
                .limit(page.limit())
                .fetch()
                .map(Conversations::conversation));
    }

    /** One of the owner's conversations. */
    public Optional<Conversation> find(Transaction tx, AccountId owner, long id) {
        return tx.sql()
                .selectFrom(CONVERSATION)
                .where(own(owner, id))
                .fetchOptional()
                .map(Conversations::conversation);
    }

    private Conversation require(Transaction tx, AccountId owner, long id) {
        return find(tx, owner, id).orElseThrow(NotFound::new);
    }

    /** Problems: 404. */
    public Conversation mark(Transaction tx, AccountId owner, long id, boolean unread) {
        tx.sql()
                .update(CONVERSATION)
                .set(CONVERSATION.UNREAD, unread)
                .where(own(owner, id))
                .execute();
        return require(tx, owner, id);
    }

    /** Leaves the list until something new comes; the statuses stay. Problems: 404. */
    public void remove(Transaction tx, AccountId owner, long id) {
        if (tx.sql().deleteFrom(CONVERSATION).where(own(owner, id)).execute() == 0) {
            throw new NotFound();
        }
    }

    private static Condition own(AccountId owner, long id) {
        return CONVERSATION.ACCOUNT_ID.eq(owner.value()).and(CONVERSATION.ID.eq(id));
    }

    private static Conversation conversation(ConversationRecord row) {
        return new Conversation(
                row.getId(),
                new AccountId(row.getAccountId()),
                Arrays.stream(row.getParticipants()).map(AccountId::new).toList(),
                new StatusId(row.getLastStatusId()),
                row.getUnread());
    }
}
