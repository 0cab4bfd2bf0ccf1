package folkmoot.civic;

import folkmoot.civic.body.Body;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposal;
import folkmoot.command.Workplace;
import folkmoot.config.PublicAddress;
import folkmoot.config.Settings;
import folkmoot.door.House;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.people.account.NewAccount;
import folkmoot.people.delivery.DeliveryObserver;
import folkmoot.people.follow.Follows;
import folkmoot.platform.Closing;
import folkmoot.platform.Platform;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.ManualJobRunner;
import folkmoot.platform.trace.Traces;
import folkmoot.talk.favourite.Favourites;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import folkmoot.testing.LentDatabase;
import folkmoot.testing.SettableClock;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A community with its bodies, and people here and elsewhere, without any network. */
public final class CivicWorld implements AutoCloseable {

    public final SettableClock clock = SettableClock.atNoon();
    private final LentDatabase lent = LentDatabase.lend();
    public final Database database = lent.database();
    public final House house;
    public final ManualJobRunner jobs;
    private final Closing closing = new Closing();
    private final Community community;

    public CivicWorld() {
        this(Map.of());
    }

    /** With other settings, too. */
    public CivicWorld(Map<String, String> more) {
        var all = new HashMap<>(Map.of("server.domain", "town.example", "civic.holidays", "2026-03-06"));
        all.putAll(more);
        var settings = Settings.load(Optional.empty(), Map.of(), all);
        var vertx = Vertx.vertx();
        closing.later(() -> vertx.close().await());
        var platform = new Platform(
                settings,
                PublicAddress.of(settings.server(), 443),
                database,
                vertx,
                clock,
                Traces.to(Optional.empty()));
        house = Workplace.house(platform, closing);
        jobs = new ManualJobRunner(database, house.platform().jobs(), clock);
        var columns = Set.of(SupportColumn.VERIFIED_LOCAL, SupportColumn.MEMBERS, SupportColumn.KNOWN);
        var wanted = NewCommunity.of("commons", "Harrowmere Commons").withThreshold(new ThresholdRule(3, columns));
        community = in(tx -> house.civic().registry().communities().create(tx, wanted));
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

    /** Somebody with an account here who joined the community. */
    public Account member(String name) {
        var account = stranger(name);
        database.write(
                tx -> house.people().follows().add(tx, account, community().group(), Follows.Options.DEFAULT));
        return account;
    }

    /** Somebody with an account here. */
    public Account stranger(String name) {
        return in(tx -> house.people()
                .accounts()
                .local(tx, name)
                .orElseGet(() -> house.people()
                        .accounts()
                        .create(
                                tx,
                                NewAccount.person(
                                        name,
                                        house.platform().uris().person(name),
                                        house.platform().uris().profilePage(name)))));
    }

    public Account remote(String name, String domain) {
        return remote(name, domain, ActorType.PERSON);
    }

    public Account remote(String name, String domain, ActorType type) {
        var uri = URI.create("https://" + domain + "/users/" + name);
        var now = clock.instant();
        return in(tx -> house.people()
                .accounts()
                .byUri(tx, uri)
                .orElseGet(() -> house.people()
                        .accounts()
                        .saveRemote(
                                tx,
                                new Account(
                                        new AccountId(house.platform().ids().next()),
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
        return in(tx -> house.civic()
                .registry()
                .bodies()
                .find(tx, community().id(), "works")
                .orElseGet(() -> house.civic()
                        .registry()
                        .bodies()
                        .register(
                                tx,
                                community().id(),
                                NewBody.of(
                                        "works", "Works Department", "works.gov.example", "works@works.gov.example"))));
    }

    public Account worksActor() {
        return remote("works", "works.gov.example", ActorType.ORGANIZATION);
    }

    /** The same, inside a transaction. */
    public Account worksActor2(Transaction tx) {
        return house.people()
                .accounts()
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
        return in(tx -> house.civic().publication().publish(tx, community(), author, draft(title, bodies)));
    }

    public Status status(Proposal proposal) {
        return in(tx ->
                house.talk().posts().statuses().find(tx, proposal.status()).orElseThrow());
    }

    public Proposal now(Proposal proposal) {
        return in(tx -> house.civic().proposals().find(tx, proposal.id()).orElseThrow());
    }

    public Account member2(Transaction tx, String name) {
        return house.people().accounts().local(tx, name).orElseThrow();
    }

    public Proposal now2(Transaction tx, Proposal proposal) {
        return house.civic().proposals().find(tx, proposal.id()).orElseThrow();
    }

    /** Every inbox elsewhere takes what is under way to it and watched, and what follows from that is done. */
    public void inboxesTake() {
        jobs.runAll();
        inboxes(DeliveryObserver.Fate.TAKEN);
    }

    /** What becomes of what is under way and watched; unless it comes again, it is no longer there. */
    public void inboxes(DeliveryObserver.Fate fate) {
        database.write(tx -> {
            record Way(long id, long body, URI inbox) {}
            var ways = tx.fetch(
                    "SELECT d.id, d.body_id, d.inbox_url FROM delivery d JOIN delivery_body b ON b.id = d.body_id"
                            + " WHERE b.watched",
                    row -> new Way(row.getLong(1), row.getLong(2), URI.create(row.getString(3))));
            for (var way : ways) {
                house.people()
                        .events()
                        .deliveries()
                        .tell(observer -> observer.became(tx, way.body(), way.inbox(), fate));
                if (fate != DeliveryObserver.Fate.LATER) {
                    tx.execute("DELETE FROM delivery WHERE id = ?", way.id());
                }
            }
        });
        jobs.runAll();
    }

    /** Somebody here or elsewhere favourites a status. */
    public void likes(Account by, Status status) {
        database.write(tx -> {
            Favourites favourites = house.talk().reactions().favourites();
            if (by.isLocal()) {
                favourites.add(tx, by, status);
            } else {
                favourites.receive(
                        tx,
                        by,
                        status,
                        URI.create(by.uri() + "/likes/" + house.platform().ids().next()));
            }
        });
        inboxesTake(); // folds the log, and what follows from it
    }

    public void unlikes(Account by, Status status) {
        database.write(tx -> {
            if (by.isLocal()) {
                house.talk().reactions().favourites().remove(tx, by, status);
            } else {
                house.talk().reactions().favourites().removed(tx, by, status);
            }
        });
        jobs.runAll();
    }

    /** A post that came in, or that a member wrote. */
    public Status posts(
            Account by, String html, Optional<Status> inReplyTo, List<String> tags, Set<AccountId> mentioned) {
        clock.advance(Duration.ofSeconds(1));
        var id = new StatusId(house.platform().ids().next());
        var uri = by.isLocal()
                ? house.platform().uris().status(by.username(), id)
                : URI.create(by.uri() + "/statuses/" + id);
        var status = new Status(
                id,
                by.id(),
                uri,
                Optional.of(uri),
                new Status.Thread(
                        inReplyTo.map(Status::id),
                        inReplyTo.map(Status::author),
                        inReplyTo.map(Status::uri),
                        in(tx -> house.civic().registry().communities().among(tx, mentioned)).stream()
                                .map(Community::id)
                                .findFirst()),
                Optional.empty(),
                Visibility.PUBLIC,
                new Status.Text("Note", html, "", false, Optional.of("en"), Optional.empty(), Optional.empty()),
                by.isLocal(),
                Status.Times.at(clock.instant()));
        return in(tx -> {
            house.talk().posts().statuses().add(tx, new Posted(status, by, mentioned, tags, List.of()));
            return status;
        });
    }

    @Override
    public void close() {
        closing.close();
        lent.giveBack();
    }
}
