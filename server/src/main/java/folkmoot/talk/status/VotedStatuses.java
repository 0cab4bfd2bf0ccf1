package folkmoot.talk.status;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** On what votes of people elsewhere are counted here: on statuses of ours and in communities of ours, as far as the voter sees them. */
public final class VotedStatuses {

    private final Statuses statuses;
    private final StatusStore store;
    private final Accounts accounts;

    VotedStatuses(Statuses statuses, StatusStore store, Accounts accounts) {
        this.statuses = statuses;
        this.store = store;
        this.accounts = accounts;
    }

    /** The status on which a vote is counted; empty where it is not. */
    public Optional<Status> find(Transaction tx, URI object, Account voter) {
        return statuses.byUri(tx, object)
                .filter(status -> status.local() || isInOurCommunity(tx, status))
                .filter(status -> statuses.isVisible(tx, status, voter.id()));
    }

    /** Votes on these objects are about to be looked at ({@link #find}): what that needs is read for all at once. */
    public List<Status> foresee(Transaction tx, List<URI> objects, List<AccountId> voters) {
        store.foresee(tx, Set.copyOf(objects));
        var voted = objects.stream().map(object -> store.byUri(tx, object)).toList();
        var authors = new ArrayList<AccountId>();
        var viewers = new ArrayList<AccountId>();
        for (int i = 0; i < voted.size(); i++) {
            if (voted.get(i).isPresent()) {
                authors.add(voted.get(i).get().author());
                viewers.add(voters.get(i));
            }
        }
        VisibleStatuses.foresee(tx, authors, viewers);
        return voted.stream().flatMap(Optional::stream).distinct().toList();
    }

    private boolean isInOurCommunity(Transaction tx, Status status) {
        return status.thread()
                .community()
                .flatMap(community -> accounts.find(tx, new AccountId(community.value())))
                .filter(Account::isLocal)
                .isPresent();
    }
}
