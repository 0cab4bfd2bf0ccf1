package folkmoot.civic.body;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Handle;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.people.account.RemoteAccounts.Reading;
import folkmoot.platform.database.Database;
import java.util.Optional;
import java.util.regex.Pattern;

/** Actors as their own servers show them now. */
public final class ActorsElsewhere implements ActorFinder {

    private static final int REQUESTS = 15;

    /** Names that are nobody's and are never asked (RFC 6761 6.4 and 6.5). */
    private static final Pattern NOBODYS = Pattern.compile("(.*\\.)?(example|invalid)(:[0-9]+)?");

    private final Database database;
    private final Accounts accounts;
    private final RemoteAccounts remote;

    public ActorsElsewhere(Database database, Accounts accounts, RemoteAccounts remote) {
        this.database = database;
        this.accounts = accounts;
        this.remote = remote;
    }

    @Override
    public Optional<Account> find(Handle handle) {
        if (handle.domain().filter(NOBODYS.asMatchPredicate()).isPresent()) {
            return Optional.empty();
        }
        var known = database.read(tx -> accounts.byHandle(tx, handle));
        var now = known.isEmpty() || known.get().isLocal()
                ? known.or(() -> remote.byHandle(handle))
                : remote.refresh(known.get().uri(), FetchBudget.of(REQUESTS)) instanceof Reading.Known(var account)
                        ? Optional.of(account)
                        : Optional.<Account>empty();
        return now.filter(Account::isActive);
    }
}
