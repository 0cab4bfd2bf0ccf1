package folkmoot.people.delivery;

import static folkmoot.schema.generated.Tables.DELIVERY;
import static folkmoot.schema.generated.Tables.DELIVERY_HOST;

import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SQL that enqueues deliveries. Hosts that are there already are woken after the commit. */
final class DeliveryStore {

    private static final Set<AccountId> NOBODY = Set.of(new AccountId(0));

    private static final String INBOXES = """
        SELECT DISTINCT coalesce(a.shared_inbox_url, a.inbox_url)
        FROM (SELECT unnest(?::bigint[])
              UNION
              SELECT f.account_id FROM follow f WHERE f.target_id = ANY (?) AND f.accepted_at IS NOT NULL) r (id)
        JOIN account a ON a.id = r.id
        WHERE a.domain IS NOT NULL AND a.deleted_at IS NULL AND a.suspended_at IS NULL
          AND NOT EXISTS (
                SELECT 1 FROM domain_block b WHERE a.domain = b.domain OR a.domain LIKE '%.' || b.domain)
        """;

    private static final String BODY =
            """
            INSERT INTO delivery_body (id, sender_id, body, lane, followers_only, created_at)
            SELECT ?, a.id, ?, CASE WHEN a.actor_type = 'Group' THEN 0 ELSE ?::bigint END, ?, ?::timestamptz
            FROM account a WHERE a.id = ?
            """; // what communities send keeps its order altogether: Lemmy loses a vote that comes before its post

    private static final String DELIVERIES = """
        INSERT INTO delivery (id, body_id, host, inbox_url, run_at)
        SELECT i, ?, h, u, ?::timestamptz FROM unnest(?::bigint[], ?::text[], ?::text[]) AS d (i, h, u)
        WHERE NOT EXISTS (SELECT 1 FROM delivery_host t WHERE t.host = h AND t.suspended_at IS NOT NULL)
        """; // nothing is kept for the dead

    private static final String HOSTS =
            """
            INSERT INTO delivery_host (host, next_at)
            SELECT DISTINCT h, ?::timestamptz FROM unnest(?::text[]) AS h ORDER BY 1
            ON CONFLICT (host) DO NOTHING
            """; // touches no row that is there: concurrent posts to one host must not wait for each other

    List<URI> inboxes(Transaction tx, Audience audience) {
        return tx.fetch(
                INBOXES,
                row -> URI.create(row.getString(1)),
                values(audience.accounts()),
                values(audience.followersOf()));
    }

    private static Long[] values(Collection<AccountId> ids) {
        return AnyOf.numbers(
                ids.isEmpty() ? NOBODY : ids, AccountId::value); // an empty list would be planned anew, too
    }

    void insertBody(
            Transaction tx,
            long id,
            AccountId sender,
            byte[] body,
            Optional<Long> lane,
            boolean followersOnly,
            Instant now) {
        tx.execute(BODY, id, body, lane.orElse(null), followersOnly, now, sender.value());
    }

    void watch(Transaction tx, long body) {
        tx.execute("UPDATE delivery_body SET watched = true WHERE id = ?", body);
    }

    boolean isWaiting(Transaction tx, long body, URI inbox) {
        return tx.sql().fetchExists(DELIVERY, DELIVERY.BODY_ID.eq(body).and(DELIVERY.INBOX_URL.eq(inbox.toString())));
    }

    boolean isGivenUp(Transaction tx, String host) {
        return tx.sql()
                .fetchExists(DELIVERY_HOST, DELIVERY_HOST.HOST.eq(host).and(DELIVERY_HOST.SUSPENDED_AT.isNotNull()));
    }

    void insertDeliveries(Transaction tx, long body, Long[] ids, String[] hosts, String[] inboxes, Instant now) {
        tx.execute(DELIVERIES + ";" + HOSTS, body, now, ids, hosts, inboxes, now, hosts);
    }
}
