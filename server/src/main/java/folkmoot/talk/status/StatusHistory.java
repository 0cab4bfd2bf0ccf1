package folkmoot.talk.status;

import static folkmoot.schema.generated.Tables.STATUS_EDIT;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What statuses said before they were edited; the present version stands in the status itself. */
public final class StatusHistory implements StatusObserver {

    private static final String KEEP = """
        INSERT INTO status_edit (id, status_id, content, spoiler_text, sensitive, poll_options, media_ids, created_at)
        SELECT ?, s.id, s.content, s.spoiler_text, s.sensitive, (SELECT options FROM poll WHERE status_id = s.id),
               ARRAY(SELECT id FROM media_attachment WHERE status_id = s.id ORDER BY position),
               coalesce(s.edited_at, s.created_at)
        FROM status s WHERE s.id = ?
        """;

    private final Ids ids;

    public StatusHistory(Ids ids) {
        this.ids = ids;
    }

    /**
     * One former version.
     *
     * @param content clean HTML
     * @param pollOptions what could be chosen, where it had a poll
     * @param media attachments in order; some may be gone since
     * @param since from when on it stood
     */
    public record Version(
            String content,
            String spoiler,
            boolean sensitive,
            Optional<List<String>> pollOptions,
            List<MediaId> media,
            Instant since) {}

    /** Remembers what a status says now, before it is changed. */
    void keep(Transaction tx, StatusId status) {
        tx.sql().execute(KEEP, ids.next(), status.value());
    }

    /** What a status said before, the oldest version first; empty when it was never edited. */
    public List<Version> before(Transaction tx, StatusId status) {
        return tx.sql()
                .selectFrom(STATUS_EDIT)
                .where(STATUS_EDIT.STATUS_ID.eq(status.value()))
                .orderBy(STATUS_EDIT.ID)
                .fetch()
                .map(row -> new Version(
                        row.getContent(),
                        row.getSpoilerText(),
                        row.getSensitive(),
                        Optional.ofNullable(row.getPollOptions()).map(List::of),
                        Arrays.stream(row.getMediaIds()).map(MediaId::new).toList(),
                        row.getCreatedAt()));
    }

    /** What it said before is forgotten with it. */
    @Override
    public void removed(Transaction tx, Status status, Account author) {
        tx.sql()
                .deleteFrom(STATUS_EDIT)
                .where(STATUS_EDIT.STATUS_ID.eq(status.id().value()))
                .execute();
    }
}
