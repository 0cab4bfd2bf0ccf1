package folkmoot.civic.community;

import static folkmoot.schema.generated.Tables.COMMUNITY_LOCK;
import static folkmoot.schema.generated.Tables.STATUS;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.ThreadGate;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Threads in a community that take no more answers, and answers by those who are banned from it. */
public final class Locks implements ThreadGate {

    private final Bans bans;

    public Locks(Bans bans) {
        this.bans = bans;
    }

    /** A closed thread; {@code uri} is the id of the Lock activity. */
    public record Lock(StatusId status, CommunityId community, AccountId by, URI uri, String reason, Instant since) {}

    /** Closes a thread; false when it was closed already. */
    public boolean add(Transaction tx, Lock lock) {
        return tx.sql()
                        .insertInto(COMMUNITY_LOCK)
                        .set(COMMUNITY_LOCK.STATUS_ID, lock.status().value())
                        .set(COMMUNITY_LOCK.COMMUNITY_ID, lock.community().value())
                        .set(COMMUNITY_LOCK.BY_ACCOUNT_ID, lock.by().value())
                        .set(COMMUNITY_LOCK.URI, lock.uri().toString())
                        .set(COMMUNITY_LOCK.REASON, lock.reason())
                        .set(COMMUNITY_LOCK.CREATED_AT, lock.since())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Opens a thread again; the lock that there was. */
    public Optional<Lock> remove(Transaction tx, StatusId status) {
        return tx.sql()
                .deleteFrom(COMMUNITY_LOCK)
                .where(COMMUNITY_LOCK.STATUS_ID.eq(status.value()))
                .returning()
                .fetchOptional()
                .map(row -> new Lock(
                        status,
                        new CommunityId(row.getCommunityId()),
                        new AccountId(row.getByAccountId()),
                        URI.create(row.getUri()),
                        row.getReason(),
                        row.getCreatedAt()));
    }

    /** Whether no more answers are taken below a status: it is closed, or its whole thread. */
    public boolean isClosed(Transaction tx, Status status) {
        return isClosed(tx, status.id());
    }

    private static boolean isClosed(Transaction tx, StatusId status) {
        return tx.sql()
                .fetchExists(COMMUNITY_LOCK
                        .join(STATUS)
                        .on(STATUS.ID.eq(status.value()))
                        .and(COMMUNITY_LOCK.STATUS_ID.in(STATUS.ID, STATUS.CONVERSATION_ID)));
    }

    /** No answers below a closed post, nor in a thread whose first post is closed, nor by the banned. */
    @Override
    public boolean admits(Transaction tx, Status reply, Account author) {
        return reply.thread().parent().filter(parent -> isClosed(tx, parent)).isEmpty()
                && reply.thread()
                        .community()
                        .filter(community -> bans.isBanned(tx, community, author.id()))
                        .isEmpty();
    }
}
