package folkmoot.talk;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.conversation.ConversationObserver;
import folkmoot.talk.favourite.FavouriteObserver;
import folkmoot.talk.poll.VoteTaker;
import folkmoot.talk.status.NoteDecorator;
import folkmoot.talk.status.NoteObserver;
import folkmoot.talk.status.PostSending;
import folkmoot.talk.status.StatusObserver;
import folkmoot.talk.status.ThreadGate;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What happens in talk that others hear of; who hears it stands in {@code folkmoot.door.Hearers}. All but those that say so are told
 * inside the transaction.
 *
 * @param gates asked whether somebody may answer in a thread
 * @param statuses a status is made, changed or removed
 * @param notes add to the note that other servers see of a status
 * @param sent an activity goes out by which other servers hear of a status
 * @param received the wire form of a status elsewhere was read
 * @param favourites a status is favourited, or no longer is
 * @param votes asked who counts a vote, where a poll is part of something larger
 * @param marks an account changed what it keeps of statuses for itself: bookmarks, pins, muted threads
 * @param cards a status has another card than before
 * @param shown a status looks otherwise than before, by a poll, a quote or a picture
 * @param restated the quote in a status came to another state, or its policy was changed
 * @param conversations private conversations moved
 * @param lists somebody's lists changed, after the commit
 * @param filters somebody's filters changed, after the commit
 * @param followedTags somebody follows other hashtags than before, after the commit
 */
public record TalkEvents(
        Observers<ThreadGate> gates,
        Observers<StatusObserver> statuses,
        Observers<NoteDecorator> notes,
        Observers<PostSending> sent,
        Observers<NoteObserver> received,
        Observers<FavouriteObserver> favourites,
        Observers<VoteTaker> votes,
        Observers<BiConsumer<Transaction, AccountId>> marks,
        Observers<BiConsumer<Transaction, StatusId>> cards,
        Observers<BiConsumer<Transaction, StatusId>> shown,
        Observers<BiConsumer<Transaction, StatusId>> restated,
        Observers<ConversationObserver> conversations,
        Observers<Consumer<AccountId>> lists,
        Observers<Consumer<AccountId>> filters,
        Observers<Consumer<AccountId>> followedTags) {

    TalkEvents() {
        this(
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>());
    }
}
