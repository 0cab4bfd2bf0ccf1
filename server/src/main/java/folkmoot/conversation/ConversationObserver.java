package folkmoot.conversation;

import folkmoot.database.Transaction;

/** Told, inside the transaction, that something new came into a conversation. */
@FunctionalInterface
public interface ConversationObserver {

    void changed(Transaction tx, Conversation conversation);
}
