package folkmoot.talk.consent;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.talk.quote.QuotePolicy;
import folkmoot.talk.quote.Stamp;
import folkmoot.talk.status.NoteObserver;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.Set;

/**
 * Answers between people of other servers. Where an author says who may answer a post, the answer of anybody else is shown
 * below it only with an authorization that is read from the author's server. The author, whom the post mentions and whom it
 * answers may always answer.
 */
public final class RemoteReplies implements NoteObserver {

    private static final JobKind<Check> KIND = new JobKind<>("check-reply", Check.class, RetryPolicy.NEVER);
    private static final Set<String> AUTHORIZATIONS = Set.of("ReplyAuthorization", "ReplyApproval");

    private final Database database;
    private final Accounts accounts;
    private final Statuses statuses;
    private final AnswerRules rules;
    private final Fetcher fetcher;
    private final Jobs jobs;
    private final ConsentStore store = new ConsentStore();

    /** @param stamp id of the authorization */
    record Check(long reply, String stamp) {}

    public RemoteReplies(
            Database database, Accounts accounts, Statuses statuses, AnswerRules rules, Fetcher fetcher, Jobs jobs) {
        this.database = database;
        this.accounts = accounts;
        this.statuses = statuses;
        this.rules = rules;
        this.fetcher = fetcher;
        this.jobs = jobs;
        jobs.handle(KIND, this::check);
    }

    @Override
    public void received(Transaction tx, Status status, Account author, Note note) {
        note.interactions()
                .canReply()
                .ifPresent(told -> store.setPolicy(tx, status.id(), QuotePolicy.of(told, author)));
        rules.answered(tx, status)
                .filter(parent -> !rules.mayAnswer(tx, parent, author.id()))
                .ifPresent(_ -> store.withhold(tx, status.id()));
        seen(tx, status, author, note);
    }

    /** The authorization may come later, with the same post sent again. */
    @Override
    public void seen(Transaction tx, Status status, Account author, Note note) {
        note.interactions()
                .replyAuthorization()
                .filter(_ -> store.isWithheld(tx, status.id()))
                .ifPresent(stamp -> jobs.enqueue(tx, KIND, new Check(status.id().value(), stamp.toString())));
    }

    private void check(Check job) {
        var reply = database.read(tx -> statuses.find(tx, new StatusId(job.reply())));
        var parent = reply.flatMap(known -> database.read(tx -> rules.answered(tx, known)));
        if (parent.isEmpty()) {
            return; // one of the two is gone
        }
        var author = database.read(tx -> accounts.require(tx, parent.get().author()));
        var stamp = URI.create(job.stamp());
        if (Origins.same(stamp, author.uri())
                && fetcher.fetch(stamp, FetchBudget.perActivity()) instanceof FetchResult.Found found
                && new Stamp(author.uri(), reply.get().uri(), parent.get().uri()).isSaidBy(found, AUTHORIZATIONS)) {
            database.write(tx -> store.approve(tx, reply.get().id()));
        }
    }
}
