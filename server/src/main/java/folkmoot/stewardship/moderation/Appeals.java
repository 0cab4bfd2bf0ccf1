package folkmoot.stewardship.moderation;

import static folkmoot.schema.generated.Tables.APPEAL;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.User;
import folkmoot.people.user.UserMails;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.schema.generated.tables.records.AppealRecord;
import folkmoot.stewardship.moderation.Warnings.Warning;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One appeal against each decision of the moderators. Somebody else than who decided first decides it, and never whom it concerns; granted, the
 * first decision is taken back.
 */
public final class Appeals {

    /** In characters. */
    public static final int LONGEST_TEXT = 2_000;

    private static final int MOST_LISTED = 200;

    private final Warnings warnings;
    private final AccountModeration moderation;
    private final ModerationActs acts;
    private final Accounts accounts;
    private final Users users;
    private final UserMails mails;
    private final Ids ids;
    private final InstantSource clock;

    /** Whom it concerns, and how they are told. */
    public record People(Accounts accounts, Users users, UserMails mails) {}

    public Appeals(
            Warnings warnings,
            AccountModeration moderation,
            ModerationActs acts,
            People people,
            Ids ids,
            InstantSource clock) {
        this.warnings = warnings;
        this.moderation = moderation;
        this.acts = acts;
        this.accounts = people.accounts();
        this.users = people.users();
        this.mails = people.mails();
        this.ids = ids;
        this.clock = clock;
    }

    /** Says something against a decision. Problems: 404 for somebody else's, 409 for a second time, 422 for a text that is blank or too long. */
    public void add(Transaction tx, AccountId by, long warning, String text) {
        requireOwn(tx, by, warning);
        int added = tx.sql()
                .insertInto(APPEAL)
                .set(APPEAL.ID, ids.next())
                .set(APPEAL.WARNING_ID, warning)
                .set(APPEAL.ACCOUNT_ID, by.value())
                .set(APPEAL.TEXT, requireText(text))
                .set(APPEAL.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
        if (added == 0) {
            throw new Conflict("There is an appeal against this decision already");
        }
    }

    private Warning requireOwn(Transaction tx, AccountId by, long warning) {
        return warnings.list(tx, List.of(warning)).stream()
                .filter(decision -> decision.target().equals(by))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static String requireText(String text) {
        if (text.isBlank()) {
            throw Invalid.field("text", "ERR_BLANK", "can't be blank");
        }
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw Invalid.field("text", "ERR_TOO_LONG", "is too long (maximum is " + LONGEST_TEXT + " characters)");
        }
        return text.strip();
    }

    /** Those that wait, the oldest first. */
    public List<Appeal> waiting(Transaction tx) {
        return tx.sql()
                .selectFrom(APPEAL)
                .where(APPEAL.DECIDED_AT.isNull())
                .orderBy(APPEAL.ID)
                .limit(MOST_LISTED)
                .fetch(Appeals::appeal);
    }

    /** How many wait. */
    public int countWaiting(Transaction tx) {
        return tx.sql().fetchCount(APPEAL, APPEAL.DECIDED_AT.isNull());
    }

    /** By decision. */
    public Map<Long, Appeal> against(Transaction tx, Collection<Long> decisions) {
        return decisions.isEmpty()
                ? Map.of()
                : tx.sql()
                        .selectFrom(APPEAL)
                        .where(APPEAL.WARNING_ID.in(decisions))
                        .fetchMap(AppealRecord::getWarningId, Appeals::appeal);
    }

    /** Whether somebody may decide it: who decided first may not, nor whom it concerns. */
    public boolean mayDecide(Transaction tx, AccountId by, Appeal appeal) {
        return mayDecide(by, appeal, warning(tx, appeal));
    }

    /** The same where the decision is at hand. */
    public static boolean mayDecide(AccountId by, Appeal appeal, Warning decision) {
        return !appeal.by().equals(by) && !decision.by().equals(Optional.of(by));
    }

    /**
     * Decides it. Granted, the first decision is taken back, as far as there is something to take back. Whom it concerns is mailed.
     *
     * @throws Forbidden for who decided first, and whom it concerns
     * @throws Conflict where it is decided
     */
    public void decide(Transaction tx, User by, long id, boolean granted, String answer) {
        var appeal = tx.sql()
                .selectFrom(APPEAL)
                .where(APPEAL.ID.eq(id))
                .forUpdate()
                .fetchOptional(Appeals::appeal)
                .orElseThrow(NotFound::new);
        if (appeal.decision().isPresent()) {
            throw new Conflict("This appeal is decided already");
        }
        if (!mayDecide(tx, by.account(), appeal)) {
            throw new Forbidden("Somebody else than who decided first, and than whom it concerns, decides an appeal");
        }
        var words = requireText(answer);
        tx.sql()
                .update(APPEAL)
                .set(APPEAL.DECIDED_AT, clock.instant())
                .set(APPEAL.DECIDED_BY, by.account().value())
                .set(APPEAL.GRANTED, granted)
                .set(APPEAL.ANSWER, words)
                .where(APPEAL.ID.eq(id))
                .execute();
        var target = accounts.findEvenWaiting(tx, appeal.by()).orElseThrow(NotFound::new);
        if (granted) {
            takeBack(tx, by, target, warning(tx, appeal));
        }
        acts.note(tx, by.account(), granted ? "grant-appeal" : "reject-appeal", target.acct());
        users.byAccount(tx, appeal.by()).ifPresent(user -> mails.appealDecided(tx, user, granted, words));
    }

    private void takeBack(Transaction tx, User by, Account target, Warning decision) {
        switch (ModerationAction.of(decision.action()).orElse(ModerationAction.NONE)) {
            case NONE -> {}
            case DISABLE -> moderation.enable(tx, by, target);
            case SENSITIVE -> moderation.unsensitize(tx, by, target);
            case SILENCE -> moderation.unsilence(tx, by, target);
            case SUSPEND -> moderation.unsuspend(tx, by, target);
        }
    }

    private Warning warning(Transaction tx, Appeal appeal) {
        return warnings.list(tx, List.of(appeal.warning())).getFirst(); // the row goes with it
    }

    private static Appeal appeal(AppealRecord row) {
        return new Appeal(
                row.getId(),
                row.getWarningId(),
                new AccountId(row.getAccountId()),
                row.getText(),
                row.getCreatedAt(),
                Optional.ofNullable(row.getDecidedAt())
                        .map(at -> new Appeal.Decision(
                                at,
                                Optional.ofNullable(row.getDecidedBy()).map(AccountId::new),
                                row.getGranted(),
                                row.getAnswer())));
    }
}
