package folkmoot.talk.status;

import static folkmoot.schema.generated.Tables.STATUS;
import static folkmoot.schema.generated.Tables.STATUS_IDEMPOTENCY;
import static folkmoot.schema.generated.Tables.STATUS_MENTION;

import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.StatusId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** All SQL that writes {@code status}, its counters and mentions. */
final class StatusStore {

    /** The threads that began with what is now a reply become a part of the parent's. */
    private static final String JOIN_THREADS = """
        UPDATE status SET conversation_id = (SELECT conversation_id FROM status WHERE id = ?)
        WHERE conversation_id IN (SELECT id FROM status WHERE in_reply_to_id = ? AND conversation_id = id)
        """;

    private static final String ADOPT = """
        UPDATE status SET in_reply_to_id = p.id, in_reply_to_account_id = p.author
        FROM unnest(?::bigint[], ?::bigint[], ?::text[]) p (id, author, uri)
        WHERE in_reply_to_uri = p.uri AND in_reply_to_id IS NULL
        RETURNING in_reply_to_id, visibility <> 'direct'
        """;

    private static final String INSERT = """
        INSERT INTO status (id, account_id, uri, url, in_reply_to_id, in_reply_to_account_id, in_reply_to_uri,
                            reblog_of_id, reblog_account_id, community_id, visibility, object_type, content,
                            spoiler_text, sensitive, language, source_text, application_id, local,
                            created_at, edited_at, deleted_at, conversation_id)
        SELECT n.*, CASE WHEN n.reblog_of_id IS NULL
                    THEN coalesce((SELECT conversation_id FROM status WHERE id = n.in_reply_to_id), n.id) END
        FROM (VALUES (?::bigint, ?::bigint, ?::text, ?::text, ?::bigint, ?::bigint, ?::text,
                      ?::bigint, ?::bigint, ?::bigint, ?::text, ?::text, ?::text,
                      ?::text, ?::boolean, ?::text, ?::text, ?::bigint, ?::boolean,
                      ?::timestamptz, ?::timestamptz, ?::timestamptz))
             n (id, account_id, uri, url, in_reply_to_id, in_reply_to_account_id, in_reply_to_uri,
                reblog_of_id, reblog_account_id, community_id, visibility, object_type, content,
                spoiler_text, sensitive, language, source_text, application_id, local,
                created_at, edited_at, deleted_at)
        ON CONFLICT DO NOTHING
        """; // of its id on the wire, or of a boost by the same account

    /** Of many of ours, each with an id that nobody has. */
    private static final String INSERT_NEW = """
        INSERT INTO status (id, account_id, uri, url, in_reply_to_id, in_reply_to_account_id, in_reply_to_uri,
                            reblog_of_id, reblog_account_id, community_id, visibility, object_type, content,
                            spoiler_text, sensitive, language, source_text, application_id, local,
                            created_at, edited_at, deleted_at, conversation_id)
        SELECT n.id, account_id, uri, url, in_reply_to_id, in_reply_to_account_id, in_reply_to_uri,
               reblog_of_id, reblog_account_id, community_id, visibility, object_type, content,
               spoiler_text, sensitive, language, source_text, application_id, local,
               created_at::timestamptz, edited_at::timestamptz, deleted_at::timestamptz,
               CASE WHEN n.reblog_of_id IS NULL
               THEN coalesce((SELECT conversation_id FROM status WHERE id = n.in_reply_to_id), n.id) END
        FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
                    ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::boolean[], ?::text[], ?::text[], ?::bigint[], ?::boolean[],
                    ?::text[], ?::text[], ?::text[])
             n (id, account_id, uri, url, in_reply_to_id, in_reply_to_account_id, in_reply_to_uri,
                reblog_of_id, reblog_account_id, community_id, visibility, object_type, content,
                spoiler_text, sensitive, language, source_text, application_id, local,
                created_at, edited_at, deleted_at)
        """;

    /** Statuses from elsewhere, whose replies may have come before them. */
    static final Bulk<Status> PARENTS = new Bulk<>(StatusStore::adoptReplies);

    /** Who is mentioned where. */
    private record Mention(StatusId status, AccountId account) {}

    private static final Bulk<Mention> MENTIONS = new Bulk<>(StatusStore::writeMentions);

    /** Mentions decide who sees what: whoever asks that needs those of this transaction. */
    void settleMentions(Transaction tx) {
        tx.flush(MENTIONS);
    }

    private static List<Status> read(Transaction tx, String condition, Object... values) {
        return tx.fetch("SELECT * FROM status WHERE " + condition, StatusRows::status, values);
    }

    Optional<Status> find(Transaction tx, StatusId id) {
        return read(tx, "id = ? AND deleted_at IS NULL", id.value()).stream().findFirst();
    }

    /** Those of the ids that the viewer may see, in the order of their ids. */
    List<Status> visible(Transaction tx, Collection<StatusId> ids, Optional<AccountId> viewer) {
        var shown = VisibleStatuses.text(viewer);
        var values = new ArrayList<Object>();
        values.add(AnyOf.numbers(ids, StatusId::value));
        values.addAll(shown.values());
        return read(tx, "id = ANY (?) AND " + shown.condition() + " ORDER BY id", values.toArray());
    }

    private static final String SEEN =
            "SELECT w.n FROM unnest(?::bigint[], ?::bigint[]) WITH ORDINALITY w (status, viewer, n)"
                    + " JOIN status ON status.id = w.status WHERE " + VisibleStatuses.toViewerIn("w.viewer");

    /** Which of some pairs of a status and a viewer are such that the one may see the other; counted from 1. */
    Set<Long> seen(Transaction tx, List<StatusId> statuses, List<AccountId> viewers) {
        return Set.copyOf(tx.fetch(
                SEEN,
                row -> row.getLong(1),
                statuses.stream().map(StatusId::value).toArray(Long[]::new),
                viewers.stream().map(AccountId::value).toArray(Long[]::new)));
    }

    /** Those of the ids that were not removed, in the order of their ids. */
    List<Status> known(Transaction tx, Collection<StatusId> ids) {
        return read(
                tx, "id = ANY (?) AND deleted_at IS NULL ORDER BY id", (Object) AnyOf.numbers(ids, StatusId::value));
    }

    List<Status> reblogs(Transaction tx, StatusId id) {
        return read(tx, "reblog_of_id = ? AND deleted_at IS NULL ORDER BY id", id.value());
    }

    Optional<Status> byPage(Transaction tx, URI page) {
        return read(tx, "url = ? AND reblog_of_id IS NULL AND deleted_at IS NULL LIMIT 1", page.toString()).stream()
                .findFirst();
    }

    private static Long[] numbers(Collection<StatusId> ids) {
        return ids.stream().map(StatusId::value).toArray(Long[]::new);
    }

    /** By id on the wire, read once in a transaction. */
    private record ByUri(URI uri) {}

    Optional<Status> byUri(Transaction tx, URI uri) {
        return tx.once(
                new ByUri(uri),
                () -> read(tx, "uri = ? AND deleted_at IS NULL", uri.toString()).stream()
                        .findFirst());
    }

    /** Reads some at once that will be asked for one by one by their ids on the wire. */
    void foresee(Transaction tx, Collection<URI> uris) {
        var found = read(tx, "uri = ANY (?) AND deleted_at IS NULL", (Object) AnyOf.texts(uris, URI::toString)).stream()
                .collect(Collectors.toMap(Status::uri, status -> status));
        uris.forEach(uri -> tx.once(new ByUri(uri), () -> Optional.ofNullable(found.get(uri))));
    }

    /** For all that changes statuses: what was read before is read again. */
    private static DSLContext changing(Transaction tx) {
        tx.forget(Set.of(ByUri.class));
        return tx.sql();
    }

    Condition byId(StatusId id) {
        return STATUS.ID.eq(id.value());
    }

    Condition byIds(Collection<StatusId> ids) {
        return STATUS.ID.eq(DSL.any(numbers(ids)));
    }

    /** Whether it is new: an id on the wire is taken once. Its thread is the parent's, or begins here; a reblog is in none. */
    boolean insert(Transaction tx, Status status) {
        changing(tx);
        return tx.execute(INSERT, StatusRows.values(status)) == 1;
    }

    void insertNew(Transaction tx, List<Status> statuses) {
        changing(tx);
        if (statuses.size() == 1) {
            tx.execute(INSERT, StatusRows.values(statuses.getFirst()));
        } else {
            tx.execute(INSERT_NEW, StatusRows.columns(statuses));
        }
    }

    void updateText(Transaction tx, Status status) {
        changing(tx)
                .update(STATUS)
                .set(STATUS.OBJECT_TYPE, status.text().type())
                .set(STATUS.CONTENT, status.text().content())
                .set(STATUS.SPOILER_TEXT, status.text().spoiler())
                .set(STATUS.SENSITIVE, status.text().sensitive())
                .set(STATUS.LANGUAGE, status.text().language().orElse(null))
                .set(STATUS.SOURCE_TEXT, status.text().source().orElse(null))
                .set(STATUS.EDITED_AT, status.times().edited().orElse(null))
                .where(byId(status.id()))
                .execute();
    }

    /** Whether it was there: empties the row and marks it. */
    boolean markDeleted(Transaction tx, StatusId id, Instant now) {
        return changing(tx)
                        .update(STATUS)
                        .set(STATUS.DELETED_AT, now)
                        .set(STATUS.CONTENT, "")
                        .set(STATUS.SPOILER_TEXT, "")
                        .setNull(STATUS.SOURCE_TEXT)
                        .where(byId(id))
                        .and(STATUS.DELETED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Whether it was in view: from now on only its author sees it. */
    boolean hide(Transaction tx, StatusId id) {
        return changing(tx)
                        .update(STATUS)
                        .set(STATUS.HIDDEN_VISIBILITY, STATUS.VISIBILITY)
                        .set(STATUS.VISIBILITY, Visibility.DIRECT.word())
                        .where(byId(id))
                        .and(STATUS.HIDDEN_VISIBILITY.isNull())
                        .and(STATUS.DELETED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Whether it was hidden: everybody sees it again who saw it before. */
    boolean unhide(Transaction tx, StatusId id) {
        return changing(tx)
                        .update(STATUS)
                        .set(STATUS.VISIBILITY, STATUS.HIDDEN_VISIBILITY)
                        .setNull(STATUS.HIDDEN_VISIBILITY)
                        .where(byId(id))
                        .and(STATUS.HIDDEN_VISIBILITY.isNotNull())
                        .execute()
                == 1;
    }

    /** @param counts whether others may know of it */
    private record Adopted(long parent, boolean counts) {}

    /** Replies that came before what they answer are put below it. */
    private static void adoptReplies(Transaction tx, List<Status> parents) {
        changing(tx);
        var adopted = tx.fetch(
                ADOPT,
                row -> new Adopted(row.getLong(1), row.getBoolean(2)),
                parents.stream().map(parent -> parent.id().value()).toArray(Long[]::new),
                parents.stream().map(parent -> parent.author().value()).toArray(Long[]::new),
                parents.stream().map(parent -> parent.uri().toString()).toArray(String[]::new));
        adopted.stream()
                .filter(Adopted::counts)
                .forEach(reply -> StatusCounters.reply(tx, new StatusId(reply.parent()), 1));
        adopted.stream().map(Adopted::parent).distinct().forEach(parent -> tx.execute(JOIN_THREADS, parent, parent));
    }

    void insertMentions(Transaction tx, StatusId id, Collection<AccountId> mentioned) {
        mentioned.forEach(account -> tx.later(MENTIONS, new Mention(id, account)));
    }

    private static void writeMentions(Transaction tx, List<Mention> mentions) {
        tx.execute(
                "INSERT INTO status_mention (status_id, account_id) SELECT * FROM unnest(?::bigint[], ?::bigint[])"
                        + " ON CONFLICT DO NOTHING",
                mentions.stream().map(mention -> mention.status().value()).toArray(Long[]::new),
                mentions.stream().map(mention -> mention.account().value()).toArray(Long[]::new));
    }

    void replaceMentions(Transaction tx, StatusId id, Collection<AccountId> mentioned) {
        settleMentions(tx);
        tx.sql()
                .deleteFrom(STATUS_MENTION)
                .where(STATUS_MENTION.STATUS_ID.eq(id.value()))
                .execute();
        insertMentions(tx, id, mentioned);
    }

    /** What an earlier request with the same key made within the hour. */
    Optional<StatusId> idempotent(Transaction tx, AccountId author, String key, Instant notBefore) {
        return tx.sql()
                .select(STATUS_IDEMPOTENCY.STATUS_ID)
                .from(STATUS_IDEMPOTENCY)
                .where(STATUS_IDEMPOTENCY.ACCOUNT_ID.eq(author.value()))
                .and(STATUS_IDEMPOTENCY.KEY.eq(key))
                .and(STATUS_IDEMPOTENCY.CREATED_AT.gt(notBefore))
                .fetchOptional()
                .map(row -> new StatusId(row.value1()));
    }

    /** Keeps the key; false when a request with it won the race. */
    boolean remember(Transaction tx, AccountId author, String key, StatusId made, Instant now, Instant notBefore) {
        return tx.sql()
                        .insertInto(STATUS_IDEMPOTENCY)
                        .set(STATUS_IDEMPOTENCY.ACCOUNT_ID, author.value())
                        .set(STATUS_IDEMPOTENCY.KEY, key)
                        .set(STATUS_IDEMPOTENCY.STATUS_ID, made.value())
                        .set(STATUS_IDEMPOTENCY.CREATED_AT, now)
                        .onConflict()
                        .doUpdate()
                        .set(STATUS_IDEMPOTENCY.STATUS_ID, made.value())
                        .set(STATUS_IDEMPOTENCY.CREATED_AT, now)
                        .where(STATUS_IDEMPOTENCY.CREATED_AT.le(notBefore))
                        .execute()
                == 1;
    }

    void setCommunity(Transaction tx, StatusId id, Optional<CommunityId> community) {
        tx.sql()
                .update(STATUS)
                .set(STATUS.COMMUNITY_ID, community.map(CommunityId::value).orElse(null))
                .where(STATUS.ID.eq(id.value()))
                .execute();
    }
}
