package folkmoot.talk.status;

import folkmoot.platform.database.Rows;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ApplicationId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.StatusId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Between rows of {@code status} and {@link Status}. */
final class StatusRows {

    /** Which of {@link #values} are ids, whatever they are in a row. */
    private static final Set<Integer> NUMBERS = Set.of(0, 1, 4, 5, 7, 8, 9, 17);

    /** Which of them are yes or no; all others are text. */
    private static final Set<Integer> FLAGS = Set.of(14, 18);

    private StatusRows() {}

    static Status status(ResultSet row) throws SQLException {
        return new Status(
                new StatusId(row.getLong("id")),
                new AccountId(row.getLong("account_id")),
                URI.create(row.getString("uri")),
                Rows.optionalText(row, "url").map(URI::create),
                new Status.Thread(
                        Rows.optionalNumber(row, "in_reply_to_id").map(StatusId::new),
                        Rows.optionalNumber(row, "in_reply_to_account_id").map(AccountId::new),
                        Rows.optionalText(row, "in_reply_to_uri").map(URI::create),
                        Rows.optionalNumber(row, "community_id").map(CommunityId::new)),
                reblogged(row),
                Visibility.of(row.getString("visibility")).orElseThrow(),
                new Status.Text(
                        row.getString("object_type"),
                        row.getString("content"),
                        row.getString("spoiler_text"),
                        row.getBoolean("sensitive"),
                        Rows.optionalText(row, "language"),
                        Rows.optionalText(row, "source_text"),
                        Rows.optionalNumber(row, "application_id").map(ApplicationId::new)),
                row.getBoolean("local"),
                new Status.Times(
                        Rows.time(row, "created_at"),
                        Rows.optionalTime(row, "edited_at"),
                        Rows.optionalTime(row, "deleted_at")));
    }

    private static Optional<Status.Reblogged> reblogged(ResultSet row) throws SQLException {
        var author = row.getLong("reblog_account_id");
        return Rows.optionalNumber(row, "reblog_of_id")
                .map(of -> new Status.Reblogged(new StatusId(of), new AccountId(author)));
    }

    /** In the order of {@link StatusStore}'s insert. */
    static Object[] values(Status status) {
        var thread = status.thread();
        var text = status.text();
        return new Object[] {
            status.id().value(),
            status.author().value(),
            status.uri().toString(),
            text(status.url()),
            thread.parent().map(StatusId::value).orElse(null),
            thread.parentAuthor().map(AccountId::value).orElse(null),
            text(thread.parentUri()),
            status.reblog().map(reblog -> reblog.status().value()).orElse(null),
            status.reblog().map(reblog -> reblog.author().value()).orElse(null),
            thread.community().map(CommunityId::value).orElse(null),
            status.visibility().word(),
            text.type(),
            text.content(),
            text.spoiler(),
            text.sensitive(),
            text.language().orElse(null),
            text.source().orElse(null),
            text.application().map(ApplicationId::value).orElse(null),
            status.local(),
            status.times().created(),
            status.times().edited().orElse(null),
            status.times().deleted().orElse(null)
        };
    }

    /** The same of many, column by column; times as text. */
    static Object[] columns(List<Status> statuses) {
        var rows = statuses.stream().map(StatusRows::values).toList();
        return IntStream.range(0, rows.getFirst().length)
                .mapToObj(column -> column(rows, column))
                .toArray();
    }

    private static Object column(List<Object[]> rows, int column) {
        var values = rows.stream().map(row -> row[column]);
        if (NUMBERS.contains(column)) {
            return values.map(value -> (Long) value).toArray(Long[]::new);
        }
        return FLAGS.contains(column)
                ? values.map(value -> (Boolean) value).toArray(Boolean[]::new)
                : values.map(value -> value == null ? null : value.toString()).toArray(String[]::new);
    }

    private static String text(Optional<URI> uri) {
        return uri.map(URI::toString).orElse(null);
    }
}
