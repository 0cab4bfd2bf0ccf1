package folkmoot.civic.support;

import static folkmoot.schema.generated.Tables.COMMUNITY_SERVER;

import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.CommunityLog;
import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a community says of servers whose people support its proposals: public, with a reason, in its log. */
public final class ServerRules {

    private static final int MOST = 1_000;

    private final Communities communities;
    private final CommunityLog log;
    private final InstantSource clock;

    public ServerRules(Communities communities, CommunityLog log, InstantSource clock) {
        this.communities = communities;
        this.log = log;
        this.clock = clock;
    }

    private record OfCommunity(CommunityId id) {}

    /** By domain. */
    public List<ServerRule> list(Transaction tx, CommunityId community) {
        return tx.sql()
                .selectFrom(COMMUNITY_SERVER)
                .where(COMMUNITY_SERVER.COMMUNITY_ID.eq(community.value()))
                .orderBy(COMMUNITY_SERVER.DOMAIN)
                .limit(MOST)
                .fetch(row -> new ServerRule(
                        row.getDomain(),
                        ServerRule.Effect.of(row.getEffect()).orElseThrow(),
                        row.getReason(),
                        row.getCreatedAt()));
    }

    /** What is said of a source of supports. */
    Optional<ServerRule.Effect> of(Transaction tx, CommunityId community, String source) {
        Map<String, ServerRule.Effect> rules = tx.once(
                new OfCommunity(community),
                () -> list(tx, community).stream().collect(Collectors.toMap(ServerRule::domain, ServerRule::effect)));
        return Optional.ofNullable(rules.get(source));
    }

    /**
     * A moderator says what is counted from a server, or with no effect takes that back; its registrable domain. Problems: 403 for
     * anybody else, 404 for taking back what was not said, 422 without a reason or for something that is no domain, or with too many.
     */
    String set(
            Transaction tx,
            Community community,
            Account moderator,
            String typed,
            Optional<ServerRule.Effect> effect,
            String reason) {
        communities.requireModerator(tx, community.id(), moderator.id());
        var domain = DomainNames.registrable(DomainNames.comparable(typed.strip()));
        if (!domain.contains(".") || domain.length() > 253 || domain.matches(".*[\\s/@:].*")) {
            throw Invalid.field("domain", "ERR_INVALID", "is not the name of a server");
        }
        var words = CommunityLog.reason(reason);
        if (words.isEmpty()) {
            throw Invalid.field("reason", "ERR_BLANK", "must be given");
        }
        if (effect.isEmpty()) {
            remove(tx, community, domain);
        } else {
            save(tx, community, new ServerRule(domain, effect.get(), words, clock.instant()));
        }
        tx.forget(Set.of(OfCommunity.class));
        log.add(
                tx,
                community.id(),
                moderator.id(),
                CommunityLog.Act.SERVER,
                URI.create("https://" + domain),
                effect.map(ServerRule.Effect::word).orElse("none") + ": " + words);
        return domain;
    }

    private static void remove(Transaction tx, Community community, String domain) {
        if (tx.sql()
                        .deleteFrom(COMMUNITY_SERVER)
                        .where(COMMUNITY_SERVER.COMMUNITY_ID.eq(community.id().value()))
                        .and(COMMUNITY_SERVER.DOMAIN.eq(domain))
                        .execute()
                == 0) {
            throw new NotFound();
        }
    }

    private void save(Transaction tx, Community community, ServerRule rule) {
        if (list(tx, community.id()).size() >= MOST) {
            throw Invalid.refused("A community says something of at most " + MOST + " servers");
        }
        tx.sql()
                .insertInto(COMMUNITY_SERVER)
                .set(COMMUNITY_SERVER.COMMUNITY_ID, community.id().value())
                .set(COMMUNITY_SERVER.DOMAIN, rule.domain())
                .set(COMMUNITY_SERVER.EFFECT, rule.effect().word())
                .set(COMMUNITY_SERVER.REASON, rule.reason())
                .set(COMMUNITY_SERVER.CREATED_AT, rule.since())
                .onConflict(COMMUNITY_SERVER.COMMUNITY_ID, COMMUNITY_SERVER.DOMAIN)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }
}
