package folkmoot.talk.profile;

import folkmoot.federation.vocabulary.Actor;
import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Update;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.text.RelMe;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What follows a changed profile, in the background: its links are checked, followers elsewhere get the new document. */
public final class ProfileNews {

    /** Whose profile. */
    public record Of(long account) {}

    private static final JobKind<Of> SEND = new JobKind<>("send-profile", Of.class, RetryPolicy.USUAL);
    private static final JobKind<Of> PROVE = new JobKind<>("prove-profile-links", Of.class, RetryPolicy.USUAL);

    private final Database database;
    private final Jobs jobs;
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * @param documents writes an account as the actor that other servers see
     * @param pages reads a web page; empty when it cannot be had
     */
    public ProfileNews(
            Database database,
            Jobs jobs,
            Accounts accounts,
            Deliveries deliveries,
            LocalUris uris,
            Ids ids,
            InstantSource clock,
            Function<Account, Actor> documents,
            Function<URI, Optional<String>> pages) {
        this.database = database;
        this.jobs = jobs;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
        jobs.handle(SEND, of -> send(new AccountId(of.account()), documents));
        jobs.handle(PROVE, of -> prove(new AccountId(of.account()), pages));
    }

    /** Both, after the transaction. */
    public void changed(Transaction tx, Account account) {
        var of = new Of(account.id().value());
        jobs.enqueue(tx, SEND, of);
        if (account.fields().stream().anyMatch(field -> ProfileTexts.link(field).isPresent())) {
            jobs.enqueue(tx, PROVE, of);
        }
    }

    private void send(AccountId id, Function<Account, Actor> documents) {
        var account = database.read(tx -> accounts.find(tx, id)).filter(Account::isActive);
        if (account.isEmpty()) {
            return;
        }
        var by = account.get();
        var recipients = Recipients.of(
                List.of(Addresses.PUBLIC), by.endpoints().followers().stream().toList());
        var update = new Update(uris.activity(id, "update", ids.next()), by.uri(), documents.apply(by), recipients);
        database.write(tx -> deliveries.enqueue(tx, id, update, Audience.followersOf(id)));
    }

    private void prove(AccountId id, Function<URI, Optional<String>> pages) {
        var account = database.read(tx -> accounts.find(tx, id)).filter(Account::isActive);
        if (account.isEmpty()) {
            return;
        }
        var own = Set.of(account.get().uri().toString(), account.get().page().toString());
        var proven = account.get().fields().stream()
                .filter(field -> ProfileTexts.link(field)
                        .filter(page -> pages.apply(page)
                                .filter(html -> RelMe.pointsTo(html, page, own))
                                .isPresent())
                        .isPresent())
                .map(Account.Field::value)
                .toList();
        database.write(tx -> accounts.find(tx, id)
                .filter(now -> accounts.setVerified(tx, now, proven, clock.instant()))
                .ifPresent(_ -> jobs.enqueue(tx, SEND, new Of(id.value()))));
    }
}
