package folkmoot.civic.support;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.civic.body.Officials;
import folkmoot.civic.community.Communities;
import folkmoot.civic.proposal.Proposal;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.account.Account;
import folkmoot.people.account.KnownAccounts;
import folkmoot.platform.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what is known of many supporters at once: one statement, whatever their number, and what memory has. */
final class ReadFacts {

    private static final String FACTS = """
        SELECT r.account_id IS NOT NULL, r.locality,
               EXISTS (SELECT 1 FROM follow f WHERE f.account_id = w.account AND f.target_id = w.community
                       AND f.accepted_at IS NOT NULL),
               EXISTS (SELECT 1 FROM community_ban b WHERE b.community_id = w.community AND b.account_id = w.account
                       AND (b.until IS NULL OR b.until > ?)),
               coalesce(u.unseen AND u.created_at > ?, false),
               d.review, d.lasting
        FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) WITH ORDINALITY w (proposal, community, account, n)
        LEFT JOIN resident r ON r.community_id = w.community AND r.account_id = w.account
        LEFT JOIN users u ON u.account_id = w.account
        LEFT JOIN LATERAL (SELECT s.review, s.lasting FROM support s
                           WHERE s.proposal_id = w.proposal AND s.account_id = w.account AND s.review IS NOT NULL
                           ORDER BY s.id DESC LIMIT 1) d ON true
        ORDER BY w.n
        """;

    private static final int MOST_KNOWN = 20_000;
    private static final long MOST_REMEMBERED = 2_000_000;
    private static final int ITSELF = 100;

    private final Communities communities;
    private final ServerRules servers;
    private final Officials officials;
    private final InstantSource clock;
    private final Supplier<Duration> youth;
    private final Cache<String, KnownAccounts> known = Caffeine.newBuilder()
            .maximumWeight(MOST_REMEMBERED)
            .weigher((String domain, KnownAccounts accounts) -> ITSELF + accounts.size())
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** @param youth how long an account that nobody let in is young */
    ReadFacts(
            Communities communities,
            ServerRules servers,
            Officials officials,
            InstantSource clock,
            Supplier<Duration> youth) {
        this.communities = communities;
        this.servers = servers;
        this.officials = officials;
        this.clock = clock;
        this.youth = youth;
    }

    /** Somebody and what they back. */
    record Backing(Proposal proposal, Account by) {

        /** Registrable domain; empty for accounts here. */
        String source() {
            return by.isLocal()
                    ? ""
                    : DomainNames.registrable(
                            by.domain().orElseGet(() -> by.uri().getAuthority()));
        }
    }

    private record Row(
            boolean resident,
            Optional<String> area,
            boolean joined,
            boolean banned,
            boolean young,
            Optional<SupporterFacts.Reviewed> review) {}

    /** In the order of what was asked. */
    List<SupporterFacts> of(Transaction tx, List<Backing> wanted) {
        var now = clock.instant();
        var rows = tx.fetch(
                FACTS,
                ReadFacts::row,
                now,
                now.minus(youth.get()),
                wanted.stream().map(one -> one.proposal().id().value()).toArray(Long[]::new),
                wanted.stream().map(one -> one.proposal().community().value()).toArray(Long[]::new),
                wanted.stream().map(one -> one.by().id().value()).toArray(Long[]::new));
        var servers = learn(tx, wanted);
        var facts = new ArrayList<SupporterFacts>();
        for (int i = 0; i < wanted.size(); i++) {
            facts.add(facts(tx, wanted.get(i), rows.get(i), servers));
        }
        return facts;
    }

    private SupporterFacts facts(Transaction tx, Backing backing, Row row, Map<String, KnownAccounts> accounts) {
        var proposal = backing.proposal();
        var by = backing.by();
        return new SupporterFacts(
                by.isLocal(),
                row.resident()
                        && communities.liesIn(
                                tx,
                                proposal.community(),
                                row.area(),
                                proposal.place().locality()),
                row.joined(),
                row.banned(),
                row.young(),
                by.isActive(),
                by.type() == ActorType.PERSON,
                officials.isOfficial(tx, proposal.community(), by),
                by.isLocal()
                        ? 0
                        : accounts.get(backing.source()).before(proposal.times().created()),
                by.isLocal() ? Optional.empty() : servers.of(tx, proposal.community(), backing.source()),
                row.review());
    }

    /** A server's accounts are read once for all proposals, and those of several servers at once: not half of them for each Like. */
    private Map<String, KnownAccounts> learn(Transaction tx, List<Backing> wanted) {
        var accounts = new HashMap<String, KnownAccounts>();
        var unknown = new HashMap<String, KnownAccounts>();
        for (var one : wanted) {
            if (!one.by().isLocal()) {
                var domain = one.source();
                var remembered = Optional.ofNullable(known.getIfPresent(domain)).orElseGet(KnownAccounts::none);
                accounts.put(domain, remembered);
                if (one.proposal().times().created().isAfter(remembered.until())) {
                    unknown.put(domain, remembered);
                }
            }
        }
        if (!unknown.isEmpty()) {
            var learnt = KnownAccounts.read(tx, unknown, clock.instant(), MOST_KNOWN);
            known.putAll(learnt);
            accounts.putAll(learnt);
        }
        return accounts;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getBoolean(1),
                Optional.ofNullable(row.getString(2)),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getBoolean(5),
                reviewed(Optional.ofNullable(row.getString(6)), Optional.ofNullable(row.getString(7))));
    }

    private static Optional<SupporterFacts.Reviewed> reviewed(Optional<String> review, Optional<String> why) {
        return review.map(word -> new SupporterFacts.Reviewed(Review.of(word), why));
    }

    /** Those of a moment at which nobody is young any more. */
    Instant youngUntil() {
        return clock.instant().minus(youth.get());
    }
}
