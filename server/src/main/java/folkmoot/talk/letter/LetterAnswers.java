package folkmoot.talk.letter;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.User;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.mail.ReplyAddresses;
import folkmoot.platform.mail.ReplyAddresses.Leave;
import folkmoot.platform.mail.ReplyAddresses.Read;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.media.Media;
import folkmoot.talk.media.NewMedia;
import folkmoot.talk.status.Draft;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.Visibility;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Answers by mail: what a member writes to the address of a mail of ours is posted in the thread, as any other door would post it. The
 * address proves that the mail was answered which only that member got; the From is asked for beside it, which anybody can write and which
 * so proves nothing alone, but keeps a mail that was passed on from posting in another's name.
 */
public final class LetterAnswers {

    private static final RateLimits.Rule RULE = new RateLimits.Rule("answers by mail", 30, Duration.ofHours(1));
    private static final int MOST_PICTURES = 4;

    private final Database database;
    private final InstantSource clock;
    private final RateLimits limits;
    private final Parts parts;
    private final Optional<String> trustedResults;
    private final Predicate<String> isOfficial;
    private final TakenMails taken;

    /** What an answer is made with. */
    public record Parts(
            Accounts accounts,
            Users users,
            ReplyAddresses replies,
            Statuses statuses,
            LocalStatuses posting,
            Media media) {}

    /**
     * @param trustedResults the name of the mail server whose Authentication-Results are believed; empty: none is asked for
     * @param isOfficial whether a text states what a public body decided, which no mail can
     */
    public LetterAnswers(
            Database database,
            Jobs jobs,
            InstantSource clock,
            RateLimits limits,
            Parts parts,
            Optional<String> trustedResults,
            Predicate<String> isOfficial) {
        this.database = database;
        this.clock = clock;
        this.limits = limits;
        this.parts = parts;
        this.trustedResults = trustedResults;
        this.isOfficial = isOfficial;
        this.taken = new TakenMails(clock);
        jobs.every("forget-taken-mails", Duration.ofDays(1), () -> database.write(taken::sweep));
    }

    /** What became of a mail. */
    public enum Taken {
        POSTED,
        /** The same was posted before. */
        TWICE,
        /** A program wrote it: nothing was posted, and nobody is told, as two programs could go on for ever. */
        AUTOMATIC
    }

    /** Who writes. */
    private record Writer(Account account, User user) {}

    /** Whether mails to an address are taken. Problems: {@link Refused} with the reason. */
    public void require(String address) {
        var leave = leave(address);
        database.read(tx -> writer(tx, leave.account()));
    }

    /**
     * Posts a mail. Problems: {@link Refused} with the reason; those of {@link LocalStatuses#post} and {@link Media#upload}.
     *
     * @param sender of the envelope; empty for what must not be answered
     * @param address it came to
     */
    public Taken take(String sender, String address, byte[] raw) {
        var leave = leave(address);
        var mail = AnswerMail.read(raw);
        if (sender.isEmpty() || mail.isAutomatic() || parts.replies().isOurs(mail.id())) {
            return Taken.AUTOMATIC;
        }
        var writer = database.read(tx -> writer(tx, leave.account()));
        requireFrom(mail, writer.user());
        if (database.read(tx -> taken.isTaken(tx, writer.account().id(), mail.id()))) {
            return Taken.TWICE;
        }
        limits.take(RULE, writer.account().id().toString()).ifPresent(RateLimits.Standing::requireAllowed);
        mail.readBody();
        return post(writer, leave, mail);
    }

    private Leave leave(String address) {
        return switch (parts.replies().read(address)) {
            case Read.Good(var leave) -> leave;
            case Read.Expired _ ->
                throw new Refused(
                        "5.7.1",
                        "This address took answers for " + ReplyAddresses.LIFE.toDays()
                                + " days only. Please answer on the page");
            case Read.Unknown _ -> throw new Refused("5.1.1", "There is no such address here");
        };
    }

    private Writer writer(Transaction tx, AccountId id) {
        var account = parts.accounts().map(tx, List.of(id)).get(id);
        var user = parts.users().byAccount(tx, id);
        if (account == null
                || !account.isActive()
                || user.filter(one -> one.standing() == User.Standing.ACTIVE).isEmpty()) {
            throw new Refused("5.7.1", "This account cannot post");
        }
        return new Writer(account, user.get());
    }

    private void requireFrom(AnswerMail mail, User user) {
        if (mail.from().filter(user.email()::equalsIgnoreCase).isEmpty()) {
            throw new Refused(
                    "5.7.1", "An answer has to come from the address of the account, and name it alone as its From");
        }
        if (trustedResults.filter(server -> !mail.isVouchedFor(server)).isPresent()) {
            throw new Refused("5.7.26", "The domain of the From does not vouch for this mail (DMARC)");
        }
    }

    private Taken post(Writer writer, Leave leave, AnswerMail mail) {
        var text = mail.text();
        if (isOfficial.test(text)) {
            throw new Refused("5.7.1", "What a public body decides cannot be said by mail. Please use the page");
        }
        if (text.isEmpty() && mail.pictures().isEmpty()) {
            throw new Refused("5.6.0", "This mail says nothing above what it quotes");
        }
        if (mail.pictures().size() > MOST_PICTURES) {
            throw new Refused("5.6.0", "At most " + MOST_PICTURES + " pictures can be posted");
        }
        var parent = database.read(tx -> parent(tx, leave));
        var names = database.read(tx -> names(tx, parent, writer.account()));
        var draft = new Draft(
                (names + text).strip(),
                "",
                false,
                parent.visibility(),
                writer.user()
                        .defaults()
                        .language()
                        .or(() -> Optional.of(writer.user().locale())),
                Optional.of(parent.id()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(taken.of(mail.id())));
        LocalStatuses.requireAcceptable(text.isEmpty() ? draft : with(draft, text)); // before files are kept
        try {
            parts.posting()
                    .post(
                            writer.account(),
                            withMedia(draft, media(writer.account().id(), mail)));
            return Taken.POSTED;
        } catch (TakenMails.Twice quicker) {
            return Taken.TWICE;
        }
    }

    private Status parent(Transaction tx, Leave leave) {
        try {
            return parts.statuses().requireOriginal(tx, leave.status(), Optional.of(leave.account()));
        } catch (NotFound gone) {
            throw new Refused("5.7.1", "The post that this answers is not here any more");
        }
    }

    /** As apps begin an answer: with who is answered, and in a message between some with all of them. */
    private String names(Transaction tx, Status parent, Account by) {
        var wanted = new LinkedHashSet<AccountId>();
        wanted.add(parent.author());
        if (parent.visibility() == Visibility.DIRECT) {
            wanted.addAll(parts.statuses().mentions(tx, List.of(parent.id())).getOrDefault(parent.id(), List.of()));
        }
        wanted.remove(by.id());
        return parts.accounts().list(tx, wanted).stream()
                .map(account -> "@" + account.acct() + " ")
                .collect(Collectors.joining());
    }

    private List<MediaId> media(AccountId owner, AnswerMail mail) {
        return mail.pictures().stream()
                .map(file -> parts.media()
                        .upload(owner, new NewMedia(file, Optional.empty(), Optional.empty(), Optional.empty()), true)
                        .id())
                .toList();
    }

    private static Draft with(Draft draft, String text) {
        return new Draft(
                text,
                draft.spoiler(),
                draft.sensitive(),
                draft.visibility(),
                draft.language(),
                draft.inReplyTo(),
                draft.application(),
                draft.idempotencyKey());
    }

    private static Draft withMedia(Draft draft, List<MediaId> media) {
        return new Draft(
                draft.text(),
                draft.spoiler(),
                draft.sensitive(),
                draft.visibility(),
                draft.language(),
                draft.inReplyTo(),
                draft.application(),
                draft.idempotencyKey(),
                media,
                draft.parts());
    }
}
