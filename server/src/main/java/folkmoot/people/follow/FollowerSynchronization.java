package folkmoot.people.follow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.signature.CollectionSynchronization;
import folkmoot.federation.signature.FollowerDigest;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an actor elsewhere says of its followers here is compared with what is known here; where the two differ, its list is
 * read and both sides are brought to agree (FEP-8fcf).
 */
public final class FollowerSynchronization {

    private static final JobKind<Difference> RECONCILE =
            new JobKind<>("synchronize-followers", Difference.class, RetryPolicy.NEVER);

    /** An actor's list is not read again within this time. */
    private static final Duration REST = Duration.ofMinutes(5);

    private static final int MOST_RESTING = 10_000;
    private static final int MOST_PAGES = 10;
    private static final int MOST_LISTED = 25_000;

    private final Database database;
    private final Accounts accounts;
    private final Follows follows;
    private final Jobs jobs;
    private final ListedFollowers lists;
    private final Cache<AccountId, Boolean> resting = Caffeine.newBuilder()
            .maximumSize(MOST_RESTING)
            .expireAfterWrite(REST)
            .build();

    public FollowerSynchronization(Database database, Accounts accounts, Follows follows, Jobs jobs, Fetcher fetcher) {
        this.database = database;
        this.accounts = accounts;
        this.follows = follows;
        this.jobs = jobs;
        this.lists = new ListedFollowers(fetcher, MOST_PAGES, MOST_LISTED);
        jobs.handle(RECONCILE, this::reconcile);
    }

    /**
     * An actor's list that differs from ours.
     *
     * @param actor its id
     * @param url where the list stands
     * @param digest over the list
     */
    record Difference(String actor, String url, String digest) {}

    /**
     * A sender says which followers it has here.
     *
     * @param sender by whom the request is signed
     * @param header as sent, and covered by that signature
     */
    public void told(URI sender, String header) {
        CollectionSynchronization.parse(header)
                .filter(claim -> Origins.same(claim.url(), sender))
                .ifPresent(claim -> database.read(tx -> differing(tx, sender, claim))
                        .filter(actor -> resting.asMap().putIfAbsent(actor.id(), true) == null)
                        .ifPresent(actor -> database.write(tx -> jobs.enqueue(
                                tx,
                                RECONCILE,
                                new Difference(sender.toString(), claim.url().toString(), claim.digest())))));
    }

    private Optional<Account> differing(Transaction tx, URI sender, CollectionSynchronization claim) {
        return actor(tx, sender)
                .filter(actor -> actor.endpoints().followers().equals(Optional.of(claim.collection())))
                .filter(actor -> !FollowerDigest.of(follows.localFollowers(tx, actor.id()))
                        .equals(claim.digest()));
    }

    private Optional<Account> actor(Transaction tx, URI uri) {
        return accounts.byUri(tx, uri).filter(actor -> !actor.isLocal() && actor.isActive());
    }

    /** Only a list with the promised digest counts; what changed here while it was read is left alone. */
    private void reconcile(Difference difference) {
        var uri = URI.create(difference.actor());
        var known = database.read(tx -> actor(tx, uri)
                .map(actor -> follows.localFollowers(tx, actor.id()))
                .orElse(List.of()));
        lists.read(URI.create(difference.url()))
                .filter(listed -> FollowerDigest.of(listed).equals(difference.digest()))
                .ifPresent(listed -> agree(uri, known, listed));
    }

    private void agree(URI uri, List<URI> known, Set<URI> listed) {
        var missing = new HashSet<>(known);
        missing.removeAll(listed);
        var strange = new HashSet<>(listed);
        known.forEach(strange::remove);
        database.write(tx -> actor(tx, uri).ifPresent(actor -> {
            accounts.byUris(tx, missing).forEach(follower -> follows.removed(tx, follower, actor));
            accounts.byUris(tx, strange).stream()
                    .filter(account -> account.isLocal() && account.isActive())
                    .forEach(account -> follows.believed(tx, account, actor));
        }));
    }
}
