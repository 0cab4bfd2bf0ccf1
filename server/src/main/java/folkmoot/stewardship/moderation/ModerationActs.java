package folkmoot.stewardship.moderation;

import static folkmoot.schema.generated.Tables.MODERATION_ACT;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The list of who used which power on what. Nothing is ever taken off it. */
public final class ModerationActs {

    private final Ids ids;
    private final InstantSource clock;

    public ModerationActs(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** One act. @param by empty for the operator's command, and for a moderator who is gone */
    public record Act(long id, Optional<AccountId> by, String action, String target, Instant created) {}

    /** The newest first; the cursor is the act's id. */
    public List<Act> list(Transaction tx, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(MODERATION_ACT)
                .where(page.bounds(MODERATION_ACT.ID))
                .orderBy(page.order(MODERATION_ACT.ID))
                .limit(page.limit())
                .fetch(row -> new Act(
                        row.getId(),
                        Optional.ofNullable(row.getById()).map(AccountId::new),
                        row.getAction(),
                        row.getTarget(),
                        row.getCreatedAt())));
    }

    /**
     * @param action such as {@code suspend} or {@code block-domain}
     * @param target a handle, a domain, a network or a report
     */
    public void note(Transaction tx, AccountId by, String action, String target) {
        tx.sql()
                .insertInto(MODERATION_ACT)
                .set(MODERATION_ACT.ID, ids.next())
                .set(MODERATION_ACT.BY_ID, by.value())
                .set(MODERATION_ACT.ACTION, action)
                .set(MODERATION_ACT.TARGET, target)
                .set(MODERATION_ACT.CREATED_AT, clock.instant())
                .execute();
    }
}
