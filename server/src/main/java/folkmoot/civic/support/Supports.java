package folkmoot.civic.support;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.civic.body.Officials;
import folkmoot.civic.proposal.Asking;
import folkmoot.civic.proposal.Counting;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Tallies;
import folkmoot.civic.proposal.Tally;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.ChangedMeanwhile;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.favourite.FavouriteObserver;
import folkmoot.talk.favourite.Favourites;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts favourites on a proposal as supports: one live support for each account, in the column that fits what is known of
 * it. Who supported is told to nobody but those who chose to be named.
 */
public final class Supports implements FavouriteObserver {

    private static final int MOST_NAMED = 200;

    private final Proposals proposals;
    private final Asking asking;
    private final Favourites favourites;
    private final Statuses statuses;
    private final Accounts accounts;
    private final Officials officials;
    private final SupportStore store = new SupportStore();
    private final Tallies tallies;
    private final SupportColumns columns;
    private final Ids ids;
    private final InstantSource clock;
    private final Bulk<ProposalId> supported = new Bulk<>(this::lock, true);
    private final Bulk<ProposalId> counted = new Bulk<>(this::checkThresholds);
    private final Cache<Transaction, Map<StatusId, Optional<Proposal>>> read =
            Caffeine.newBuilder().weakKeys().build();

    public Supports(Foundations civic, Proposals proposals, Asking asking, Favourites favourites) {
        this.proposals = proposals;
        this.asking = asking;
        this.favourites = favourites;
        this.statuses = civic.statuses();
        this.accounts = civic.accounts();
        this.officials = civic.officials();
        this.tallies = proposals.tallies();
        this.columns = new SupportColumns(civic.communities(), store);
        this.ids = civic.ids();
        this.clock = civic.clock();
    }

    /**
     * A local account backs a proposal, here or at home elsewhere: the same as favouriting its status.
     *
     * @param named whether the supporter is listed; empty takes what they chose for all
     */
    public void add(Transaction tx, Account by, Proposal proposal, Optional<Boolean> named) {
        favourites.add(tx, by, statuses.requireVisible(tx, proposal.status(), Optional.of(by.id())));
        named.ifPresent(choice -> store.setNamed(tx, proposal.id(), by.id(), choice));
    }

    /** Takes it back. */
    public void remove(Transaction tx, Account by, Proposal proposal) {
        favourites.remove(tx, by, statuses.requireVisible(tx, proposal.status(), Optional.of(by.id())));
    }

    /** Whether the account backs the proposal: a question that only the account itself may ask. */
    public boolean supports(Transaction tx, AccountId account, Proposal proposal) {
        return proposal.local()
                ? store.live(tx, proposal.id(), account).isPresent()
                : !favourites.among(tx, account, List.of(proposal.status())).isEmpty();
    }

    /** What somebody does with a proposal. */
    public record Marks(boolean supported, boolean followed) {

        public static final Marks NONE = new Marks(false, false);
    }

    /** Where each proposal of a list stands; without a viewer nothing is marked. One query. */
    public Map<ProposalId, Standing> standings(
            Transaction tx, Collection<ProposalId> wanted, Optional<AccountId> viewer) {
        return SelectStandings.of(tx, wanted, viewer);
    }

    /** Supporters who chose to be named. */
    public List<Account> named(Transaction tx, Proposal proposal) {
        return accounts.list(tx, store.named(tx, proposal.id(), MOST_NAMED));
    }

    public Map<ProposalId, Tally> tallies(Transaction tx, Collection<ProposalId> wanted) {
        return tallies.of(tx, wanted);
    }

    public Tally tally(Transaction tx, ProposalId id) {
        return tallies.of(tx, id);
    }

    @Override
    public void require(Transaction tx, Account by, Status status) {
        var proposal = backed(tx, status);
        if (proposal.isEmpty()) {
            return;
        }
        if (by.type() != ActorType.PERSON) {
            throw new Forbidden("Only people can support a proposal");
        }
        if (officials.isOfficial(tx, proposal.get().community(), by)) {
            throw new Forbidden("An account that speaks for a public body cannot support a proposal");
        }
        requireOpen(tx, by, proposal.get());
    }

    /** Who supports it already may do so again, which changes nothing. */
    private void requireOpen(Transaction tx, Account by, Proposal proposal) {
        if (proposal.state().takesSupports()) {
            if (proposal.local()) {
                tx.later(supported, proposal.id());
            }
        } else if (!supports(tx, by.id(), proposal)) {
            throw Invalid.refused("This proposal is " + proposal.state().word() + " and takes no more supports");
        }
    }

    /** Before anything is counted: the proposal stands still until the commit. */
    private void lock(Transaction tx, List<ProposalId> wanted) {
        boolean closed = proposals.locked(tx, Set.copyOf(wanted)).stream()
                .anyMatch(proposal -> !proposal.state().takesSupports());
        if (closed) {
            throw new ChangedMeanwhile("A proposal was closed while it was supported");
        }
    }

    @Override
    public void added(Transaction tx, Account by, Status status) {
        var proposal = backed(tx, status).filter(Proposal::local);
        if (proposal.isEmpty()) {
            return;
        }
        var to = proposal.get();
        var decision = columns.decide(tx, to, by);
        var support = new SupportStore.Live(ids.next(), by.id(), decision.column(), decision.counting(), false);
        if (store.insert(tx, to.id(), support, decision.source(), to.version(), clock.instant())) {
            tallies.count(tx, to.id(), decision.column(), decision.counting(), 1);
            if (decision.counting() == Counting.COUNTED
                    && to.times().thresholdReached().isEmpty()) {
                tx.later(counted, to.id());
            }
        }
    }

    /** Once for all the supports of a transaction. */
    private void checkThresholds(Transaction tx, List<ProposalId> wanted) {
        var once = proposals.locked(tx, Set.copyOf(wanted)); // as they are now
        var counts = tallies(tx, once.stream().map(Proposal::id).toList());
        once.forEach(proposal -> asking.checkThreshold(tx, proposal, counts.getOrDefault(proposal.id(), Tally.EMPTY)));
    }

    @Override
    public void removed(Transaction tx, Account by, Status status) {
        backed(tx, status)
                .filter(Proposal::local)
                .ifPresent(proposal -> store.withdraw(tx, proposal.id(), by.id(), clock.instant())
                        .ifPresent(
                                support -> tallies.count(tx, proposal.id(), support.column(), support.counting(), -1)));
    }

    @Override
    public boolean mayList(Transaction tx, Status status, AccountId favouritedBy) {
        return backed(tx, status)
                .map(proposal -> store.live(tx, proposal.id(), favouritedBy)
                        .filter(SupportStore.Live::named)
                        .isPresent())
                .orElse(true);
    }

    /** The proposal that a favourite of this status backs; read once in a transaction, which may hold many of them. */
    private Optional<Proposal> backed(Transaction tx, Status status) {
        return read.get(tx, _ -> new HashMap<>()).computeIfAbsent(status.id(), _ -> read(tx, status));
    }

    /** Its own, or the one the clerk published for it. */
    private Optional<Proposal> read(Transaction tx, Status status) {
        var own = proposals.find(tx, new ProposalId(status.id().value()));
        return own.isPresent() || status.local() ? own : proposals.byOriginal(tx, status.uri());
    }
}
