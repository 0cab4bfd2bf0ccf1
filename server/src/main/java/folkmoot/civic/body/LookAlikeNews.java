package folkmoot.civic.body;

import static folkmoot.schema.generated.Tables.BODY;
import static folkmoot.schema.generated.Tables.LOOK_ALIKE;

import folkmoot.federation.vocabulary.Actor;
import folkmoot.people.account.Account;
import folkmoot.people.account.ActorObserver;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Notices look-alikes when their document is read and when they post, and tells of each once. */
public final class LookAlikeNews implements ActorObserver, StatusObserver {

    private final Officials officials;
    private final Observers<LookAlikeObserver> observers;
    private final InstantSource clock;

    public LookAlikeNews(Officials officials, Observers<LookAlikeObserver> observers, InstantSource clock) {
        this.officials = officials;
        this.observers = observers;
        this.clock = clock;
    }

    /** An account that was found to look like a body. */
    public record LookAlike(AccountId account, Body body, Instant found) {}

    @Override
    public void read(Transaction tx, Account account, Actor actor) {
        notice(tx, account);
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        notice(tx, author);
    }

    private void notice(Transaction tx, Account account) {
        officials.looksLike(tx, account).ifPresent(body -> {
            boolean first = tx.sql()
                            .insertInto(LOOK_ALIKE)
                            .set(LOOK_ALIKE.ACCOUNT_ID, account.id().value())
                            .set(LOOK_ALIKE.BODY_ID, body.id().value())
                            .set(LOOK_ALIKE.FOUND_AT, clock.instant())
                            .onConflictDoNothing()
                            .execute()
                    == 1;
            if (first) {
                observers.tell(observer -> observer.found(tx, account, body));
            }
        });
    }

    /** Those of a community's register, the newest first. */
    public List<LookAlike> latest(Transaction tx, CommunityId community, int limit) {
        var bodies = officials.register(tx, community);
        return tx
                .sql()
                .select(LOOK_ALIKE.fields())
                .from(LOOK_ALIKE)
                .join(BODY)
                .on(BODY.ID.eq(LOOK_ALIKE.BODY_ID))
                .where(BODY.COMMUNITY_ID.eq(community.value()))
                .orderBy(LOOK_ALIKE.FOUND_AT.desc(), LOOK_ALIKE.ACCOUNT_ID.desc())
                .limit(limit)
                .fetch(row -> row.into(LOOK_ALIKE))
                .stream()
                .flatMap(row -> bodies.stream()
                        .filter(body -> body.id().value() == row.getBodyId())
                        .map(body -> new LookAlike(new AccountId(row.getAccountId()), body, row.getFoundAt())))
                .toList();
    }
}
