package folkmoot.talk.crawl;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.json.ActivityReader;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Verbatim;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.talk.hashtag.FeaturedTags;
import folkmoot.talk.pin.Pins;
import folkmoot.talk.reblog.AnnounceHandler;
import folkmoot.talk.status.RemoteStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first time somebody here follows an account elsewhere, what it features is read, and again when a member looks at it, for
 * not every server tells of what is pinned (GoToSocial); of a community also the newest 50 posts of its outbox. Each post is read from its own server, whatever the collection says of it.
 */
public final class Backfill {

    private static final JobKind<Of> KIND = new JobKind<>("backfill", Of.class, RetryPolicy.NEVER);
    private static final JobKind<Of> FEATURED = new JobKind<>("read-featured", Of.class, RetryPolicy.NEVER);
    private static final Duration PAUSE = Duration.ofDays(1);
    private static final Duration LOOK_PAUSE = Duration.ofMinutes(15);
    private static final int MOST_POSTS = 50;
    private static final int MOST_FEATURED = 20;
    private static final int MOST_PAGES = 5;
    private static final int REQUESTS = 200;

    private final Database database;
    private final Jobs jobs;
    private final Accounts accounts;
    private final Follows follows;
    private final Statuses statuses;
    private final RemoteStatuses remote;
    private final AnnounceHandler announces;
    private final Pins pins;
    private final CollectionWalk walk;
    private final Crawls crawls;
    private final RemoteTags tags;

    public Backfill(
            Database database,
            Jobs jobs,
            Accounts accounts,
            Follows follows,
            Statuses statuses,
            RemoteStatuses remote,
            AnnounceHandler announces,
            Pins pins,
            FeaturedTags tags,
            Fetcher fetcher,
            InstantSource clock) {
        this.database = database;
        this.jobs = jobs;
        this.accounts = accounts;
        this.follows = follows;
        this.statuses = statuses;
        this.remote = remote;
        this.announces = announces;
        this.pins = pins;
        this.walk = new CollectionWalk(fetcher);
        this.crawls = new Crawls(clock);
        this.tags = new RemoteTags(database, tags, fetcher);
        jobs.handle(KIND, of -> accountOf(of).ifPresent(this::read));
        jobs.handle(FEATURED, of -> accountOf(of).ifPresent(this::readFeatured));
    }

    /** What the job is about. */
    record Of(String actor) {}

    /** Somebody elsewhere accepted a follow: soon reads what they have, at most once a day. */
    public void followed(Transaction tx, Account account) {
        boolean has = account.endpoints().featured().isPresent()
                || account.isGroup() && account.endpoints().outbox().isPresent();
        if (has && follows.hasLocalFollowers(tx, account.id()) && crawls.begin(tx, account.uri(), PAUSE)) {
            jobs.enqueue(tx, KIND, new Of(account.uri().toString()));
        }
    }

    /** A member looks at what somebody elsewhere features: soon it is read, at most every quarter of an hour. */
    public void lookedAt(Account account) {
        if (account.isLocal()) {
            return;
        }
        account.endpoints()
                .featured()
                .ifPresent(featured -> database.write(tx -> {
                    if (crawls.begin(tx, featured, LOOK_PAUSE)) {
                        jobs.enqueue(tx, FEATURED, new Of(account.uri().toString()));
                    }
                }));
    }

    private Optional<Account> accountOf(Of of) {
        return database.read(tx -> accounts.byUri(tx, URI.create(of.actor())))
                .filter(Account::isActive)
                .filter(account -> !account.isLocal());
    }

    private void read(Account account) {
        var budget = FetchBudget.of(REQUESTS);
        if (account.isGroup()) {
            account.endpoints().outbox().ifPresent(outbox -> readOutbox(account, outbox, budget));
        }
        account.endpoints().featured().ifPresent(featured -> readFeatured(account, featured, budget));
        if (account.type() == ActorType.PERSON) {
            tags.read(account, budget);
        }
    }

    private void readOutbox(Account group, URI outbox, FetchBudget budget) {
        for (var item : walk.items(outbox, MOST_PAGES, MOST_POSTS, budget).reversed()) {
            announcement(group, item).ifPresent(announce -> keep(group, announce, budget));
        }
    }

    /** What an item of an outbox says was passed on: an announcement, of a post or of its Create. */
    private static Optional<Announce> announcement(Account group, CollectionPage.Item item) {
        return item.embedded().flatMap(Backfill::activity).flatMap(activity -> switch (activity) {
            case Announce announce when announce.actor().equals(group.uri()) -> Optional.of(announce);
            case Create create -> Optional.of(of(group, create));
            default -> Optional.empty();
        });
    }

    private static Announce of(Account group, Create create) {
        Ref<ActivityStreamsObject> post = Ref.to(create.object().uri());
        return new Announce(create.id(), group.uri(), post, Recipients.none(), create.published());
    }

    private static Optional<Activity> activity(Verbatim item) {
        try {
            return Optional.of(ActivityReader.read(item.json()));
        } catch (MalformedDocument _) {
            return Optional.empty(); // one that cannot be read hides none of the others
        }
    }

    private void keep(Account group, Announce announce, FetchBudget budget) {
        var post = announce.object() instanceof Ref.Embedded<ActivityStreamsObject>(Create create)
                ? create.object().uri()
                : announce.object().uri();
        remote.find(post, budget)
                .filter(status -> !status.isReply())
                .ifPresent(status -> database.write(tx -> announces.keep(tx, dated(announce, status), group, status)));
    }

    /** Lemmy does not say when it passed something on: then it was when the post was written. */
    private static Announce dated(Announce announce, Status status) {
        return new Announce(
                announce.id(),
                announce.actor(),
                announce.object(),
                announce.recipients(),
                announce.published().or(() -> Optional.of(status.times().created())));
    }

    private void readFeatured(Account account) {
        account.endpoints().featured().ifPresent(featured -> readFeatured(account, featured, FetchBudget.of(REQUESTS)));
    }

    private void readFeatured(Account account, URI featured, FetchBudget budget) {
        var items = walk.items(featured, 1, MOST_FEATURED, budget);
        if (!items.isEmpty() && items.size() < MOST_FEATURED) {
            var all = items.stream().map(CollectionPage.Item::id).collect(Collectors.toSet());
            database.write(tx -> unpin(tx, account, all));
        }
        for (var item : items.reversed()) {
            remote.find(item.id(), budget).ifPresent(_ -> database.write(tx -> pin(tx, account, item.id())));
        }
    }

    /** What is featured no longer. */
    private void unpin(Transaction tx, Account account, Set<URI> all) {
        for (var id : pins.of(tx, account.id(), Optional.empty())) {
            statuses.find(tx, id)
                    .filter(status -> !all.contains(status.uri()))
                    .ifPresent(status -> pins.drop(tx, account.id(), status.id()));
        }
    }

    private void pin(Transaction tx, Account account, URI post) {
        statuses.byUri(tx, post)
                .filter(status -> status.visibility().isOpen() && !status.isReblog())
                .filter(status -> mayFeature(account, status))
                .filter(_ -> pins.count(tx, account.id()) < MOST_FEATURED)
                .ifPresent(status -> pins.keep(tx, account.id(), status.id()));
    }

    /** One's own posts; a community those in it. */
    private static boolean mayFeature(Account account, Status status) {
        return status.author().equals(account.id())
                || status.thread()
                        .community()
                        .filter(community -> community.value() == account.id().value())
                        .isPresent();
    }
}
