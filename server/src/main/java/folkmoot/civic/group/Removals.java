package folkmoot.civic.group;

import static folkmoot.schema.generated.Tables.STATUS;

import folkmoot.civic.community.Community;
import folkmoot.civic.community.CommunityLog;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.status.RemoteStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusDeliveries;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.Visibility;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Takes posts out of a community and puts them back. A post that opens a thread stays with its author and is only passed on no
 * longer; an answer goes altogether, and one from elsewhere is read again when it is restored.
 */
public final class Removals {

    private static final JobKind<Post> REREAD = new JobKind<>("group-reread", Post.class, RetryPolicy.USUAL);
    private static final int MOST_OF_ONE_AUTHOR = 1_000;

    private final Statuses statuses;
    private final StatusDeliveries deliveries;
    private final Subjects subjects;
    private final Reblogs reblogs;
    private final CommunityLog log;
    private final Jobs jobs;

    public Removals(
            Statuses statuses,
            StatusDeliveries deliveries,
            Subjects subjects,
            Reblogs reblogs,
            CommunityLog log,
            RemoteStatuses remote,
            Jobs jobs) {
        this.statuses = statuses;
        this.deliveries = deliveries;
        this.subjects = subjects;
        this.reblogs = reblogs;
        this.log = log;
        this.jobs = jobs;
        jobs.handle(REREAD, post -> remote.find(URI.create(post.uri()), FetchBudget.perActivity()));
    }

    /** What the job reads again. */
    record Post(String uri) {}

    void remove(Transaction tx, Community community, Status status) {
        if (!status.isReply()) {
            reblogs.remove(tx, community.group(), status);
            statuses.setCommunity(tx, status.id(), Optional.empty());
            return;
        }
        var author = subjects.author(tx, status);
        if (status.local()) {
            deliveries.removed(tx, status, author);
        }
        statuses.remove(tx, status, author);
    }

    void restore(Transaction tx, Community community, URI post) {
        var known = statuses.byUri(tx, post);
        if (known.isPresent()) {
            statuses.setCommunity(tx, known.get().id(), Optional.of(community.id()));
            reblogs.add(tx, community.group(), known.get(), Visibility.PUBLIC);
            return;
        }
        if (isOurs(tx, post)) {
            throw Invalid.refused("Validation failed: An answer written here cannot be restored");
        }
        reread(tx, post);
    }

    /** The post's own server is asked for it again; what was remembered as gone is not any longer. */
    public void reread(Transaction tx, URI post) {
        statuses.burials().unbury(tx, post);
        jobs.enqueue(tx, REREAD, new Post(post.toString()));
    }

    /** The community of ours that removed a post and has not restored it. */
    Optional<Community> removedFrom(Transaction tx, URI post) {
        return log.removedFrom(tx, post).flatMap(id -> subjects.community(tx, id));
    }

    private static boolean isOurs(Transaction tx, URI post) {
        return tx.sql().fetchExists(STATUS, STATUS.URI.eq(post.toString()).and(STATUS.LOCAL));
    }

    /** What an account wrote in a community, newest first, at most 1,000. */
    List<Status> writtenBy(Transaction tx, CommunityId community, AccountId author) {
        var ids = tx.sql()
                .select(STATUS.ID)
                .from(STATUS)
                .where(STATUS.COMMUNITY_ID.eq(community.value()))
                .and(STATUS.ACCOUNT_ID.eq(author.value()))
                .and(STATUS.REBLOG_OF_ID.isNull())
                .and(STATUS.DELETED_AT.isNull())
                .orderBy(STATUS.ID.desc())
                .limit(MOST_OF_ONE_AUTHOR)
                .fetch(row -> new StatusId(row.value1()));
        return statuses.known(tx, ids);
    }
}
