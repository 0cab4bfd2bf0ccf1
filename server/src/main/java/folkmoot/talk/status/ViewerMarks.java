package folkmoot.talk.status;

import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a viewer did with a status, whatever feature keeps it; one query for a whole page.
 *
 * @param muted the thread that the status belongs to
 * @param follows the viewer follows its author
 * @param hides why the viewer does not want to see the author, as the state of a quote says it
 */
public record ViewerMarks(
        boolean favourited,
        boolean reblogged,
        boolean bookmarked,
        boolean muted,
        boolean pinned,
        boolean follows,
        Optional<String> hides) {

    public static final ViewerMarks NONE = new ViewerMarks(false, false, false, false, false, false, Optional.empty());

    /** What a viewer ({@code v.id}) did with a status ({@code s}). */
    private static final String DONE = """
        EXISTS (SELECT 1 FROM favourite f WHERE f.account_id = v.id AND f.status_id = s.id),
        EXISTS (SELECT 1 FROM status r WHERE r.account_id = v.id AND r.reblog_of_id = s.id AND r.deleted_at IS NULL),
        EXISTS (SELECT 1 FROM bookmark b WHERE b.account_id = v.id AND b.status_id = s.id),
        EXISTS (SELECT 1 FROM muted_conversation m WHERE m.account_id = v.id AND m.conversation_id = s.conversation_id),
        EXISTS (SELECT 1 FROM pin p WHERE p.account_id = v.id AND p.status_id = s.id)
        """;

    private static final String SQL = "WITH viewer (id) AS (VALUES (?::bigint)) SELECT s.id, " + DONE + """
            , EXISTS (SELECT 1 FROM follow f
                      WHERE f.account_id = v.id AND f.target_id = s.account_id AND f.accepted_at IS NOT NULL),
              CASE WHEN EXISTS (SELECT 1 FROM block b WHERE b.account_id = v.id AND b.target_id = s.account_id)
                       THEN 'blocked_account'
                   WHEN EXISTS (SELECT 1 FROM account_domain_block d JOIN account a ON a.domain = d.domain
                                WHERE d.account_id = v.id AND a.id = s.account_id)
                       THEN 'blocked_domain'
                   WHEN EXISTS (SELECT 1 FROM mute m WHERE m.account_id = v.id AND m.target_id = s.account_id
                                AND (m.expires_at IS NULL OR m.expires_at > now()))
                       THEN 'muted_account' END
        FROM viewer v, unnest(?::bigint[]) i JOIN status s ON s.id = i
        """;

    private static final String OF_EACH = "SELECT v.n, " + DONE + """
        FROM unnest(?::bigint[], ?::bigint[]) WITH ORDINALITY v (id, status, n) JOIN status s ON s.id = v.status
        """;

    /** What each of as many viewers did with the status beside them; only what a status shows of it. */
    public static List<ViewerMarks> ofEach(Transaction tx, List<AccountId> viewers, List<StatusId> statuses) {
        var marks = new ArrayList<>(Collections.nCopies(viewers.size(), NONE));
        tx.fetch(
                OF_EACH,
                row -> marks.set(
                        row.getInt(1) - 1,
                        new ViewerMarks(
                                row.getBoolean(2),
                                row.getBoolean(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                row.getBoolean(6),
                                false,
                                Optional.empty())),
                viewers.stream().map(AccountId::value).toArray(Long[]::new),
                statuses.stream().map(StatusId::value).toArray(Long[]::new));
        return marks;
    }

    /** A status without any mark is in the map too. */
    public static Map<StatusId, ViewerMarks> of(Transaction tx, AccountId viewer, Collection<StatusId> statuses) {
        var marks = new HashMap<StatusId, ViewerMarks>();
        tx.fetch(
                SQL,
                row -> marks.put(
                        new StatusId(row.getLong(1)),
                        new ViewerMarks(
                                row.getBoolean(2),
                                row.getBoolean(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                row.getBoolean(6),
                                row.getBoolean(7),
                                Optional.ofNullable(row.getString(8)))),
                viewer.value(),
                AnyOf.numbers(statuses, StatusId::value));
        return marks;
    }
}
