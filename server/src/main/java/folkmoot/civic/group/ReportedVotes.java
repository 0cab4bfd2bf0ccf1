package folkmoot.civic.group;

import static folkmoot.schema.generated.Tables.REPORTED_VOTE;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.time.InstantSource;

/**
 * Votes that a community elsewhere passes on. Nobody can check them, so they only add to what is shown of posts in that very
 * community; they are no favourites, and never supports.
 */
public final class ReportedVotes {

    private final Statuses statuses;
    private final InstantSource clock;

    public ReportedVotes(Statuses statuses, InstantSource clock) {
        this.statuses = statuses;
        this.clock = clock;
    }

    /** One vote for each actor; a later one replaces it. */
    void add(Transaction tx, Account community, Status status, URI actor, boolean up) {
        remove(tx, status, actor);
        tx.sql()
                .insertInto(REPORTED_VOTE)
                .set(REPORTED_VOTE.STATUS_ID, status.id().value())
                .set(REPORTED_VOTE.ACTOR_URI, actor.toString())
                .set(REPORTED_VOTE.COMMUNITY_ACCOUNT_ID, community.id().value())
                .set(REPORTED_VOTE.UP, up)
                .set(REPORTED_VOTE.CREATED_AT, clock.instant())
                .execute();
        if (up) {
            statuses.countFavourite(tx, status.id(), 1);
        }
    }

    void remove(Transaction tx, Status status, URI actor) {
        tx.sql()
                .deleteFrom(REPORTED_VOTE)
                .where(REPORTED_VOTE.STATUS_ID.eq(status.id().value()))
                .and(REPORTED_VOTE.ACTOR_URI.eq(actor.toString()))
                .returning(REPORTED_VOTE.UP)
                .fetchOptional()
                .filter(row -> row.getUp())
                .ifPresent(_ -> statuses.countFavourite(tx, status.id(), -1));
    }
}
