package folkmoot.talk.status;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.ACCOUNT_DOMAIN_BLOCK;
import static folkmoot.schema.generated.Tables.BLOCK;
import static folkmoot.schema.generated.Tables.FOLLOW;
import static folkmoot.schema.generated.Tables.STATUS;
import static folkmoot.schema.generated.Tables.STATUS_MENTION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.schema.generated.tables.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** Who may see a status, as a condition: the one place that says so. */
public final class VisibleStatuses {

    private static final String SHUT_OUT = """
        SELECT 1 FROM block WHERE account_id = ? AND target_id = ?
        UNION ALL
        SELECT 1 FROM account_domain_block d JOIN account a ON a.domain = d.domain WHERE d.account_id = ? AND a.id = ?
        """;

    private static final String SHUT_OUT_OF_MANY = """
        SELECT w.author, w.viewer FROM unnest(?::bigint[], ?::bigint[]) w (author, viewer)
        WHERE EXISTS (SELECT 1 FROM block b WHERE b.account_id = w.author AND b.target_id = w.viewer)
           OR EXISTS (SELECT 1 FROM account_domain_block d JOIN account a ON a.domain = d.domain
                      WHERE d.account_id = w.author AND a.id = w.viewer)
        """;

    private static final AccountId SOMEBODY = new AccountId(-1);
    private static final Text TO_SOMEBODY = render(Optional.of(SOMEBODY));
    private static final Text TO_ANYBODY = render(Optional.empty());

    private VisibleStatuses() {}

    /**
     * A condition on {@code status} for the hot statements that are written as text.
     *
     * @param values for each {@code ?}
     */
    record Text(String condition, List<Object> values) {}

    /** The same as {@link #to}, rendered once: rendering costs more than asking. */
    static Text text(Optional<AccountId> viewer) {
        return viewer.map(me -> new Text(
                        TO_SOMEBODY.condition(),
                        TO_SOMEBODY.values().stream()
                                .map(value -> value.equals(SOMEBODY.value()) ? me.value() : value)
                                .toList()))
                .orElse(TO_ANYBODY);
    }

    private static Text render(Optional<AccountId> viewer) {
        var sql = DSL.using(SQLDialect.POSTGRES, new Settings().withRenderSchema(false));
        var condition = to(STATUS, viewer);
        return new Text(sql.render(condition), sql.extractBindValues(condition));
    }

    /** The rows of {@code status} that a viewer may see; without a viewer, what anybody may see. Removed ones never. */
    public static Condition to(Status status, Optional<AccountId> viewer) {
        return by(status, viewer.map(me -> DSL.val(me.value())));
    }

    /** The same of the viewer that stands in a column of the same row. */
    static String toViewerIn(String column) {
        var sql = DSL.using(SQLDialect.POSTGRES, new Settings().withRenderSchema(false));
        return sql.renderInlined(by(STATUS, Optional.of(DSL.field(DSL.raw(column), Long.class))));
    }

    private static Condition by(Status status, Optional<Field<Long>> viewer) {
        var open = status.VISIBILITY.in("public", "unlisted");
        var allowed = viewer.map(me -> open.or(status.ACCOUNT_ID.eq(me))
                        .or(status.HIDDEN_VISIBILITY
                                .isNull()
                                .and(exists(selectOne()
                                        .from(STATUS_MENTION)
                                        .where(STATUS_MENTION.STATUS_ID.eq(status.ID))
                                        .and(STATUS_MENTION.ACCOUNT_ID.eq(me)))))
                        .or(status.VISIBILITY
                                .eq("private")
                                .and(exists(selectOne()
                                        .from(FOLLOW)
                                        .where(FOLLOW.ACCOUNT_ID.eq(me))
                                        .and(FOLLOW.TARGET_ID.eq(status.ACCOUNT_ID))
                                        .and(FOLLOW.ACCEPTED_AT.isNotNull())))))
                .orElse(open);
        var shown = status.DELETED_AT.isNull().and(allowed);
        return viewer.map(me -> shown.and(isShutOut(status, me).not())).orElse(shown);
    }

    /** The same as {@link #isShutOut(Status, Field)} of one author and one viewer. */
    static boolean isShutOut(Transaction tx, AccountId author, AccountId viewer) {
        return tx.once(
                new Pair(author, viewer),
                () -> !tx.fetch(SHUT_OUT, _ -> true, author.value(), viewer.value(), author.value(), viewer.value())
                        .isEmpty());
    }

    private record Pair(AccountId author, AccountId viewer) {}

    /** Reads at once what {@link #isShutOut} will be asked of authors and the viewers beside them. */
    static void foresee(Transaction tx, List<AccountId> authors, List<AccountId> viewers) {
        if (authors.isEmpty()) {
            return;
        }
        var out = Set.copyOf(tx.fetch(
                SHUT_OUT_OF_MANY,
                row -> new Pair(new AccountId(row.getLong(1)), new AccountId(row.getLong(2))),
                authors.stream().map(AccountId::value).toArray(Long[]::new),
                viewers.stream().map(AccountId::value).toArray(Long[]::new)));
        for (int i = 0; i < authors.size(); i++) {
            var pair = new Pair(authors.get(i), viewers.get(i));
            tx.once(pair, () -> out.contains(pair));
        }
    }

    /** Whom the author blocks, alone or with their whole server, does not learn that the status exists. */
    private static Condition isShutOut(Status status, Field<Long> viewer) {
        var blocked = exists(selectOne()
                .from(BLOCK)
                .where(BLOCK.ACCOUNT_ID.eq(status.ACCOUNT_ID))
                .and(BLOCK.TARGET_ID.eq(viewer)));
        return blocked.or(exists(selectOne()
                .from(ACCOUNT_DOMAIN_BLOCK)
                .join(ACCOUNT)
                .on(ACCOUNT.DOMAIN.eq(ACCOUNT_DOMAIN_BLOCK.DOMAIN))
                .where(ACCOUNT_DOMAIN_BLOCK.ACCOUNT_ID.eq(status.ACCOUNT_ID))
                .and(ACCOUNT.ID.eq(viewer))));
    }
}
