package folkmoot.people.relation;

import static folkmoot.schema.generated.Tables.ACCOUNT_NOTE;
import static folkmoot.schema.generated.Tables.ENDORSEMENT;

import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Invalid;
import java.time.InstantSource;
import java.util.List;

/** Whom an account shows on its profile, and what it wrote down for itself about others. */
public final class Endorsements {

    private static final int LONGEST_NOTE = 2_000;

    private final Follows follows;
    private final Ids ids;
    private final InstantSource clock;

    public Endorsements(Follows follows, Ids ids, InstantSource clock) {
        this.follows = follows;
        this.ids = ids;
        this.clock = clock;
    }

    /** A row of the list; the cursor is its id. */
    public record Endorsement(long id, AccountId target) {}

    /** Shows somebody on the profile; twice is the same as once. 422 for somebody whom the account does not follow. */
    public void add(Transaction tx, AccountId account, AccountId target) {
        if (!follows.follows(tx, account, target)) {
            throw Invalid.refused("Validation failed: you must be already following the person you want to endorse");
        }
        tx.sql()
                .insertInto(ENDORSEMENT)
                .set(ENDORSEMENT.ID, ids.next())
                .set(ENDORSEMENT.ACCOUNT_ID, account.value())
                .set(ENDORSEMENT.TARGET_ID, target.value())
                .set(ENDORSEMENT.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
    }

    public void remove(Transaction tx, AccountId account, AccountId target) {
        tx.sql()
                .deleteFrom(ENDORSEMENT)
                .where(ENDORSEMENT.ACCOUNT_ID.eq(account.value()))
                .and(ENDORSEMENT.TARGET_ID.eq(target.value()))
                .execute();
    }

    /** Newest first. */
    public List<Endorsement> list(Transaction tx, AccountId account, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(ENDORSEMENT)
                .where(ENDORSEMENT.ACCOUNT_ID.eq(account.value()))
                .and(page.bounds(ENDORSEMENT.ID))
                .orderBy(page.order(ENDORSEMENT.ID))
                .limit(page.limit())
                .fetch(row -> new Endorsement(row.getId(), new AccountId(row.getTargetId()))));
    }

    /** Keeps a private note about somebody; a blank one removes it. 422 when it is too long. */
    public void note(Transaction tx, AccountId account, AccountId target, String comment) {
        if (comment.codePointCount(0, comment.length()) > LONGEST_NOTE) {
            throw Invalid.field("comment", "ERR_TOO_LONG", "is too long (maximum is " + LONGEST_NOTE + " characters)");
        }
        if (comment.isBlank()) {
            tx.sql()
                    .deleteFrom(ACCOUNT_NOTE)
                    .where(ACCOUNT_NOTE.ACCOUNT_ID.eq(account.value()))
                    .and(ACCOUNT_NOTE.TARGET_ID.eq(target.value()))
                    .execute();
            return;
        }
        tx.sql()
                .insertInto(ACCOUNT_NOTE)
                .set(ACCOUNT_NOTE.ACCOUNT_ID, account.value())
                .set(ACCOUNT_NOTE.TARGET_ID, target.value())
                .set(ACCOUNT_NOTE.COMMENT, comment)
                .onConflict(ACCOUNT_NOTE.ACCOUNT_ID, ACCOUNT_NOTE.TARGET_ID)
                .doUpdate()
                .set(ACCOUNT_NOTE.COMMENT, comment)
                .execute();
    }
}
