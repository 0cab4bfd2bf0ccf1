package folkmoot.talk.status;

import folkmoot.federation.vocabulary.Note;
import folkmoot.people.account.Account;

/** A post from elsewhere whose author is known to us and vouches for it; its thread was looked up as far as it goes. */
public record RemoteNote(Note note, Account author) {}
