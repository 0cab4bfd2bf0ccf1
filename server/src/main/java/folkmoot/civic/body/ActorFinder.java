package folkmoot.civic.body;

import folkmoot.people.account.Account;
import folkmoot.people.account.Handle;
import java.util.Optional;

/** Asks the server of a handle, now, who that is. Goes over the network, so never inside a transaction. */
@FunctionalInterface
public interface ActorFinder {

    /** Empty when its server does not answer, knows nobody of that name, or the account is gone. */
    Optional<Account> find(Handle handle);
}
