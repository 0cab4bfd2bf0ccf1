package folkmoot.civic.support;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.Sets;
import folkmoot.civic.body.Officials;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.log.SupportAct;
import folkmoot.civic.proposal.Asking;
import folkmoot.civic.proposal.Counting;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Tallies;
import folkmoot.civic.proposal.Tally;
import folkmoot.civic.proposal.Thresholds;
import folkmoot.civic.proposal.Words;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Thresholds thresholds;
    private final Asking asking;
    private final Favourites favourites;
    private final Statuses statuses;
    private final Accounts accounts;
    private final Officials officials;
    private final SupportStore store;
    private final SupportWriter writer;
    private final Tallies tallies;
    private final ReadFacts facts;
    private final Excess excess;
    private final Ids ids;
    private final InstantSource clock;
    private final Bulk<ProposalId> supported = new Bulk<>(this::requireStillOpen, Bulk.Turn.FIRST);
    private final Bulk<ReadFacts.Backing> given = new Bulk<>(this::give);
    private final Bulk<Taken> taken = new Bulk<>(this::takeBack);
    private final Cache<Transaction, Map<StatusId, Optional<Proposal>>> read =
            Caffeine.newBuilder().weakKeys().build();

    Supports(
            Proposals proposals,
            Thresholds thresholds,
            Asking asking,
            Favourites favourites,
            ReadFacts facts,
            SupportStore store,
            SupportWriter writer) {
        var civic = proposals.civic();
        this.proposals = proposals;
        this.thresholds = thresholds;
        this.asking = asking;
        this.favourites = favourites;
        this.statuses = civic.statuses();
        this.accounts = civic.accounts();
        this.officials = civic.officials();
        this.tallies = proposals.tallies();
        this.clock = civic.clock();
        this.ids = civic.ids();
        this.store = store;
        this.writer = writer;
        this.facts = facts;
        this.excess = new Excess(tallies);
    }

    /**
     * A local account backs a proposal, here or at home elsewhere: the same as favouriting its status.
     *
     * @param named whether the supporter is listed; empty takes what they chose for all
     */
    public void add(Transaction tx, Account by, Proposal proposal, Optional<Boolean> named) {
        favourites.add(tx, by, statuses.requireVisible(tx, proposal.status(), Optional.of(by.id())));
        named.ifPresent(choice -> setNamed(tx, by.id(), proposal, choice));
    }

    /** Whether somebody who backs a proposal is listed. */
    public void setNamed(Transaction tx, AccountId by, Proposal proposal, boolean named) {
        store.setNamed(tx, proposal.id(), by, named);
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

    /**
     * How a support is counted, for its owner to know.
     *
     * @param why word of why it is held or taken out
     * @param version of the text it is for
     */
    public record Own(SupportColumn column, Counting counting, Optional<String> why, int version, Instant since) {}

    /** How the live support of an account is counted: a question that only the account itself may ask. */
    public Optional<Own> own(Transaction tx, AccountId account, Proposal proposal) {
        return store.live(tx, proposal.id(), account)
                .map(row -> new Own(
                        row.decision().column(),
                        row.decision().counting(),
                        row.decision().why(),
                        row.version(),
                        row.given()));
    }

    /** What somebody does with a proposal. */
    public record Marks(boolean supported, boolean followed) {

        public static final Marks NONE = new Marks(false, false);
    }

    /** Where each proposal of a list stands; without a viewer nothing is marked. */
    public Map<ProposalId, Standing> standings(
            Transaction tx, Collection<ProposalId> wanted, Optional<AccountId> viewer) {
        return SelectStandings.of(tx, tallies, wanted, viewer);
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
    public void foresee(Transaction tx, Collection<Status> wanted) {
        var known = read.get(tx, _ -> new HashMap<>());
        var unknown = wanted.stream()
                .filter(status -> !known.containsKey(status.id()))
                .toList();
        var found = proposals.backedBy(tx, unknown);
        unknown.forEach(status -> known.put(status.id(), Optional.ofNullable(found.get(status.id()))));
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
        var state = proposal.local() && tx.isAgain()
                ? proposals.held(tx, Set.of(proposal.id())).getFirst()
                : proposal.state();
        if (state.takesSupports()) {
            if (proposal.local()) {
                tx.later(supported, proposal.id());
            }
        } else if (!supports(tx, by.id(), proposal)) {
            throw closed(state);
        }
    }

    private static Invalid closed(ProposalState state) {
        return Invalid.refused("This proposal is " + Words.in("en").state(state) + " and takes no more supports");
    }

    /**
     * For those who give supports that are no favourites: from now on until the commit the proposal takes supports. Problems: 422 where
     * it takes none.
     */
    void requireOpen(Transaction tx, Proposal proposal) {
        if (!proposal.state().takesSupports()) {
            throw closed(proposal.state());
        }
        requireStillOpen(tx, List.of(proposal.id()));
    }

    /** Before anything is counted: until the commit no proposal that is supported changes its state. */
    private void requireStillOpen(Transaction tx, List<ProposalId> wanted) {
        if (proposals.held(tx, Set.copyOf(wanted)).stream().anyMatch(state -> !state.takesSupports())) {
            throw new ChangedMeanwhile("A proposal was closed while it was supported");
        }
    }

    @Override
    public void added(Transaction tx, Account by, Status status) {
        backed(tx, status).filter(Proposal::local).ifPresent(proposal -> {
            tx.flush(taken); // in the order of the gestures
            tx.later(given, new ReadFacts.Backing(proposal, by));
        });
    }

    /** All the supports of a transaction. */
    private void give(Transaction tx, List<ReadFacts.Backing> backings) {
        var known = facts.of(tx, backings);
        var over = excess.of(tx, backings, known);
        var now = clock.instant();
        var wanted = new ArrayList<SupportStore.New>();
        for (int i = 0; i < backings.size(); i++) {
            var decision = CountingRule.decide(known.get(i), over.get(i));
            wanted.add(SupportStore.New.of(ids.next(), backings.get(i), decision, over.get(i), now));
        }
        writer.give(tx, wanted);
        lookAtThresholds(tx, backings.stream().map(ReadFacts.Backing::proposal).toList());
    }

    /** So that whoever makes the difference sees it at once; folding sees what two give at the same moment. */
    void lookAtThresholds(Transaction tx, List<Proposal> supportedNow) {
        var waiting = supportedNow.stream()
                .filter(proposal -> proposal.times().thresholdReached().isEmpty())
                .distinct()
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        var now = tallies.of(tx, waiting.stream().map(Proposal::id).toList());
        waiting.stream()
                .filter(proposal -> thresholds.isMet(tx, proposal, now.getOrDefault(proposal.id(), Tally.EMPTY)))
                .forEach(proposal -> tx.afterCommit(() -> asking.look(proposal.id())));
    }

    @Override
    public void removed(Transaction tx, Account by, Status status) {
        backed(tx, status).filter(Proposal::local).ifPresent(proposal -> {
            tx.flush(given); // in the order of the gestures
            tx.later(taken, new Taken(proposal, by, status.id()));
        });
    }

    /** A favourite of a post that stands for a proposal is gone. */
    private record Taken(Proposal proposal, Account by, StatusId status) {}

    /** All the supports that a transaction takes back. */
    private void takeBack(Transaction tx, List<Taken> all) {
        var posts = proposals.backing(
                tx, all.stream().map(Taken::proposal).distinct().toList());
        var gone = all.stream()
                .filter(one -> !backsOtherwise(tx, one, posts.get(one.proposal().id())))
                .toList();
        if (!gone.isEmpty()) {
            writer.withdraw(
                    tx,
                    store.lock(
                            tx,
                            gone.stream().map(one -> one.proposal().id()).toList(),
                            gone.stream().map(one -> one.by().id()).toList()));
        }
    }

    /** Whether they favourited another post that stands for the same proposal: then their support stays. */
    private boolean backsOtherwise(Transaction tx, Taken one, Set<StatusId> posts) {
        var others = new HashSet<>(posts);
        others.remove(one.status());
        return !favourites.among(tx, one.by().id(), others).isEmpty();
    }

    /**
     * Somebody who backed an earlier text of a proposal backs the present one, by their own act; nothing happens where there is no
     * support. Problems: 422 where the proposal takes no supports.
     */
    public void stay(Transaction tx, Account by, Proposal seen) {
        var proposal = proposals.locked(tx, seen);
        if (!proposal.state().takesSupports()) {
            throw closed(proposal.state());
        }
        var support = store.lock(tx, proposal.id(), by.id()).stream().toList();
        writer.change(tx, support, SupportAct.MOVED, row -> row.forVersion(proposal.version()));
    }

    @Override
    public Set<AccountId> listed(Transaction tx, Status status, Set<AccountId> who) {
        return listed(tx, Map.of(status, who)).get(status);
    }

    @Override
    public Map<Status, Set<AccountId>> listed(Transaction tx, Map<Status, Set<AccountId>> who) {
        var listed = new HashMap<>(who);
        var asked = new HashMap<ProposalId, Set<AccountId>>();
        who.forEach((status, accounts) ->
                backed(tx, status).ifPresent(proposal -> asked.merge(proposal.id(), accounts, Sets::union)));
        if (!asked.isEmpty()) {
            var named = store.named(tx, asked);
            who.forEach((status, accounts) -> backed(tx, status)
                    .ifPresent(proposal -> listed.put(
                            status,
                            Set.copyOf(Sets.intersection(accounts, named.getOrDefault(proposal.id(), Set.of()))))));
        }
        return listed;
    }

    /** The proposal that a favourite of this status backs; read once in a transaction, which may hold many of them. */
    private Optional<Proposal> backed(Transaction tx, Status status) {
        return read.get(tx, _ -> new HashMap<>()).computeIfAbsent(status.id(), _ -> read(tx, status));
    }

    private Optional<Proposal> read(Transaction tx, Status status) {
        return proposals.backedBy(tx, status);
    }
}
