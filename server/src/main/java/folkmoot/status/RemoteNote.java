package folkmoot.status;

import folkmoot.account.Account;
import folkmoot.federation.vocabulary.Note;

/** A post from elsewhere whose author is known to us and vouches for it; its thread was looked up as far as it goes. */
public record RemoteNote(Note note, Account author) {}
