package folkmoot.talk.status;

import folkmoot.federation.vocabulary.Delete;
import folkmoot.people.account.Account;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.people.user.User;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Transaction;

/** Somebody of ours leaves for good: what they wrote and said of themselves goes, here and where others have it. */
public final class Departures {

    private final AccountRemoval removal;
    private final Users users;
    private final Deliveries deliveries;

    public Departures(AccountRemoval removal, Users users, Deliveries deliveries) {
        this.removal = removal;
        this.users = users;
        this.deliveries = deliveries;
    }

    /** The name is never given to anybody else; the e-mail address is free again. */
    public void leave(Transaction tx, User user, Account account) {
        var delete = new Delete(account.uri().resolve(account.uri() + "#delete"), account.uri(), account.uri());
        deliveries.enqueue(tx, account.id(), delete, Audience.followersOf(account.id()));
        removal.remove(tx, account);
        users.remove(tx, user.id());
    }
}
