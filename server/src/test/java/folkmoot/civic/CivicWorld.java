package folkmoot.civic;

import folkmoot.Features;
import folkmoot.civic.body.Body;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposal;
import folkmoot.config.PublicAddress;
import folkmoot.config.Settings;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.people.account.NewAccount;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.ManualJobRunner;
import folkmoot.talk.favourite.Favourites;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import folkmoot.testing.SettableClock;
import folkmoot.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A community with its bodies, and people here and elsewhere, without any network. */
public final class CivicWorld implements AutoCloseable {

    public final SettableClock clock = SettableClock.atNoon();
    public final Database database = TestDatabase.fresh();
    public final Features features;
    public final ManualJobRunner jobs;
    private final Community community;

    public CivicWorld() {
        var settings = Settings.load(
                Optional.empty(), Map.of(), Map.of("server.domain", "town.example", "civic.holidays", "2026-03-06"));
        features = new Features(settings, PublicAddress.of(settings.server(), 443), database, clock);
        jobs = new ManualJobRunner(database, features.jobs, clock);
        var columns = Set.of(SupportColumn.VERIFIED_LOCAL, SupportColumn.MEMBERS, SupportColumn.KNOWN);
        var wanted = NewCommunity.of("commons", "Harrowmere Commons").withThreshold(new ThresholdRule(3, columns));
        community = in(tx -> features.civic.communities.create(tx, wanted));
    }

    public <T> T in(Function<Transaction, T> work) {
        return database.transaction(work);
    }

    public <T> List<T> list(Function<Transaction, List<T>> work) {
        return database.transaction(work);
    }

    public <T> Optional<T> maybe(Function<Transaction, Optional<T>> work) {
        return database.transaction(work);
    }

    public boolean is(Function<Transaction, Boolean> work) {
        return database.transaction(work);
    }

    public Community community() {
        return community;
    }

    public Account member(String name) {
        return in(tx -> features.accounts
                .local(tx, name)
                .orElseGet(() -> features.accounts.create(
                        tx, NewAccount.person(name, features.uris.person(name), features.uris.profilePage(name)))));
    }

    public Account remote(String name, String domain) {
        return remote(name, domain, ActorType.PERSON);
    }

    public Account remote(String name, String domain, ActorType type) {
        var uri = URI.create("https://" + domain + "/users/" + name);
        var now = clock.instant();
        return in(tx -> features.accounts
                .byUri(tx, uri)
                .orElseGet(() -> features.accounts.saveRemote(
                        tx,
                        new Account(
                                new AccountId(features.ids.next()),
                                name,
                                Optional.of(domain),
                                uri,
                                Optional.of(uri),
                                type,
                                name,
                                "",
                                "",
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                new Account.Endpoints(
                                        URI.create(uri + "/inbox"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                new Account.Settings(false, true, true, List.of(), Optional.empty()),
                                new Account.Times(
                                        now,
                                        now,
                                        now,
                                        Optional.of(now),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())))));
    }

    /** The works department: its register entry, and its account on its own server. */
    public Body works() {
        return in(tx -> features.civic
                .bodies
                .find(tx, community().id(), "works")
                .orElseGet(() -> features.civic.bodies.register(
                        tx,
                        community().id(),
                        NewBody.of("works", "Works Department", "works.gov.example", "works@works.gov.example"))));
    }

    public Account worksActor() {
        return remote("works", "works.gov.example", ActorType.ORGANIZATION);
    }

    /** The same, inside a transaction. */
    public Account worksActor2(Transaction tx) {
        return features.accounts
                .byUri(tx, URI.create("https://works.gov.example/users/works"))
                .orElseThrow();
    }

    public NewProposal draft(String title, String... bodies) {
        return new NewProposal(
                title,
                "Build a zebra crossing by the school.",
                "Two people were hurt this year.",
                new Proposal.Place(Optional.of("roads-and-streets"), Optional.empty(), Optional.empty()),
                List.of(bodies),
                "en",
                Optional.empty());
    }

    public Proposal proposes(Account author, String title, String... bodies) {
        return in(tx -> features.civic.publication.publish(tx, community(), author, draft(title, bodies)));
    }

    public Status status(Proposal proposal) {
        return in(tx -> features.statuses.find(tx, proposal.status()).orElseThrow());
    }

    public Proposal now(Proposal proposal) {
        return in(tx -> features.civic.proposals.find(tx, proposal.id()).orElseThrow());
    }

    public Account member2(Transaction tx, String name) {
        return features.accounts.local(tx, name).orElseThrow();
    }

    public Proposal now2(Transaction tx, Proposal proposal) {
        return features.civic.proposals.find(tx, proposal.id()).orElseThrow();
    }

    /** Somebody here or elsewhere favourites a status. */
    public void likes(Account by, Status status) {
        database.write(tx -> {
            Favourites favourites = features.favourites;
            if (by.isLocal()) {
                favourites.add(tx, by, status);
            } else {
                favourites.receive(tx, by, status, URI.create(by.uri() + "/likes/" + features.ids.next()));
            }
        });
    }

    public void unlikes(Account by, Status status) {
        database.write(tx -> {
            if (by.isLocal()) {
                features.favourites.remove(tx, by, status);
            } else {
                features.favourites.removed(tx, by, status);
            }
        });
    }

    /** A post that came in, or that a member wrote. */
    public Status posts(
            Account by, String html, Optional<Status> inReplyTo, List<String> tags, Set<AccountId> mentioned) {
        clock.advance(Duration.ofSeconds(1));
        var id = new StatusId(features.ids.next());
        var uri = by.isLocal() ? features.uris.status(by.username(), id) : URI.create(by.uri() + "/statuses/" + id);
        var status = new Status(
                id,
                by.id(),
                uri,
                Optional.of(uri),
                new Status.Thread(
                        inReplyTo.map(Status::id),
                        inReplyTo.map(Status::author),
                        inReplyTo.map(Status::uri),
                        in(tx -> features.civic.communities.among(tx, mentioned)).stream()
                                .map(Community::id)
                                .findFirst()),
                Optional.empty(),
                Visibility.PUBLIC,
                new Status.Text("Note", html, "", false, Optional.of("en"), Optional.empty(), Optional.empty()),
                by.isLocal(),
                Status.Times.at(clock.instant()));
        return in(tx -> {
            features.statuses.add(tx, new Posted(status, by, mentioned, tags, List.of()));
            return status;
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
