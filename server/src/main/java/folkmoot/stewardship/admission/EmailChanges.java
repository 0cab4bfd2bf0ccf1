package folkmoot.stewardship.admission;

import static folkmoot.schema.generated.Tables.EMAIL_CHANGE;

import folkmoot.people.user.User;
import folkmoot.people.user.UserLinks;
import folkmoot.people.user.UserLinks.Purpose;
import folkmoot.people.user.UserMails;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.MailAddresses;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Another address for somebody who has one: by the rules of joining, once a link that was mailed to it was opened. The earlier address is told
 * when it is asked for, and when it is done.
 */
public final class EmailChanges {

    private final Users users;
    private final UserLinks links;
    private final UserMails mails;
    private final EmailBlocks blocks;
    private final InstantSource clock;

    public EmailChanges(Users users, UserLinks links, UserMails mails, EmailBlocks blocks, InstantSource clock) {
        this.users = users;
        this.links = links;
        this.mails = mails;
        this.blocks = blocks;
        this.clock = clock;
    }

    /** Asks for it. Problems: 422 for an address that is none, has been taken or is of a provider that cannot be used. */
    public void ask(Transaction tx, User user, String text) {
        var email = MailAddresses.require(text);
        users.requireFree(tx, email);
        if (blocks.judge(tx, email) == EmailBlocks.Verdict.REFUSED) {
            throw Invalid.field("email", "ERR_BLOCKED", "is of a provider that cannot be used here");
        }
        tx.sql()
                .insertInto(EMAIL_CHANGE)
                .set(EMAIL_CHANGE.USER_ID, user.id().value())
                .set(EMAIL_CHANGE.EMAIL, email)
                .set(EMAIL_CHANGE.ASKED_AT, clock.instant())
                .onConflict(EMAIL_CHANGE.USER_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        mails.changeEmail(tx, user, email);
    }

    /** What was asked for and not confirmed yet. */
    public Optional<String> waiting(Transaction tx, UserId user) {
        return tx.sql()
                .select(EMAIL_CHANGE.EMAIL)
                .from(EMAIL_CHANGE)
                .where(EMAIL_CHANGE.USER_ID.eq(user.value()))
                .fetchOptional(EMAIL_CHANGE.EMAIL);
    }

    /** What a link would change the address to; empty for one that does not work. */
    public Optional<String> of(Transaction tx, String token) {
        return links.whose(tx, Purpose.CHANGE_EMAIL, token).flatMap(user -> waiting(tx, user));
    }

    /** The link was opened: empty for one that does not work. Problems: 422 for an address that somebody else has meanwhile. */
    public Optional<User> confirm(Transaction tx, String token) {
        return links.use(tx, Purpose.CHANGE_EMAIL, token).flatMap(id -> {
            var email = waiting(tx, id);
            email.ifPresent(changed -> change(tx, id, changed));
            return email.flatMap(_ -> users.find(tx, id));
        });
    }

    private void change(Transaction tx, UserId id, String email) {
        users.requireFree(tx, email);
        var before = users.find(tx, id).orElseThrow();
        users.setEmail(tx, id, email);
        forget(tx, id);
        mails.emailChanged(tx, before, email);
    }

    /** It is not wanted any more. */
    public void forget(Transaction tx, UserId id) {
        tx.sql()
                .deleteFrom(EMAIL_CHANGE)
                .where(EMAIL_CHANGE.USER_ID.eq(id.value()))
                .execute();
    }
}
