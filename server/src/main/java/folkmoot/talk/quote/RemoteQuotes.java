package folkmoot.talk.quote;

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
import folkmoot.talk.status.NoteObserver;
import folkmoot.talk.status.RemoteStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Quotes in posts of other servers: believed only with a stamp of the quoted author, read from that author's server. */
public final class RemoteQuotes implements NoteObserver {

    private static final JobKind<Check> KIND = new JobKind<>("check-quote", Check.class, RetryPolicy.NEVER);

    private final Database database;
    private final Quotes quotes;
    private final Accounts accounts;
    private final Statuses statuses;
    private final RemoteStatuses remote;
    private final Fetcher fetcher;
    private final Jobs jobs;

    /** @param stamp empty for a post that names none */
    record Check(long status, String quoted, String stamp) {}

    public RemoteQuotes(
            Database database,
            Quotes quotes,
            Accounts accounts,
            Statuses statuses,
            RemoteStatuses remote,
            Fetcher fetcher,
            Jobs jobs) {
        this.database = database;
        this.quotes = quotes;
        this.accounts = accounts;
        this.statuses = statuses;
        this.remote = remote;
        this.fetcher = fetcher;
        this.jobs = jobs;
        jobs.handle(KIND, this::check);
    }

    @Override
    public void received(Transaction tx, Status status, Account author, Note note) {
        seen(tx, status, author, note);
    }

    @Override
    public void seen(Transaction tx, Status status, Account author, Note note) {
        if (status.local()) {
            return;
        }
        note.quoting()
                .canQuote()
                .ifPresent(policy -> quotes.setPolicy(tx, status.id(), QuotePolicy.of(policy, author)));
        var uri = note.quoting().quote();
        if (uri.isEmpty()
                || quotes.of(tx, status.id()).filter(RemoteQuotes::isDecided).isPresent()) {
            return;
        }
        var quoted = statuses.byUri(tx, uri.get());
        quotes.save(
                tx,
                new Quote(
                        status.id(),
                        author.id(),
                        quoted.map(Status::id),
                        uri.get(),
                        quoted.map(Status::author),
                        quoted.filter(known -> known.author().equals(author.id()))
                                        .isPresent()
                                ? Quote.State.ACCEPTED
                                : Quote.State.PENDING,
                        Optional.empty(),
                        Optional.empty()));
        var stamp = note.quoting().authorization().map(URI::toString).orElse("");
        jobs.enqueue(tx, KIND, new Check(status.id().value(), uri.get().toString(), stamp));
    }

    private static boolean isDecided(Quote quote) {
        return quote.state() == Quote.State.ACCEPTED || quote.state() == Quote.State.REVOKED;
    }

    /** Gets what is quoted where we do not have it, and believes the quote when its stamp says so. */
    private void check(Check job) {
        var budget = FetchBudget.perActivity();
        var quoted = remote.find(URI.create(job.quoted()), budget);
        if (quoted.isEmpty()) {
            return;
        }
        var quoting = database.read(tx -> statuses.find(tx, new StatusId(job.status())));
        var author = database.read(tx -> accounts.require(tx, quoted.get().author()));
        boolean own = quoting.map(Status::author)
                .filter(quoted.get().author()::equals)
                .isPresent();
        boolean stamped = !job.stamp().isEmpty()
                && quoting.filter(status -> isStamp(job, status, author, budget))
                        .isPresent();
        database.write(tx -> quotes.of(tx, new StatusId(job.status()))
                .filter(quote -> !isDecided(quote))
                .ifPresent(quote -> quotes.save(
                        tx,
                        new Quote(
                                quote.status(),
                                quote.by(),
                                Optional.of(quoted.get().id()),
                                quote.quotedUri(),
                                Optional.of(author.id()),
                                own || stamped ? Quote.State.ACCEPTED : quote.state(),
                                quote.request(),
                                stamped ? Optional.of(URI.create(job.stamp())) : quote.stamp()))));
    }

    private boolean isStamp(Check job, Status quoting, Account author, FetchBudget budget) {
        var stamp = URI.create(job.stamp());
        if (author.isLocal()) {
            return database.read(tx -> quotes.byStamp(tx, stamp))
                    .filter(quote -> quote.status().equals(quoting.id()))
                    .isPresent();
        }
        if (!Origins.same(stamp, author.uri())) {
            return false;
        }
        return fetcher.fetch(stamp, budget) instanceof FetchResult.Found found
                && new Stamp(author.uri(), quoting.uri(), URI.create(job.quoted()))
                        .isSaidBy(found, Set.of("QuoteAuthorization"));
    }
}
