package folkmoot.people.delivery;

import static folkmoot.schema.generated.Tables.DELIVERY;
import static folkmoot.schema.generated.Tables.DELIVERY_HOST;

import folkmoot.federation.vocabulary.Origins;
import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** SQL that enqueues deliveries. Hosts that are there already are woken after the commit. */
final class DeliveryStore {

    private static final Set<AccountId> NOBODY = Set.of(new AccountId(0));

    /** Who is elsewhere and may be sent something. */
    private static final String REACHED = """
        JOIN account a ON a.id = r.id
        WHERE a.domain IS NOT NULL AND a.deleted_at IS NULL AND a.suspended_at IS NULL
          AND NOT EXISTS (
                SELECT 1 FROM domain_block b WHERE a.domain = b.domain OR a.domain LIKE '%.' || b.domain)
        """;

    private static final String INBOXES = """
        SELECT DISTINCT coalesce(a.shared_inbox_url, a.inbox_url)
        FROM (SELECT unnest(?::bigint[])
              UNION
              SELECT f.account_id FROM follow f
              WHERE f.target_id = ANY (?) AND f.elsewhere AND f.accepted_at IS NOT NULL) r (id)
        """ + REACHED;

    private static final String INBOXES_OF_MANY = """
        SELECT DISTINCT r.n, coalesce(a.shared_inbox_url, a.inbox_url)
        FROM (SELECT * FROM unnest(?::int[], ?::bigint[]) x (n, account)
              UNION
              SELECT x.n, f.account_id FROM unnest(?::int[], ?::bigint[]) x (n, target)
              JOIN follow f ON f.target_id = x.target AND f.elsewhere AND f.accepted_at IS NOT NULL) r (n, id)
        """ + REACHED;

    private static final String BODIES =
            """
            INSERT INTO delivery_body (id, sender_id, body, lane, followers_only, created_at)
            SELECT w.id, a.id, w.body, CASE WHEN a.actor_type = 'Group' THEN 0 ELSE w.lane END, w.followers_only, ?::timestamptz
            FROM unnest(?::bigint[], ?::bigint[], ?::bytea[], ?::bigint[], ?::boolean[]) w (id, sender, body, lane, followers_only)
            JOIN account a ON a.id = w.sender
            """; // what communities send keeps its order altogether: Lemmy loses a vote that comes before its post

    private static final String DELIVERIES = """
        INSERT INTO delivery (id, body_id, host, inbox_url, run_at)
        SELECT i, b, h, u, ?::timestamptz FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[]) AS d (i, b, h, u)
        WHERE NOT EXISTS (SELECT 1 FROM delivery_host t WHERE t.host = h AND t.suspended_at IS NOT NULL)
        """; // nothing is kept for the dead

    private static final String HOSTS =
            """
            INSERT INTO delivery_host (host, next_at)
            SELECT DISTINCT h, ?::timestamptz FROM unnest(?::text[]) AS h ORDER BY 1
            ON CONFLICT (host) DO NOTHING
            """; // touches no row that is there: concurrent posts to one host must not wait for each other

    List<URI> inboxes(Transaction tx, Audience audience) {
        if (audience.accounts().isEmpty() && audience.followersOf().isEmpty()) {
            return List.of();
        }
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

    /** Where each of some audiences is reached elsewhere. */
    List<Set<URI>> inboxes(Transaction tx, List<Audience> audiences) {
        var found =
                audiences.stream().map(_ -> (Set<URI>) new LinkedHashSet<URI>()).toList();
        var accounts = pairs(audiences, Audience::accounts);
        var followed = pairs(audiences, Audience::followersOf);
        if (accounts.places.length > 0 || followed.places.length > 0) {
            tx.fetch(
                    INBOXES_OF_MANY,
                    row -> found.get(row.getInt(1)).add(URI.create(row.getString(2))),
                    accounts.places,
                    accounts.ids,
                    followed.places,
                    followed.ids);
        }
        return found;
    }

    /** Which audience names which account. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Pairs(Integer[] places, Long[] ids) {}

    private static Pairs pairs(List<Audience> audiences, Function<Audience, Set<AccountId>> which) {
        var places = new ArrayList<Integer>();
        var ids = new ArrayList<Long>();
        for (int i = 0; i < audiences.size(); i++) {
            for (var account : which.apply(audiences.get(i))) {
                places.add(i);
                ids.add(account.value());
            }
        }
        return new Pairs(places.toArray(Integer[]::new), ids.toArray(Long[]::new));
    }

    /** Activities with where each goes, in one round trip. */
    void insert(Transaction tx, List<Outgoing> all, LongSupplier ids, Instant now) {
        var rows = all.stream()
                .flatMap(one -> one.inboxes().stream()
                        .map(inbox -> new Row(ids.getAsLong(), one.id(), Origins.authority(inbox), inbox.toString())))
                .toList();
        var hosts = rows.stream().map(Row::host).toArray(String[]::new);
        tx.execute(
                BODIES + ";" + DELIVERIES + ";" + HOSTS,
                now,
                all.stream().map(Outgoing::id).toArray(Long[]::new),
                all.stream().map(one -> one.sender().value()).toArray(Long[]::new),
                all.stream().map(Outgoing::body).toArray(byte[][]::new),
                all.stream().map(one -> one.lane().orElse(null)).toArray(Long[]::new),
                all.stream().map(Outgoing::followersOnly).toArray(Boolean[]::new),
                now,
                rows.stream().map(Row::id).toArray(Long[]::new),
                rows.stream().map(Row::body).toArray(Long[]::new),
                hosts,
                rows.stream().map(Row::inbox).toArray(String[]::new),
                now,
                hosts);
    }

    private record Row(long id, long body, String host, String inbox) {}

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
}
