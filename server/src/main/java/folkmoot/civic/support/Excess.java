package folkmoot.civic.support;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.civic.proposal.Tallies;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether a support, at the moment it is given, is one too many of its source, or too fast. Then it is held. */
final class Excess {

    private static final int ALWAYS_FROM_ONE_SOURCE = 5;
    private static final int BURST_A_MINUTE = 30;
    private static final long MOST_REMEMBERED = 50_000;

    private record Pace(Optional<ProposalId> proposal, String who) {}

    private final Tallies tallies;
    private final Cache<Pace, AtomicInteger> paces = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    Excess(Tallies tallies) {
        this.tallies = tallies;
    }

    /** In the order of what was asked; facts likewise. */
    List<Optional<WhyNot>> of(Transaction tx, List<ReadFacts.Backing> backings, List<SupporterFacts> facts) {
        var counted = counted(tx, backings);
        var found = new ArrayList<Optional<WhyNot>>();
        for (int i = 0; i < backings.size(); i++) {
            var backing = backings.get(i);
            var why = isBurst(backing)
                    ? Optional.of(WhyNot.PACE)
                    : isOverCap(backing, facts.get(i), counted) ? Optional.of(WhyNot.CAP) : Optional.<WhyNot>empty();
            if (why.isEmpty()) {
                counted.merge(source(backing), 1, Integer::sum);
            }
            found.add(why);
        }
        return found;
    }

    /**
     * Of a server elsewhere for one proposal; of an account here for all together: a town may rise at once, a person does not back
     * thirty proposals a minute.
     */
    private boolean isBurst(ReadFacts.Backing backing) {
        var pace = backing.by().isLocal()
                ? new Pace(Optional.empty(), backing.by().id().toString())
                : new Pace(Optional.of(backing.proposal().id()), backing.source());
        return paces.get(pace, _ -> new AtomicInteger()).incrementAndGet() > BURST_A_MINUTE;
    }

    /** A server counts for at most half of the accounts that were known from it, and for five in any case. */
    private static boolean isOverCap(
            ReadFacts.Backing backing, SupporterFacts facts, Map<Tallies.Source, Integer> counted) {
        if (backing.by().isLocal()
                || facts.rule().filter(rule -> rule == ServerRule.Effect.KNOWN).isPresent()) {
            return false;
        }
        return counted.getOrDefault(source(backing), 0) >= Math.max(ALWAYS_FROM_ONE_SOURCE, facts.known() / 2);
    }

    private Map<Tallies.Source, Integer> counted(Transaction tx, List<ReadFacts.Backing> backings) {
        var sources = backings.stream()
                .filter(backing -> !backing.by().isLocal())
                .map(Excess::source)
                .distinct()
                .toList();
        return sources.isEmpty() ? new HashMap<>() : tallies.counted(tx, sources);
    }

    private static Tallies.Source source(ReadFacts.Backing backing) {
        return new Tallies.Source(backing.proposal().id(), backing.source());
    }
}
