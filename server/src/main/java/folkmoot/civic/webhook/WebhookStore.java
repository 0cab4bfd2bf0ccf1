package folkmoot.civic.webhook;

import static folkmoot.schema.generated.Tables.WEBHOOK;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.text.Worded;
import folkmoot.schema.generated.tables.records.WebhookRecord;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** The SQL of webhooks. */
final class WebhookStore {

    void insert(
            Transaction tx,
            long id,
            Optional<CommunityId> community,
            URI url,
            Set<WebhookKind> kinds,
            byte[] secret,
            AccountId by,
            Instant now) {
        tx.sql()
                .insertInto(WEBHOOK)
                .set(WEBHOOK.ID, id)
                .set(WEBHOOK.COMMUNITY_ID, community.map(CommunityId::value).orElse(null))
                .set(WEBHOOK.URL, url.toString())
                .set(
                        WEBHOOK.KINDS,
                        kinds.stream().map(WebhookKind::word).sorted().toArray(String[]::new))
                .set(WEBHOOK.SECRET, secret)
                .set(WEBHOOK.BY_ACCOUNT_ID, by.value())
                .set(WEBHOOK.CREATED_AT, now)
                .execute();
    }

    /** Of a community, or of the instance; the oldest first. */
    List<Webhook> list(Transaction tx, Optional<CommunityId> community, Instant now) {
        return read(tx, of(community), now);
    }

    /** Those of a community and of the instance that are told of a kind of thing. */
    List<Webhook> told(Transaction tx, CommunityId community, WebhookKind kind, Instant now) {
        return read(
                        tx,
                        WEBHOOK.COMMUNITY_ID
                                .eq(community.value())
                                .or(WEBHOOK.COMMUNITY_ID.isNull())
                                .and(WEBHOOK.DISABLED_AT.isNull()),
                        now)
                .stream()
                .filter(one -> one.kinds().contains(kind))
                .toList();
    }

    Optional<Webhook> find(Transaction tx, long id, Instant now) {
        return read(tx, WEBHOOK.ID.eq(id), now).stream().findFirst();
    }

    boolean isAny(Transaction tx) {
        return tx.sql().fetchExists(WEBHOOK, WEBHOOK.DISABLED_AT.isNull());
    }

    void rotate(Transaction tx, long id, byte[] secret, Instant formerUntil) {
        tx.sql()
                .update(WEBHOOK)
                .set(WEBHOOK.FORMER_SECRET, WEBHOOK.SECRET)
                .set(WEBHOOK.FORMER_UNTIL, formerUntil)
                .set(WEBHOOK.SECRET, secret)
                .where(WEBHOOK.ID.eq(id))
                .execute();
    }

    void delete(Transaction tx, long id) {
        tx.sql().deleteFrom(WEBHOOK).where(WEBHOOK.ID.eq(id)).execute();
    }

    void taken(Transaction tx, long id, Instant now) {
        tx.sql()
                .update(WEBHOOK)
                .set(WEBHOOK.LAST_TAKEN_AT, now)
                .setNull(WEBHOOK.FAILING_SINCE)
                .setNull(WEBHOOK.FAILURE)
                .where(WEBHOOK.ID.eq(id))
                .execute();
    }

    /** Since when it fails. */
    Instant failed(Transaction tx, long id, String failure, Instant now) {
        return tx.sql()
                .update(WEBHOOK)
                .set(WEBHOOK.FAILING_SINCE, DSL.coalesce(WEBHOOK.FAILING_SINCE, DSL.val(now)))
                .set(WEBHOOK.FAILURE, failure)
                .where(WEBHOOK.ID.eq(id))
                .returning(WEBHOOK.FAILING_SINCE)
                .fetchOptional(WEBHOOK.FAILING_SINCE)
                .orElse(now);
    }

    void disable(Transaction tx, long id, Instant now) {
        tx.sql()
                .update(WEBHOOK)
                .set(WEBHOOK.DISABLED_AT, now)
                .where(WEBHOOK.ID.eq(id))
                .and(WEBHOOK.DISABLED_AT.isNull())
                .execute();
    }

    void enable(Transaction tx, long id) {
        tx.sql()
                .update(WEBHOOK)
                .setNull(WEBHOOK.DISABLED_AT)
                .setNull(WEBHOOK.FAILING_SINCE)
                .setNull(WEBHOOK.FAILURE)
                .where(WEBHOOK.ID.eq(id))
                .execute();
    }

    private static Condition of(Optional<CommunityId> community) {
        return community.map(id -> WEBHOOK.COMMUNITY_ID.eq(id.value())).orElseGet(WEBHOOK.COMMUNITY_ID::isNull);
    }

    private static List<Webhook> read(Transaction tx, Condition condition, Instant now) {
        return tx.sql().selectFrom(WEBHOOK).where(condition).orderBy(WEBHOOK.ID).fetch(row -> webhook(row, now));
    }

    private static Webhook webhook(WebhookRecord row, Instant now) {
        var secrets = new ArrayList<byte[]>();
        secrets.add(row.getSecret());
        if (row.getFormerUntil() != null && row.getFormerUntil().isAfter(now)) {
            secrets.add(row.getFormerSecret());
        }
        return new Webhook(
                row.getId(),
                Optional.ofNullable(row.getCommunityId()).map(CommunityId::new),
                URI.create(row.getUrl()),
                Arrays.stream(row.getKinds())
                        .flatMap(word -> Worded.find(WebhookKind.class, word).stream())
                        .collect(Collectors.toSet()),
                secrets,
                row.getCreatedAt(),
                new Webhook.Health(
                        Optional.ofNullable(row.getLastTakenAt()),
                        Optional.ofNullable(row.getFailingSince()),
                        Optional.ofNullable(row.getFailure()),
                        Optional.ofNullable(row.getDisabledAt())));
    }
}
