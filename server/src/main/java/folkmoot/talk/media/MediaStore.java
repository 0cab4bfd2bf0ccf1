package folkmoot.talk.media;

import static folkmoot.schema.generated.Tables.MEDIA_ATTACHMENT;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.QuantifiedSelect;
import org.jooq.Record1;
import org.jooq.impl.DSL;

/** All SQL that writes {@code media_attachment}. */
final class MediaStore {

    Optional<MediaAttachment> find(Transaction tx, MediaId id) {
        return tx.sql()
                .selectFrom(MEDIA_ATTACHMENT)
                .where(MEDIA_ATTACHMENT.ID.eq(id.value()))
                .fetchOptional()
                .map(MediaRows::media);
    }

    List<MediaAttachment> list(Transaction tx, Collection<MediaId> ids) {
        return tx.sql()
                .selectFrom(MEDIA_ATTACHMENT)
                .where(MEDIA_ATTACHMENT.ID.eq(any(ids)))
                .fetch()
                .map(MediaRows::media);
    }

    /** Own attachments by id, locked, so that two posts cannot take the same one. */
    List<MediaAttachment> lockOwn(Transaction tx, AccountId owner, Collection<MediaId> ids) {
        return tx.sql()
                .selectFrom(MEDIA_ATTACHMENT)
                .where(MEDIA_ATTACHMENT.ID.eq(any(ids)))
                .and(MEDIA_ATTACHMENT.ACCOUNT_ID.eq(owner.value()))
                .and(MEDIA_ATTACHMENT.REMOTE_URL.isNull())
                .orderBy(MEDIA_ATTACHMENT.ID)
                .forUpdate()
                .fetch()
                .map(MediaRows::media);
    }

    Map<StatusId, List<MediaAttachment>> ofStatuses(Transaction tx, Collection<StatusId> wanted) {
        return tx.sql()
                .selectFrom(MEDIA_ATTACHMENT)
                .where(MEDIA_ATTACHMENT.STATUS_ID.eq(
                        DSL.any(wanted.stream().map(StatusId::value).toArray(Long[]::new))))
                .orderBy(MEDIA_ATTACHMENT.STATUS_ID, MEDIA_ATTACHMENT.POSITION)
                .fetchGroups(row -> new StatusId(row.getStatusId()), MediaRows::media);
    }

    /** A local attachment that no status shows yet. */
    void insertLoose(Transaction tx, MediaAttachment media, Instant now) {
        var row = MediaRows.row(media);
        row.setPosition(0);
        row.setCreatedAt(now);
        row.setLooseSince(now);
        tx.sql().insertInto(MEDIA_ATTACHMENT).set(row).execute();
    }

    void insertRemote(Transaction tx, StatusId status, MediaAttachment media, int position, Instant now) {
        var row = MediaRows.row(media);
        row.setStatusId(status.value());
        row.setPosition(position);
        row.setCreatedAt(now);
        tx.sql().insertInto(MEDIA_ATTACHMENT).set(row).execute();
    }

    /** Replaces everything but whose it is and where it stands. */
    void update(Transaction tx, MediaAttachment media) {
        var changes = MediaRows.row(media).intoMap();
        List.of(
                        MEDIA_ATTACHMENT.ID,
                        MEDIA_ATTACHMENT.ACCOUNT_ID,
                        MEDIA_ATTACHMENT.STATUS_ID,
                        MEDIA_ATTACHMENT.POSITION,
                        MEDIA_ATTACHMENT.CREATED_AT,
                        MEDIA_ATTACHMENT.LOOSE_SINCE)
                .forEach(kept -> changes.remove(kept.getName()));
        tx.sql()
                .update(MEDIA_ATTACHMENT)
                .set(changes)
                .where(MEDIA_ATTACHMENT.ID.eq(media.id().value()))
                .execute();
    }

    /** Puts a known attachment at a place of a status. */
    void place(Transaction tx, MediaId id, StatusId status, int position) {
        tx.sql()
                .update(MEDIA_ATTACHMENT)
                .set(MEDIA_ATTACHMENT.STATUS_ID, status.value())
                .set(MEDIA_ATTACHMENT.POSITION, position)
                .setNull(MEDIA_ATTACHMENT.LOOSE_SINCE)
                .where(MEDIA_ATTACHMENT.ID.eq(id.value()))
                .execute();
    }

    /** Takes local attachments out of a status; they can be used again until they are removed. */
    void loosen(Transaction tx, StatusId status, Collection<MediaId> kept, Instant now) {
        tx.sql()
                .update(MEDIA_ATTACHMENT)
                .setNull(MEDIA_ATTACHMENT.STATUS_ID)
                .set(MEDIA_ATTACHMENT.LOOSE_SINCE, now)
                .where(notKept(status, kept))
                .and(MEDIA_ATTACHMENT.REMOTE_URL.isNull())
                .execute();
    }

    void deleteRemote(Transaction tx, StatusId status, Collection<MediaId> kept) {
        tx.sql()
                .deleteFrom(MEDIA_ATTACHMENT)
                .where(notKept(status, kept))
                .and(MEDIA_ATTACHMENT.REMOTE_URL.isNotNull())
                .execute();
    }

    /** Keeps loose attachments from being removed until a day after {@code until}. */
    void hold(Transaction tx, AccountId owner, Collection<MediaId> ids, Instant until) {
        if (ids.isEmpty()) {
            return;
        }
        tx.sql()
                .update(MEDIA_ATTACHMENT)
                .set(MEDIA_ATTACHMENT.LOOSE_SINCE, until)
                .where(MEDIA_ATTACHMENT.ID.eq(any(ids)))
                .and(MEDIA_ATTACHMENT.ACCOUNT_ID.eq(owner.value()))
                .and(MEDIA_ATTACHMENT.STATUS_ID.isNull())
                .execute();
    }

    /** Those that no status has shown since before the time. */
    int countLooseSince(Transaction tx, Instant before) {
        return tx.sql().fetchCount(MEDIA_ATTACHMENT, MEDIA_ATTACHMENT.LOOSE_SINCE.lt(before));
    }

    List<MediaAttachment> looseSince(Transaction tx, Instant before, int limit) {
        return tx.sql()
                .selectFrom(MEDIA_ATTACHMENT)
                .where(MEDIA_ATTACHMENT.LOOSE_SINCE.lt(before))
                .orderBy(MEDIA_ATTACHMENT.LOOSE_SINCE)
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetch()
                .map(MediaRows::media);
    }

    void delete(Transaction tx, Collection<MediaId> ids) {
        tx.sql()
                .deleteFrom(MEDIA_ATTACHMENT)
                .where(MEDIA_ATTACHMENT.ID.eq(any(ids)))
                .execute();
    }

    private static Condition notKept(StatusId status, Collection<MediaId> kept) {
        return MEDIA_ATTACHMENT
                .STATUS_ID
                .eq(status.value())
                .and(MEDIA_ATTACHMENT.ID.ne(
                        DSL.all(kept.stream().map(MediaId::value).toArray(Long[]::new))));
    }

    private static QuantifiedSelect<Record1<Long>> any(Collection<MediaId> ids) {
        return DSL.any(ids.stream().map(MediaId::value).toArray(Long[]::new));
    }
}
