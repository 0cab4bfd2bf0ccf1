package folkmoot.civic.support;

import static folkmoot.schema.generated.Tables.SUPPORT;

import folkmoot.civic.community.Bans;
import folkmoot.civic.community.Community;
import folkmoot.civic.log.SupportAct;
import folkmoot.civic.proposal.Counting;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.StandingObserver;
import folkmoot.people.follow.FollowObserver;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.text.Worded;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;

/**
 * Decides anew how supports are counted when a fact changes: somebody joins or leaves, is found to live here, is shut out, banned or
 * let in again, turns out to be a program or to speak for a body; a server is shut out, or a community says something of it. Each
 * change has its entry in the log. Whose account is gone stays counted as it was, and nothing leads to them any more.
 */
public final class Recounting implements FollowObserver, StandingObserver {

    private static final int STEP = 500;

    /** Supports to be decided anew, after an id: of an account, or of a source. */
    record Anew(Long account, String source, long after) {}

    static final JobKind<Anew> KIND = new JobKind<>("supports-anew", Anew.class, RetryPolicy.USUAL);

    private final Database database;
    private final Proposals proposals;
    private final Accounts accounts;
    private final ServerRules servers;
    private final Bans bans;
    private final ReadFacts facts;
    private final SupportStore store;
    private final SupportWriter writer;
    private final Jobs jobs;

    Recounting(
            Database database,
            Proposals proposals,
            ServerRules servers,
            Bans bans,
            ReadFacts facts,
            SupportStore store,
            SupportWriter writer,
            Jobs jobs) {
        this.database = database;
        this.proposals = proposals;
        this.accounts = proposals.civic().accounts();
        this.servers = servers;
        this.bans = bans;
        this.facts = facts;
        this.store = store;
        this.writer = writer;
        this.jobs = jobs;
        jobs.handle(KIND, this::step);
    }

    /** Its supports are looked at soon. */
    @Override
    public void changed(Transaction tx, AccountId account) {
        if (store.backsAnything(tx, account)) {
            decideSoon(tx, account);
        }
    }

    private void decideSoon(Transaction tx, AccountId account) {
        jobs.enqueue(tx, KIND, new Anew(account.value(), null, 0));
    }

    @Override
    public void changed(Transaction tx, String domain) {
        jobs.enqueue(tx, KIND, new Anew(null, DomainNames.registrable(domain), 0));
    }

    @Override
    public void changed(AccountId follower, AccountId followed) {}

    @Override
    public void changing(Transaction tx, AccountId follower, AccountId followed) {
        if (store.backsAnything(tx, follower) // few do, and everybody follows
                && !proposals.civic().communities().among(tx, List.of(followed)).isEmpty()) {
            decideSoon(tx, follower);
        }
    }

    /** As {@link ServerRules#set}; what was counted or left out before is decided anew. */
    public void setServerRule(
            Transaction tx,
            Community community,
            Account moderator,
            String domain,
            Optional<ServerRule.Effect> effect,
            String reason) {
        changed(tx, servers.set(tx, community, moderator, domain, effect, reason));
    }

    private void step(Anew job) {
        var next = database.transaction(tx -> {
            if (job.account() != null && accounts.isGone(tx, new AccountId(job.account()))) {
                return store.forget(tx, new AccountId(job.account()), STEP) == STEP
                        ? Optional.of(job)
                        : Optional.<Anew>empty();
            }
            return decide(tx, job);
        });
        next.ifPresent(rest -> database.write(tx -> jobs.enqueue(tx, KIND, rest)));
    }

    private Optional<Anew> decide(Transaction tx, Anew job) {
        var rows = store.lock(tx, condition(job), job.after(), STEP);
        decide(tx, rows);
        return rows.size() == STEP
                ? Optional.of(
                        new Anew(job.account(), job.source(), rows.getLast().id()))
                : Optional.empty();
    }

    private static Condition condition(Anew job) {
        return job.account() != null
                ? SUPPORT.ACCOUNT_ID.eq(job.account())
                : SUPPORT.SOURCE.eq(job.source()).and(SUPPORT.ACCOUNT_ID.isNotNull());
    }

    /** Looks again at those whose ban came to its end within a period. */
    void afterBans(Duration period) {
        var now = proposals.civic().clock().instant();
        database.write(tx -> bans.ended(tx, now.minus(period), now).forEach(account -> changed(tx, account)));
    }

    /** Lets those count that were held as young and are so no longer. */
    void growUp() {
        var condition = SUPPORT.COUNTING
                .eq(Counting.HELD.word())
                .and(SUPPORT.WHY.eq(WhyNot.YOUNG.word()))
                .and(SUPPORT.CREATED_AT.le(facts.youngUntil()));
        for (int decided = STEP; decided == STEP; ) {
            decided = database.transaction(tx -> decide(tx, store.lock(tx, condition, 0, STEP)));
        }
    }

    /** Decides locked supports anew; how many changed. */
    private int decide(Transaction tx, List<SupportRow> rows) {
        var backings = backings(tx, rows);
        var known = facts.of(tx, List.copyOf(backings.values()));
        var decisions = new HashMap<Long, SupportRow.Decision>();
        int i = 0;
        for (var row : backings.keySet()) {
            decisions.put(row.id(), CountingRule.decide(known.get(i++), heldFor(row)));
        }
        return writer.change(
                tx,
                List.copyOf(backings.keySet()),
                SupportAct.RECOUNTED,
                row -> row.recounted(decisions.get(row.id())));
    }

    /** What was too many or too fast when it was given stays so until moderators looked. */
    private static Optional<WhyNot> heldFor(SupportRow row) {
        return row.lasting().flatMap(word -> Worded.find(WhyNot.class, word));
    }

    private Map<SupportRow, ReadFacts.Backing> backings(Transaction tx, List<SupportRow> rows) {
        Map<ProposalId, Proposal> of = new HashMap<>();
        proposals
                .all(tx, rows.stream().map(SupportRow::proposal).collect(Collectors.toSet()))
                .forEach(proposal -> of.put(proposal.id(), proposal));
        var by = accounts.map(
                tx,
                rows.stream().flatMap(row -> row.account().stream()).distinct().toList());
        var backings = new LinkedHashMap<SupportRow, ReadFacts.Backing>();
        for (var row : rows) {
            var proposal = of.get(row.proposal());
            var account = row.account().map(by::get);
            if (proposal != null && account.isPresent()) {
                backings.put(row, new ReadFacts.Backing(proposal, account.get()));
            }
        }
        return backings;
    }
}
