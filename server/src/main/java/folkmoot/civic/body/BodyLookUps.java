package folkmoot.civic.body;

import static folkmoot.schema.generated.Tables.BODY;

import folkmoot.people.account.Account;
import folkmoot.people.account.Handle;
import folkmoot.people.account.StandingObserver;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Looks up the handle of each entry: at once when it is entered or corrected, and daily. When it leads to an account the entry gets
 * it, and whoever waits is told; when it does not, the entry says so and when that was tried. An account that has moved away is not
 * reached under its old handle.
 */
public final class BodyLookUps {

    /** Which entry. */
    record LookUp(long body) {}

    private static final JobKind<LookUp> KIND = new JobKind<>("civic-body-look-up", LookUp.class, RetryPolicy.USUAL);

    /** A register of thousands is spread over minutes: other servers are many, ours is one. */
    private static final int A_SECOND = 10;

    private final Database database;
    private final Officials officials;
    private final ActorFinder finder;
    private final Jobs jobs;
    private final InstantSource clock;
    private final Observers<StandingObserver> standings;
    private final Observers<ReachObserver> reached;
    private final BodyStore store = new BodyStore();

    /** @param reached hear of bodies that became reachable */
    public BodyLookUps(
            Database database,
            Officials officials,
            ActorFinder finder,
            Jobs jobs,
            InstantSource clock,
            Observers<StandingObserver> standings,
            Observers<ReachObserver> reached) {
        this.database = database;
        this.officials = officials;
        this.finder = finder;
        this.jobs = jobs;
        this.clock = clock;
        this.standings = standings;
        this.reached = reached;
        jobs.handle(KIND, args -> run(new BodyId(args.body())));
    }

    /** Once the transaction is committed, if the entry names a handle. */
    void soon(Transaction tx, Body body) {
        if (body.handle().isPresent()) {
            jobs.enqueue(tx, KIND, new LookUp(body.id().value()));
        }
    }

    /** Has every entry that names a handle looked up, some each second. */
    public void all() {
        database.write(tx -> {
            var now = clock.instant();
            int number = 0;
            for (var id : store.withHandles(tx)) {
                jobs.enqueueAt(tx, KIND, new LookUp(id.value()), now.plus(Duration.ofSeconds(number++ / A_SECOND)));
            }
        });
    }

    /** Looks one up now. Outside a transaction. */
    public void run(BodyId id) {
        var body = database.read(tx -> entry(tx, id));
        var handle = body.flatMap(Body::handle).flatMap(Handle::parse);
        if (handle.isEmpty()) {
            return;
        }
        var found = finder.find(handle.get());
        database.write(tx -> entry(tx, id)
                .filter(now -> now.handle().equals(body.get().handle())) // else another look-up follows
                .ifPresent(now -> keep(tx, now, found)));
    }

    private Optional<Body> entry(Transaction tx, BodyId id) {
        return store.list(tx, BODY.ID.eq(id.value()).and(BODY.RETIRED_AT.isNull())).stream()
                .findFirst();
    }

    private void keep(Transaction tx, Body before, Optional<Account> found) {
        var there = found.filter(account -> account.settings().movedTo().isEmpty());
        store.setTried(tx, before.id(), clock.instant(), there.map(Account::id));
        officials.changed(tx);
        found.ifPresent(account -> officials.checkDomain(tx, account));
        boolean same = before.account().isPresent() && before.account().equals(there.map(Account::id));
        if (found.isPresent() && (!same || !before.reach().reached())) {
            standings.tell(observer -> observer.changed(tx, found.get().id()));
        }
        if (there.isPresent() && (!same || !before.reach().reached())) {
            tellReachable(tx, before.id());
        }
    }

    /** An entry got an account by itself, when one of its domain was met. */
    void met(Transaction tx, BodyId id) {
        officials.changed(tx);
        tellReachable(tx, id);
    }

    private void tellReachable(Transaction tx, BodyId id) {
        entry(tx, id).ifPresent(now -> reached.tell(observer -> observer.reachable(tx, now)));
    }
}
