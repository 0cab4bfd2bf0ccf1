package folkmoot.talk.status;

import static folkmoot.schema.generated.Tables.REPLY_APPROVAL;
import static folkmoot.schema.generated.Tables.STATUS;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The thread around a status: what it answers, root first, and what answers it, depth first, without answers
 * that the author of what they answer did not allow.
 */
public final class StatusContexts {

    private static final String ANCESTORS = """
        WITH RECURSIVE up (id, depth) AS (
            SELECT in_reply_to_id, 1 FROM status WHERE id = ? AND in_reply_to_id IS NOT NULL
            UNION ALL
            SELECT s.in_reply_to_id, up.depth + 1 FROM up JOIN status s ON s.id = up.id
            WHERE s.in_reply_to_id IS NOT NULL AND up.depth < ?
        ) SELECT id FROM up ORDER BY depth DESC
        """;

    private static final String DESCENDANTS = """
        WITH RECURSIVE down (id, parent, author, depth) AS (
            SELECT id, in_reply_to_id, account_id, 1 FROM status s WHERE in_reply_to_id = ?
            AND NOT EXISTS (SELECT 1 FROM reply_approval a WHERE a.status_id = s.id AND NOT a.approved)
            UNION ALL
            SELECT s.id, s.in_reply_to_id, s.account_id, down.depth + 1
            FROM down JOIN status s ON s.in_reply_to_id = down.id WHERE down.depth < ?
            AND NOT EXISTS (SELECT 1 FROM reply_approval a WHERE a.status_id = s.id AND NOT a.approved)
        ) SELECT id, parent, author FROM down LIMIT ?
        """;

    private final Statuses statuses;

    public StatusContexts(Statuses statuses) {
        this.statuses = statuses;
    }

    /** How much of a thread is shown. */
    public record Limits(int ancestors, int descendants, int depth) {

        /** For somebody signed in. */
        public static final Limits MEMBER = new Limits(4_096, 4_096, 4_096);

        /** For everybody else. */
        public static final Limits VISITOR = new Limits(40, 60, 20);
    }

    /** Ancestors from the root down; descendants depth first, the author's own thread first. */
    public record StatusContext(List<Status> ancestors, List<Status> descendants) {}

    /** The same by id. */
    public record ContextIds(List<StatusId> ancestors, List<StatusId> descendants) {}

    /** A reply where it hangs. */
    private record Reply(StatusId id, StatusId parent, AccountId author) {}

    /** The thread around a status, without what the viewer may not see: three queries for the ids, one for the rows. */
    public StatusContext around(Transaction tx, Status status, Optional<AccountId> viewer, Limits limits) {
        var ids = idsAround(tx, status, viewer, limits);
        var all = Stream.concat(ids.ancestors().stream(), ids.descendants().stream());
        var rows = statuses.known(tx, all.toList()).stream().collect(Collectors.toMap(Status::id, Function.identity()));
        return new StatusContext(rows(ids.ancestors(), rows), rows(ids.descendants(), rows));
    }

    private static List<Status> rows(List<StatusId> ids, Map<StatusId, Status> rows) {
        return ids.stream().filter(rows::containsKey).map(rows::get).toList();
    }

    /** The ids alone, in the same order: three queries. */
    public ContextIds idsAround(Transaction tx, Status status, Optional<AccountId> viewer, Limits limits) {
        long id = status.id().value();
        var up = tx.fetch(ANCESTORS, row -> new StatusId(row.getLong(1)), id, limits.ancestors());
        var down = tx.fetch(
                DESCENDANTS,
                row -> new Reply(
                        new StatusId(row.getLong(1)), new StatusId(row.getLong(2)), new AccountId(row.getLong(3))),
                id,
                limits.depth(),
                limits.descendants());
        var all = Stream.concat(up.stream(), down.stream().map(Reply::id)).toList();
        var visible = Set.copyOf(statuses.visibleIds(tx, all, viewer));
        var children = down.stream()
                .filter(reply -> visible.contains(reply.id()))
                .collect(Collectors.groupingBy(Reply::parent));
        return new ContextIds(up.stream().filter(visible::contains).toList(), depthFirst(status, children));
    }

    private static List<StatusId> depthFirst(Status root, Map<StatusId, List<Reply>> children) {
        var order = Comparator.<Reply, Boolean>comparing(
                        reply -> !reply.author().equals(root.author()))
                .thenComparing(reply -> reply.id().value());
        var result = new ArrayList<StatusId>();
        var stack = new ArrayDeque<Reply>();
        push(stack, children.get(root.id()), order);
        while (!stack.isEmpty()) {
            var next = stack.pop();
            result.add(next.id());
            push(stack, children.get(next.id()), order);
        }
        return result;
    }

    private static void push(ArrayDeque<Reply> stack, List<Reply> children, Comparator<Reply> order) {
        if (children != null) {
            children.stream().sorted(order.reversed()).forEach(stack::push);
        }
    }

    /** A page of the posts of a thread that anybody may see, oldest first: those after one id. */
    public List<Status> publicThread(Transaction tx, StatusId root, long after, int limit) {
        var ids = tx.sql()
                .select(STATUS.ID)
                .from(STATUS)
                .where(STATUS.ID
                        .eq(root.value())
                        .or(STATUS.CONVERSATION_ID.eq(root.value()).and(STATUS.CONVERSATION_ID.ne(STATUS.ID))))
                .and(STATUS.ID.gt(after))
                .and(notExists(selectOne()
                        .from(REPLY_APPROVAL)
                        .where(REPLY_APPROVAL.STATUS_ID.eq(STATUS.ID))
                        .andNot(REPLY_APPROVAL.APPROVED)))
                .and(VisibleStatuses.to(STATUS, Optional.empty()))
                .orderBy(STATUS.ID)
                .limit(limit)
                .fetch(row -> new StatusId(row.value1()));
        return statuses.known(tx, ids);
    }

    /** A page of the direct replies that anybody may see, oldest first: those after one id. */
    public List<Status> publicReplies(Transaction tx, StatusId parent, long after, int limit) {
        var ids = tx.sql()
                .select(STATUS.ID)
                .from(STATUS)
                .where(STATUS.IN_REPLY_TO_ID.eq(parent.value()))
                .and(STATUS.ID.gt(after))
                .and(VisibleStatuses.to(STATUS, Optional.empty()))
                .orderBy(STATUS.ID)
                .limit(limit)
                .fetch(row -> new StatusId(row.value1()));
        return statuses.known(tx, ids);
    }
}
