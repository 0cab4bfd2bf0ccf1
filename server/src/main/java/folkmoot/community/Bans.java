package folkmoot.community;

import static folkmoot.schema.generated.Tables.COMMUNITY_BAN;

import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.id.CommunityId;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Who may not post in a community: what they post there is not passed on, and their answers are not taken. */
public final class Bans {

    private final InstantSource clock;

    public Bans(InstantSource clock) {
        this.clock = clock;
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
    }

    /** The ban that was lifted; empty when there was none. */
    public Optional<Ban> remove(Transaction tx, CommunityId community, AccountId account) {
        var ban = find(tx, community, account);
        ban.ifPresent(_ -> tx.sql()
                .deleteFrom(COMMUNITY_BAN)
                .where(COMMUNITY_BAN.COMMUNITY_ID.eq(community.value()))
                .and(COMMUNITY_BAN.ACCOUNT_ID.eq(account.value()))
                .execute());
        return ban;
    }

    /** Whether an account is banned now. */
    public boolean isBanned(Transaction tx, CommunityId community, AccountId account) {
        return find(tx, community, account)
                .filter(ban ->
                        ban.until().map(end -> end.isAfter(clock.instant())).orElse(true))
                .isPresent();
    }

    private Optional<Ban> find(Transaction tx, CommunityId community, AccountId account) {
        return tx.sql()
                .selectFrom(COMMUNITY_BAN)
                .where(COMMUNITY_BAN.COMMUNITY_ID.eq(community.value()))
                .and(COMMUNITY_BAN.ACCOUNT_ID.eq(account.value()))
                .fetchOptional()
                .map(row -> new Ban(
                        community,
                        account,
                        new AccountId(row.getByAccountId()),
                        URI.create(row.getUri()),
                        row.getReason(),
                        Optional.ofNullable(row.getUntil()),
                        row.getCreatedAt()));
    }
}
