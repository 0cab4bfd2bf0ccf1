package folkmoot.people.block;

import static folkmoot.schema.generated.Tables.SEVERANCE;

import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;

/** Follows of local accounts that ended because somebody was shut out; those concerned are notified. */
public final class Severances {

    private final Notifications notifications;
    private final Ids ids;
    private final InstantSource clock;

    public Severances(Notifications notifications, Ids ids, InstantSource clock) {
        this.notifications = notifications;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What ended for one local account.
     *
     * @param type {@code domain_block}, {@code user_domain_block} or {@code account_suspension}
     * @param targetName the domain or handle that was shut out
     */
    public record Severed(AccountId account, String type, String targetName, int followers, int following) {}

    /** As it is kept. */
    public record Severance(long id, Severed what, Instant createdAt) {}

    /** Keeps it and notifies the account; nothing happens where nothing ended. */
    public void record(Transaction tx, Severed severed) {
        if (severed.followers() + severed.following() == 0) {
            return;
        }
        long id = ids.next();
        tx.sql()
                .insertInto(SEVERANCE)
                .set(SEVERANCE.ID, id)
                .set(SEVERANCE.ACCOUNT_ID, severed.account().value())
                .set(SEVERANCE.TYPE, severed.type())
                .set(SEVERANCE.TARGET_NAME, severed.targetName())
                .set(SEVERANCE.FOLLOWERS_COUNT, severed.followers())
                .set(SEVERANCE.FOLLOWING_COUNT, severed.following())
                .set(SEVERANCE.CREATED_AT, clock.instant())
                .execute();
        notifications.severedRelationships(tx, severed.account(), id);
    }

    /** By id; one query. */
    public Map<Long, Severance> map(Transaction tx, Collection<Long> wanted) {
        return wanted.isEmpty()
                ? Map.of()
                : tx.sql()
                        .selectFrom(SEVERANCE)
                        .where(SEVERANCE.ID.in(wanted))
                        .fetchMap(
                                SEVERANCE.ID,
                                row -> new Severance(
                                        row.getId(),
                                        new Severed(
                                                new AccountId(row.getAccountId()),
                                                row.getType(),
                                                row.getTargetName(),
                                                row.getFollowersCount(),
                                                row.getFollowingCount()),
                                        row.getCreatedAt()));
    }
}
