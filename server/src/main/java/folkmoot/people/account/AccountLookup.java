package folkmoot.people.account;

import java.net.URI;
import java.util.Optional;

/**
 * Finds accounts also where they are not known here yet, by asking their server. Goes over the network: never inside a
 * transaction. Empty where there is none or it cannot be had now.
 */
public interface AccountLookup {

    Optional<Account> byHandle(Handle handle);

    Optional<Account> byUri(URI uri);
}
