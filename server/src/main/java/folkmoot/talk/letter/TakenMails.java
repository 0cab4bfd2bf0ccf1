package folkmoot.talk.letter;

import static folkmoot.schema.generated.Tables.MAIL_TAKEN;

import folkmoot.people.account.Account;
import folkmoot.people.user.Secrets;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.talk.status.DraftPart;
import folkmoot.talk.status.Status;
import java.time.Duration;
import java.time.InstantSource;

/** Which mails were posted already: the row is written with the post, so that of two that come at once one is posted. */
final class TakenMails {

    private static final Duration KEPT = Duration.ofDays(60);

    private final InstantSource clock;

    TakenMails(InstantSource clock) {
        this.clock = clock;
    }

    /** The same mail was quicker; undoes what is being posted. */
    static final class Twice extends RuntimeException {

        Twice() {
            super("The same mail was posted already", null, false, false);
        }
    }

    boolean isTaken(Transaction tx, AccountId author, String messageId) {
        return tx.sql()
                .fetchExists(
                        MAIL_TAKEN,
                        MAIL_TAKEN.ACCOUNT_ID.eq(author.value()),
                        MAIL_TAKEN.MESSAGE_HASH.eq(Secrets.hash(messageId)));
    }

    /** What is kept with the post of a mail. */
    DraftPart of(String messageId) {
        return new DraftPart() {
            @Override
            public void keep(Transaction tx, Status status, Account author) {
                int fresh = tx.sql()
                        .insertInto(MAIL_TAKEN)
                        .set(MAIL_TAKEN.ACCOUNT_ID, author.id().value())
                        .set(MAIL_TAKEN.MESSAGE_HASH, Secrets.hash(messageId))
                        .set(MAIL_TAKEN.TAKEN_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute();
                if (fresh == 0) {
                    throw new Twice();
                }
            }
        };
    }

    void sweep(Transaction tx) {
        tx.sql()
                .deleteFrom(MAIL_TAKEN)
                .where(MAIL_TAKEN.TAKEN_AT.lt(clock.instant().minus(KEPT)))
                .execute();
    }
}
