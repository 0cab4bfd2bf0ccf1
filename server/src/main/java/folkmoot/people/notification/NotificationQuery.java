package folkmoot.people.notification;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.ACCOUNT_DOMAIN_BLOCK;
import static folkmoot.schema.generated.Tables.BLOCK;
import static folkmoot.schema.generated.Tables.MUTE;
import static folkmoot.schema.generated.Tables.NOTIFICATION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import folkmoot.platform.id.AccountId;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Which notifications somebody asks for.
 *
 * @param types of these types only
 * @param from of this sender only
 * @param withHeldBack also those that the policy holds back
 */
public record NotificationQuery(Set<NotificationType> types, Optional<AccountId> from, boolean withHeldBack) {

    /** Everything that was told. */
    public static final NotificationQuery ALL =
            new NotificationQuery(Set.of(NotificationType.values()), Optional.empty(), false);

    /** As a condition on {@code notification}; those of whom the reader shut out meanwhile are left out. */
    Condition condition(AccountId reader) {
        var condition =
                NOTIFICATION.ACCOUNT_ID.eq(reader.value()).and(isHidden(reader).not());
        if (types.size() < NotificationType.values().length) {
            condition = condition.and(NOTIFICATION.TYPE.in(
                    types.stream().map(NotificationType::word).toList()));
        }
        if (from.isPresent()) {
            condition = condition.and(NOTIFICATION.FROM_ACCOUNT_ID.eq(from.get().value()));
        }
        return withHeldBack || from.isPresent() ? condition : condition.and(NOTIFICATION.FILTERED.isFalse());
    }

    private static Condition isHidden(AccountId reader) {
        var sender = NOTIFICATION.FROM_ACCOUNT_ID;
        var muted = exists(selectOne()
                .from(MUTE)
                .where(MUTE.ACCOUNT_ID.eq(reader.value()))
                .and(MUTE.TARGET_ID.eq(sender))
                .and(MUTE.NOTIFICATIONS)
                .and(MUTE.EXPIRES_AT.isNull().or(MUTE.EXPIRES_AT.gt(DSL.currentInstant()))));
        var blocked = exists(selectOne()
                .from(BLOCK)
                .where(BLOCK.ACCOUNT_ID.eq(reader.value()))
                .and(BLOCK.TARGET_ID.eq(sender)));
        var elsewhere = exists(selectOne()
                .from(ACCOUNT)
                .join(ACCOUNT_DOMAIN_BLOCK)
                .on(ACCOUNT_DOMAIN_BLOCK.DOMAIN.eq(ACCOUNT.DOMAIN))
                .where(ACCOUNT.ID.eq(sender))
                .and(ACCOUNT_DOMAIN_BLOCK.ACCOUNT_ID.eq(reader.value())));
        return muted.or(blocked).or(elsewhere);
    }
}
