package folkmoot.talk.conversation;

import folkmoot.platform.database.Transaction;

/** Told, inside the transaction, that something new came into a conversation. */
@FunctionalInterface
public interface ConversationObserver {

    void changed(Transaction tx, Conversation conversation);
}
