package folkmoot.talk.status;

import static folkmoot.schema.generated.Tables.MUTED_CONVERSATION;
import static folkmoot.schema.generated.Tables.STATUS;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.jooq.impl.DSL;

/** Threads of which somebody here wants to hear nothing more: what happens in them makes no notification for them. */
public final class MutedConversations {

    private final InstantSource clock;
    private final Observers<BiConsumer<Transaction, AccountId>> observers;

    public MutedConversations(InstantSource clock, Observers<BiConsumer<Transaction, AccountId>> observers) {
        this.clock = clock;
        this.observers = observers;
    }

    /** Mutes the whole thread that the status belongs to. */
    public void add(Transaction tx, AccountId by, Status status) {
        tx.sql()
                .insertInto(
                        MUTED_CONVERSATION,
                        MUTED_CONVERSATION.ACCOUNT_ID,
                        MUTED_CONVERSATION.CONVERSATION_ID,
                        MUTED_CONVERSATION.CREATED_AT)
                .select(DSL.select(DSL.val(by.value()), STATUS.CONVERSATION_ID, DSL.val(clock.instant()))
                        .from(STATUS)
                        .where(STATUS.ID.eq(status.id().value()))
                        .and(STATUS.CONVERSATION_ID.isNotNull()))
                .onConflictDoNothing()
                .execute();
        observers.tell(observer -> observer.accept(tx, by));
    }

    public void remove(Transaction tx, AccountId by, Status status) {
        tx.sql()
                .deleteFrom(MUTED_CONVERSATION)
                .where(MUTED_CONVERSATION.ACCOUNT_ID.eq(by.value()))
                .and(MUTED_CONVERSATION.CONVERSATION_ID.eq(DSL.select(STATUS.CONVERSATION_ID)
                        .from(STATUS)
                        .where(STATUS.ID.eq(status.id().value()))))
                .execute();
        observers.tell(observer -> observer.accept(tx, by));
    }
}
