package folkmoot.status;

import static folkmoot.schema.generated.Tables.FOLLOW;
import static folkmoot.schema.generated.Tables.STATUS_MENTION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import folkmoot.id.AccountId;
import folkmoot.schema.generated.tables.Status;
import java.util.Optional;
import org.jooq.Condition;

/** Who may see a status, as a condition: the one place that says so. */
public final class VisibleStatuses {

    private VisibleStatuses() {}

    /** The rows of {@code status} that a viewer may see; without a viewer, what anybody may see. Removed ones never. */
    public static Condition to(Status status, Optional<AccountId> viewer) {
        var open = status.VISIBILITY.in("public", "unlisted");
        var allowed = viewer.map(AccountId::value)
                .map(me -> open.or(status.ACCOUNT_ID.eq(me))
                        .or(exists(selectOne()
                                .from(STATUS_MENTION)
                                .where(STATUS_MENTION.STATUS_ID.eq(status.ID))
                                .and(STATUS_MENTION.ACCOUNT_ID.eq(me))))
                        .or(status.VISIBILITY
                                .eq("private")
                                .and(exists(selectOne()
                                        .from(FOLLOW)
                                        .where(FOLLOW.ACCOUNT_ID.eq(me))
                                        .and(FOLLOW.TARGET_ID.eq(status.ACCOUNT_ID))
                                        .and(FOLLOW.ACCEPTED_AT.isNotNull())))))
                .orElse(open);
        return status.DELETED_AT.isNull().and(allowed);
    }
}
