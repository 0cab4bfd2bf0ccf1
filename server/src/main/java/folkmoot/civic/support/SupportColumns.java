package folkmoot.civic.support;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.proposal.Counting;
import folkmoot.civic.proposal.Proposal;
import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.account.Account;
import folkmoot.people.account.KnownAccounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides in which column a support counts, and whether it is held for review or refused. */
final class SupportColumns {

    private static final int ALWAYS_FROM_ONE_SOURCE = 5;
    private static final int MOST_KNOWN = 20_000;
    private static final int BURST_A_MINUTE = 30;
    private static final long MOST_SOURCES = 20_000;

    private record Source(ProposalId proposal, String domain) {}

    private final Communities communities;
    private final SupportStore store;
    private final Cache<Source, Integer> known = Caffeine.newBuilder()
            .maximumSize(MOST_SOURCES)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    private final Cache<Source, AtomicInteger> pace = Caffeine.newBuilder()
            .maximumSize(MOST_SOURCES)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    SupportColumns(Communities communities, SupportStore store) {
        this.communities = communities;
        this.store = store;
    }

    /** @param source registrable domain; empty for local accounts */
    record Decision(SupportColumn column, String source, Counting counting) {}

    Decision decide(Transaction tx, Proposal proposal, Account by) {
        if (by.isLocal()) {
            boolean local = communities.livesIn(
                    tx, proposal.community(), by.id(), proposal.place().locality());
            return new Decision(local ? SupportColumn.VERIFIED_LOCAL : SupportColumn.MEMBERS, "", Counting.COUNTED);
        }
        var domain =
                DomainNames.registrable(by.domain().orElseGet(() -> by.uri().getAuthority()));
        var source = new Source(proposal.id(), domain);
        int knownBefore = known.get(
                source, _ -> KnownAccounts.count(tx, domain, proposal.times().created(), MOST_KNOWN));
        var column = knownBefore > 0 ? SupportColumn.KNOWN : SupportColumn.NETWORK;
        return new Decision(column, domain, counting(tx, proposal, by, source, knownBefore));
    }

    /** Who was refused stays refused, also after taking the support back. */
    private Counting counting(Transaction tx, Proposal proposal, Account by, Source source, int knownBefore) {
        boolean held = isBurst(source) || isOverCap(tx, proposal, source.domain(), knownBefore);
        return Counting.of(held, store.isRefused(tx, proposal.id(), by.id()));
    }

    /** One source counts for at most half of the accounts that were known from it, and for five in any case. */
    private boolean isOverCap(Transaction tx, Proposal proposal, String domain, int knownBefore) {
        int cap = Math.max(ALWAYS_FROM_ONE_SOURCE, knownBefore / 2);
        return store.countedFrom(tx, proposal.id(), domain, cap) >= cap;
    }

    private boolean isBurst(Source source) {
        return pace.get(source, _ -> new AtomicInteger()).incrementAndGet() > BURST_A_MINUTE;
    }
}
