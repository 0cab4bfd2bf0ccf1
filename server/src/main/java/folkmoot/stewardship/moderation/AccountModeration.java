package folkmoot.stewardship.moderation;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.notification.Notifications;
import folkmoot.people.user.Role;
import folkmoot.people.user.Sessions;
import folkmoot.people.user.User;
import folkmoot.people.user.UserMails;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.report.Reports;
import folkmoot.talk.status.AccountReturns;
import java.util.Optional;

/** What moderators do about accounts. Nobody acts on somebody of the same or a higher role, nor on themselves. */
public final class AccountModeration {

    /** Of what an account is told, in characters. */
    public static final int LONGEST_TEXT = 2_000;

    private final Database database;
    private final Accounts accounts;
    private final Suspensions suspensions;
    private final AccountReturns returns;
    private final Removal removal;
    private final Users users;
    private final UserMails mails;
    private final Sessions sessions;
    private final Reports reports;
    private final Notifications notifications;
    private final Warnings warnings;
    private final ModerationActs acts;
    private final Observers<Runnable> revoked;

    /** What concerns people who sign in. */
    public record People(Users users, UserMails mails, Sessions sessions) {}

    /** Removes an account with all that it has here. */
    @FunctionalInterface
    public interface Removal {
        void remove(AccountId account);
    }

    /** @param revoked hear that programs may have lost, or got, what they may */
    public AccountModeration(
            Database database,
            Accounts accounts,
            Suspensions suspensions,
            AccountReturns returns,
            Removal removal,
            People people,
            Reports reports,
            Notifications notifications,
            Warnings warnings,
            ModerationActs acts,
            Observers<Runnable> revoked) {
        this.database = database;
        this.accounts = accounts;
        this.suspensions = suspensions;
        this.returns = returns;
        this.removal = removal;
        this.users = people.users();
        this.mails = people.mails();
        this.sessions = people.sessions();
        this.reports = reports;
        this.notifications = notifications;
        this.warnings = warnings;
        this.acts = acts;
        this.revoked = revoked;
    }

    /** Programs may have lost, or got, what they may. */
    private void revoked(Transaction tx) {
        tx.afterCommit(() -> revoked.tell(Runnable::run));
    }

    /**
     * What to do.
     *
     * @param text what the account is told
     * @param report the report that is settled by it
     * @param mail whether they are mailed as well
     */
    public record Measure(ModerationAction action, String text, Optional<Long> report, boolean mail) {}

    /**
     * Acts on an account, which settles all open reports about it; where nothing is done, only the report that it is about
     * is settled. A local account is told. 404 for a report that is not there.
     */
    public void act(Transaction tx, User by, Account target, Measure measure) {
        var settled = measure.report().map(id -> reports.find(tx, id).orElseThrow(NotFound::new));
        var user = users.byAccount(tx, target.id());
        requireAbove(by, target, user);
        revoked(tx);
        switch (measure.action()) {
            case NONE -> {}
            case DISABLE -> user.ifPresent(member -> disable(tx, member));
            case SENSITIVE -> accounts.sensitize(tx, target.id(), true);
            case SILENCE -> accounts.silence(tx, target.id(), true);
            case SUSPEND -> suspend(tx, target, user);
        }
        var text = measure.text().substring(0, Math.min(measure.text().length(), LONGEST_TEXT));
        var warning = warnings.add(tx, target.id(), by.account(), measure.action(), text, measure.report());
        acts.note(tx, by.account(), measure.action().word(), target.acct());
        settled.ifPresent(report -> reports.settle(tx, report, by.account()));
        if (measure.action() != ModerationAction.NONE) {
            reports.settleAll(tx, target.id(), by.account());
        }
        user.ifPresent(member -> {
            notifications.moderationWarning(tx, target.id(), warning.id());
            if (measure.mail()) {
                mails.warned(tx, member, measure.action().word(), text);
            }
        });
    }

    /** Their programs are refused while it lasts, and work again afterwards. */
    private void disable(Transaction tx, User user) {
        users.disable(tx, user.id(), true);
        sessions.closeAll(tx, user.id());
    }

    private void suspend(Transaction tx, Account target, Optional<User> user) {
        suspensions.suspend(tx, target);
        user.ifPresent(member -> sessions.closeAll(tx, member.id()));
    }

    /** They may sign in again. */
    public void enable(Transaction tx, User by, Account target) {
        users.byAccount(tx, target.id()).ifPresent(user -> users.disable(tx, user.id(), false));
        acts.note(tx, by.account(), "enable", target.acct());
        revoked(tx);
    }

    /** Their pictures are shown again. */
    public void unsensitize(Transaction tx, User by, Account target) {
        accounts.sensitize(tx, target.id(), false);
        acts.note(tx, by.account(), "unsensitive", target.acct());
    }

    public void unsilence(Transaction tx, User by, Account target) {
        accounts.silence(tx, target.id(), false);
        acts.note(tx, by.account(), "unsilence", target.acct());
    }

    /** Lets an account in again; one elsewhere that was taken for gone is brought back. Problems: 422 where that cannot be. */
    public void unsuspend(Transaction tx, User by, Account target) {
        returns.bringBack(tx, target);
        suspensions.lift(tx, target);
        acts.note(tx, by.account(), "unsuspend", target.acct());
        revoked(tx);
    }

    /** Lets in somebody who asked to join; 403 for anybody else. */
    public void approve(Transaction tx, User by, Account target) {
        var user = requirePending(tx, target);
        users.approve(tx, user.id());
        mails.approved(tx, user);
        acts.note(tx, by.account(), "approve", target.acct());
        revoked(tx);
    }

    /** Turns down somebody who asked to join; all they sent is forgotten. 403 for anybody else. */
    public void reject(Transaction tx, User by, Account target) {
        requirePending(tx, target);
        acts.note(tx, by.account(), "reject", target.acct());
        accounts.forget(tx, target.id());
    }

    /** Deletes all that an account has here, for ever. Problems: 403 for one that was not suspended before. */
    public void delete(User by, Account target) {
        if (target.times().suspended().isEmpty()) {
            throw new Forbidden("Only a suspended account can be deleted");
        }
        removal.remove(target.id());
        database.write(tx -> acts.note(tx, by.account(), "delete", target.acct()));
    }

    private User requirePending(Transaction tx, Account target) {
        return users.byAccount(tx, target.id())
                .filter(user -> user.marks().approved().isEmpty())
                .orElseThrow(() -> new Forbidden("This account is not waiting to be let in"));
    }

    private static void requireAbove(User by, Account target, Optional<User> user) {
        if (by.account().equals(target.id())) {
            throw new Forbidden("Nobody moderates themselves");
        }
        if (user.map(User::role).orElse(Role.MEMBER).compareTo(by.role()) >= 0) {
            throw new Forbidden("This account has the same role as you, or a higher one");
        }
    }
}
