package folkmoot.people.account;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.FOLLOW;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.SelectLimitPercentStep;
import org.jooq.impl.DSL;

/**
 * Accounts by a part of their name or handle: whoever is called exactly so first, then local ones, then others. Words that
 * very many names hold are not gone through to the end: of each kind at most so many are looked at.
 */
final class SelectAccountsByName {

    private static final int LOOKED_AT = 400;

    private SelectAccountsByName() {}

    /** @param followedBy only those whom this account follows */
    static List<AccountId> page(Transaction tx, String words, Optional<AccountId> followedBy, int limit, int offset) {
        var handle = words.split("@", 2);
        var name = handle[0].strip();
        var exact = lower(ACCOUNT.USERNAME).eq(name.toLowerCase(Locale.ROOT));
        var wanted = live().and(domain(handle)).and(followed(followedBy));
        var local = ACCOUNT.DOMAIN.isNull();
        var remote = ACCOUNT.DOMAIN.isNotNull();
        var found = followedBy.isPresent()
                ? some(wanted.and(holding(name)))
                : some(wanted.and(exact).and(local))
                        .union(some(wanted.and(exact).and(remote)))
                        .union(some(wanted.and(holding(name)).and(local)))
                        .union(some(wanted.and(holding(name)).and(remote)));
        return tx.sql()
                .select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.in(found))
                .orderBy(called(name).desc(), remote, ACCOUNT.ID)
                .limit(limit)
                .offset(offset)
                .fetch()
                .map(row -> new AccountId(row.value1()));
    }

    private static Condition called(String name) {
        return condition("search_form(account.username) = search_form({0})", val(name));
    }

    private static SelectLimitPercentStep<Record1<Long>> some(Condition wanted) {
        return select(ACCOUNT.ID).from(ACCOUNT).where(wanted).limit(LOOKED_AT);
    }

    private static Condition live() {
        return ACCOUNT.DELETED_AT
                .isNull()
                .andNot(ACCOUNT.WAITING)
                .and(ACCOUNT.SUSPENDED_AT.isNull())
                .and(ACCOUNT.ACTOR_TYPE.ne("Application"));
    }

    private static Condition domain(String[] handle) {
        return handle.length < 2 || handle[1].isBlank()
                ? DSL.noCondition()
                : ACCOUNT.DOMAIN.startsWith(handle[1].strip().toLowerCase(Locale.ROOT));
    }

    private static Condition followed(Optional<AccountId> by) {
        return by.<Condition>map(me -> ACCOUNT.ID.in(select(FOLLOW.TARGET_ID)
                        .from(FOLLOW)
                        .where(FOLLOW.ACCOUNT_ID.eq(me.value()))
                        .and(FOLLOW.ACCEPTED_AT.isNotNull())))
                .orElse(DSL.noCondition());
    }

    private static Condition holding(String words) {
        var needle = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return condition(
                "search_form(account.username || ' ' || account.display_name) LIKE '%' || search_form({0}) || '%'",
                val(needle));
    }
}
