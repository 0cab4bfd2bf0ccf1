package folkmoot.civic.community;

import static folkmoot.schema.generated.Tables.COMMUNITY_BAN;
import static folkmoot.schema.generated.Tables.COMMUNITY_BAN_STRANGER;

import folkmoot.people.account.Account;
import folkmoot.people.account.StandingObserver;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.schema.generated.tables.records.CommunityBanRecord;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may not post in a community: what they post there is not passed on, and their answers are not taken. */
public final class Bans {

    /** Of one community; the newest are kept. */
    private static final int MOST_STRANGERS = 5_000;

    private static final String MET = """
        WITH met AS (DELETE FROM community_ban_stranger WHERE actor_uri = ? RETURNING *)
        INSERT INTO community_ban (community_id, account_id, by_account_id, uri, reason, until, created_at)
        SELECT community_id, ?, by_account_id, uri, reason, until, created_at FROM met
        ON CONFLICT DO NOTHING
        """;

    private static final String BANNED = """
        SELECT b.community_id, b.account_id FROM community_ban b
        WHERE (b.until IS NULL OR b.until > ?)
          AND (b.community_id, b.account_id) IN (SELECT * FROM unnest(?::bigint[], ?::bigint[]))
        """;

    private static final String FORGET_OLDEST = """
        DELETE FROM community_ban_stranger WHERE community_id = ? AND created_at <= (
            SELECT created_at FROM community_ban_stranger WHERE community_id = ? ORDER BY created_at DESC OFFSET ? LIMIT 1)
        """;

    private final InstantSource clock;
    private final Observers<StandingObserver> standings;

    public Bans(InstantSource clock, Observers<StandingObserver> standings) {
        this.clock = clock;
        this.standings = standings;
    }

    /**
     * A ban.
     *
     * @param uri id of its Block activity
     * @param reason plain text
     * @param until when it ends; for good without one
     */
    public record Ban(
            CommunityId community,
            AccountId account,
            AccountId by,
            URI uri,
            String reason,
            Optional<Instant> until,
            Instant since) {}

    /** The ban of an actor whom nobody here has met; parts as in {@link Ban}. */
    public record Stranger(
            CommunityId community, URI actor, AccountId by, URI uri, String reason, Optional<Instant> until) {}

    /** Remembers a ban until its actor is met. Of very many, the oldest are forgotten. */
    public void add(Transaction tx, Stranger stranger) {
        tx.sql()
                .insertInto(COMMUNITY_BAN_STRANGER)
                .set(COMMUNITY_BAN_STRANGER.COMMUNITY_ID, stranger.community().value())
                .set(COMMUNITY_BAN_STRANGER.ACTOR_URI, stranger.actor().toString())
                .set(COMMUNITY_BAN_STRANGER.BY_ACCOUNT_ID, stranger.by().value())
                .set(COMMUNITY_BAN_STRANGER.URI, stranger.uri().toString())
                .set(COMMUNITY_BAN_STRANGER.REASON, stranger.reason())
                .set(COMMUNITY_BAN_STRANGER.UNTIL, stranger.until().orElse(null))
                .set(COMMUNITY_BAN_STRANGER.CREATED_AT, clock.instant())
                .onConflict(COMMUNITY_BAN_STRANGER.COMMUNITY_ID, COMMUNITY_BAN_STRANGER.ACTOR_URI)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        var community = stranger.community().value();
        tx.execute(FORGET_OLDEST, community, community, MOST_STRANGERS);
    }

    /** Lifts the ban of somebody whom nobody here has met; false when there was none. */
    public boolean removeStranger(Transaction tx, CommunityId community, URI actor) {
        return tx.sql()
                        .deleteFrom(COMMUNITY_BAN_STRANGER)
                        .where(COMMUNITY_BAN_STRANGER.COMMUNITY_ID.eq(community.value()))
                        .and(COMMUNITY_BAN_STRANGER.ACTOR_URI.eq(actor.toString()))
                        .execute()
                == 1;
    }

    /** An actor was read: what bans were remembered of it hold from now on. */
    public void met(Transaction tx, Account account) {
        if (tx.execute(MET, account.uri().toString(), account.id().value()) > 0) {
            tellStanding(tx, account.id());
        }
    }

    /** Bans, or replaces an earlier ban of the same account. */
    public void add(Transaction tx, Ban ban) {
        tx.sql()
                .insertInto(COMMUNITY_BAN)
                .set(COMMUNITY_BAN.COMMUNITY_ID, ban.community().value())
                .set(COMMUNITY_BAN.ACCOUNT_ID, ban.account().value())
                .set(COMMUNITY_BAN.BY_ACCOUNT_ID, ban.by().value())
                .set(COMMUNITY_BAN.URI, ban.uri().toString())
                .set(COMMUNITY_BAN.REASON, ban.reason())
                .set(COMMUNITY_BAN.UNTIL, ban.until().orElse(null))
                .set(COMMUNITY_BAN.CREATED_AT, ban.since())
                .onConflict(COMMUNITY_BAN.COMMUNITY_ID, COMMUNITY_BAN.ACCOUNT_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        tellStanding(tx, ban.account());
    }

    /** The ban that was lifted; empty when there was none. */
    public Optional<Ban> remove(Transaction tx, CommunityId community, AccountId account) {
        var ban = find(tx, community, account);
        ban.ifPresent(_ -> tx.sql()
                .deleteFrom(COMMUNITY_BAN)
                .where(COMMUNITY_BAN.COMMUNITY_ID.eq(community.value()))
                .and(COMMUNITY_BAN.ACCOUNT_ID.eq(account.value()))
                .execute());
        ban.ifPresent(_ -> tellStanding(tx, account));
        return ban;
    }

    private void tellStanding(Transaction tx, AccountId account) {
        standings.tell(observer -> observer.changed(tx, account));
    }

    /** Who is banned now, the newest first. */
    public List<Ban> list(Transaction tx, CommunityId community, int most) {
        return tx.sql()
                .selectFrom(COMMUNITY_BAN)
                .where(COMMUNITY_BAN.COMMUNITY_ID.eq(community.value()))
                .and(COMMUNITY_BAN.UNTIL.isNull().or(COMMUNITY_BAN.UNTIL.gt(clock.instant())))
                .orderBy(COMMUNITY_BAN.CREATED_AT.desc(), COMMUNITY_BAN.ACCOUNT_ID)
                .limit(most)
                .fetch(row -> ban(row));
    }

    private static Ban ban(CommunityBanRecord row) {
        return new Ban(
                new CommunityId(row.getCommunityId()),
                new AccountId(row.getAccountId()),
                new AccountId(row.getByAccountId()),
                URI.create(row.getUri()),
                row.getReason(),
                Optional.ofNullable(row.getUntil()),
                row.getCreatedAt());
    }

    /** Whose ban ended between two moments. */
    public List<AccountId> ended(Transaction tx, Instant from, Instant until) {
        return tx.sql()
                .selectDistinct(COMMUNITY_BAN.ACCOUNT_ID)
                .from(COMMUNITY_BAN)
                .where(COMMUNITY_BAN.UNTIL.ge(from))
                .and(COMMUNITY_BAN.UNTIL.lt(until))
                .fetch(row -> new AccountId(row.value1()));
    }

    /** Whether an account is banned now. */
    public boolean isBanned(Transaction tx, CommunityId community, AccountId account) {
        return !banned(tx, List.of(new Pair(community, account))).isEmpty();
    }

    /** Who is banned where. */
    public record Pair(CommunityId community, AccountId account) {}

    /** Which of some accounts are banned from the community beside them. */
    public Set<Pair> banned(Transaction tx, Collection<Pair> some) {
        return Set.copyOf(tx.fetch(
                BANNED,
                row -> new Pair(new CommunityId(row.getLong(1)), new AccountId(row.getLong(2))),
                clock.instant(),
                some.stream().map(pair -> pair.community().value()).toArray(Long[]::new),
                some.stream().map(pair -> pair.account().value()).toArray(Long[]::new)));
    }

    private Optional<Ban> find(Transaction tx, CommunityId community, AccountId account) {
        return tx.sql()
                .selectFrom(COMMUNITY_BAN)
                .where(COMMUNITY_BAN.COMMUNITY_ID.eq(community.value()))
                .and(COMMUNITY_BAN.ACCOUNT_ID.eq(account.value()))
                .fetchOptional()
                .map(Bans::ban);
    }
}
