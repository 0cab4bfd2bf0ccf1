package folkmoot.people.relation;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;

/** How a viewer stands to any number of accounts: one query. */
public final class SelectRelationships {

    private static final String SQL = """
        SELECT o.id AS other, f.id AS follow_id, f.accepted_at IS NOT NULL AS following, f.show_reblogs, f.notify,
               f.languages, b.accepted_at IS NOT NULL AS followed_by, b.id AS back_id,
               EXISTS (SELECT 1 FROM block x WHERE x.account_id = me.id AND x.target_id = o.id) AS blocking,
               EXISTS (SELECT 1 FROM block x WHERE x.account_id = o.id AND x.target_id = me.id) AS blocked_by,
               m.id AS mute_id, m.notifications, m.expires_at,
               EXISTS (SELECT 1 FROM account_domain_block x
                       WHERE x.account_id = me.id AND x.domain = a.domain) AS domain_blocking,
               EXISTS (SELECT 1 FROM endorsement x WHERE x.account_id = me.id AND x.target_id = o.id) AS endorsed,
               coalesce(n.comment, '') AS note
        FROM (VALUES (?::bigint)) me (id)
        CROSS JOIN unnest(?::bigint[]) WITH ORDINALITY o (id, place)
        JOIN account a ON a.id = o.id AND NOT a.waiting
        LEFT JOIN follow f ON f.account_id = me.id AND f.target_id = o.id
        LEFT JOIN follow b ON b.account_id = o.id AND b.target_id = me.id
        LEFT JOIN mute m ON m.account_id = me.id AND m.target_id = o.id
             AND (m.expires_at IS NULL OR m.expires_at > now())
        LEFT JOIN account_note n ON n.account_id = me.id AND n.target_id = o.id
        ORDER BY o.place
        """;

    private SelectRelationships() {}

    /** In the order given; ids that name nobody are left out. */
    public static List<Relationship> of(Transaction tx, AccountId viewer, Collection<AccountId> others) {
        return others.isEmpty()
                ? List.of()
                : tx.sql()
                        .fetch(
                                SQL,
                                viewer.value(),
                                others.stream().map(AccountId::value).toArray(Long[]::new))
                        .map(SelectRelationships::relationship);
    }

    private static Relationship relationship(Record row) {
        return new Relationship(
                new AccountId(row.get("other", Long.class)),
                row.get("follow_id") == null
                        ? Optional.empty()
                        : Optional.of(new Relationship.Following(
                                row.get("following", Boolean.class),
                                row.get("show_reblogs", Boolean.class),
                                row.get("notify", Boolean.class),
                                Optional.ofNullable(row.get("languages", String[].class))
                                        .map(List::of))),
                row.get("back_id") == null ? Optional.empty() : Optional.of(row.get("followed_by", Boolean.class)),
                row.get("blocking", Boolean.class),
                row.get("blocked_by", Boolean.class),
                row.get("mute_id") == null
                        ? Optional.empty()
                        : Optional.of(new Relationship.Muting(
                                row.get("notifications", Boolean.class),
                                Optional.ofNullable(row.get("expires_at", Instant.class)))),
                row.get("domain_blocking", Boolean.class),
                row.get("endorsed", Boolean.class),
                row.get("note", String.class));
    }
}
