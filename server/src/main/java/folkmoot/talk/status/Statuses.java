package folkmoot.talk.status;

import static folkmoot.schema.generated.Tables.STATUS;
import static folkmoot.schema.generated.Tables.STATUS_MENTION;
import static folkmoot.schema.generated.Tables.STATUS_STATS;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.follow.Follows;
import folkmoot.people.notification.NotificationType;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.media.Attachments;
import folkmoot.talk.media.MediaAttachment;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.QuantifiedSelect;
import org.jooq.Record1;
import org.jooq.impl.DSL;

/** Keeps, finds, changes and removes statuses, whoever wrote them. */
public final class Statuses {

    /** How long an Idempotency-Key is remembered. */
    private static final Duration KEY_LIFE = Duration.ofHours(1);

    private final Accounts accounts;
    private final Follows follows;
    private final Notifications notifications;
    private final Tags tags;
    private final Attachments attachments;
    private final StatusHistory history;
    private final InstantSource clock;
    private final Observers<StatusObserver> observers;
    private final StatusStore store = new StatusStore();
    private final Burials burials;
    private final VotedStatuses voted;
    private final Observers<ThreadGate> gates;
    private final Bulk<Posted> made = new Bulk<>(this::addAll, Bulk.Turn.FIRST);
    private final Bulk<Posted> told = new Bulk<>(this::tell);

    public Statuses(
            Accounts accounts,
            Follows follows,
            Notifications notifications,
            Tags tags,
            Attachments attachments,
            StatusHistory history,
            InstantSource clock,
            Observers<ThreadGate> gates,
            Observers<StatusObserver> observers) {
        this.accounts = accounts;
        this.follows = follows;
        this.notifications = notifications;
        this.tags = tags;
        this.attachments = attachments;
        this.history = history;
        this.clock = clock;
        this.burials = new Burials(clock);
        this.voted = new VotedStatuses(this, store, accounts);
        this.gates = gates;
        this.observers = observers;
    }

    /** What is gone and does not come again. */
    public Burials burials() {
        return burials;
    }

    /** On which votes of people elsewhere are counted. */
    public VotedStatuses voted() {
        return voted;
    }

    private boolean isAdmitted(Transaction tx, Posted posted) {
        var status = posted.status();
        var admitted = status.thread().parent().isEmpty()
                || status.thread().community().isEmpty()
                || gates.allAgree(gate -> gate.admits(tx, status, posted.author()));
        if (!admitted && status.local()) {
            throw new Forbidden("This thread is closed to you");
        }
        return admitted;
    }

    /**
     * Keeps a status. False, and nothing happens, where its id is known already or was removed, its author boosted the same already, or its thread is closed to
     * its author; one of our own is told so with 403.
     */
    public boolean add(Transaction tx, Posted posted) {
        var status = posted.status();
        tx.flush(made);
        boolean gone = !status.local()
                && burials.buried(tx, status.uri(), status.author()).isPresent(); // our own ids are always new
        var refusal = gone
                ? DropReason.TAKEN_BACK
                : !isAdmitted(tx, posted) ? DropReason.CLOSED : store.insert(tx, status) ? null : DropReason.KNOWN;
        if (refusal != null) {
            Drops.note(tx, refusal);
            return false;
        }
        added(tx, posted);
        return true;
    }

    /**
     * As {@link #add}, of a new one of ours that is kept with all others which the transaction makes: until then nobody finds it. Whoever
     * makes something that belongs to it calls {@link Transaction#flush} first. Problems: 403 where its thread is closed to its author.
     */
    public void addLater(Transaction tx, Posted posted) {
        isAdmitted(tx, posted); // throws where it is not: it is one of ours
        tx.later(made, posted);
    }

    private void addAll(Transaction tx, List<Posted> all) {
        store.insertNew(tx, all.stream().map(Posted::status).toList());
        all.forEach(posted -> added(tx, posted));
    }

    private void added(Transaction tx, Posted posted) {
        var status = posted.status();
        store.insertMentions(tx, status.id(), posted.mentioned());
        tags.add(tx, status.id(), posted.tags());
        attachments.attachNew(tx, status.id(), posted.attachments());
        countReply(tx, status, 1);
        status.reblog().ifPresent(reblog -> StatusCounters.reblog(tx, reblog.status(), 1));
        if (!status.local() && !status.isReblog()) {
            tx.later(StatusStore.PARENTS, status);
        }
        accounts.countStatus(tx, posted.author().id(), status.id());
        tx.later(told, posted);
        observers.tell(observer -> observer.posted(tx, status, posted.author(), posted.mentioned()));
    }

    /** A message between some is nobody else's to count: it would tell that there is one. */
    private static void countReply(Transaction tx, Status status, int change) {
        if (status.visibility() != Visibility.DIRECT) {
            status.thread().parent().ifPresent(parent -> StatusCounters.reply(tx, parent, change));
        }
    }

    /** Notifies those who are mentioned, and those who want to hear of each post of its author. */
    private void tell(Transaction tx, List<Posted> all) {
        var news = all.stream().filter(Statuses::isNews).toList();
        var curious = follows.wantingNews(
                tx, news.stream().map(posted -> posted.author().id()).collect(Collectors.toSet()));
        var people = accounts.map(
                tx,
                Stream.concat(
                                all.stream().flatMap(posted -> posted.mentioned().stream()),
                                curious.values().stream().flatMap(List::stream))
                        .collect(Collectors.toSet()));
        for (var posted : all) {
            posted.mentioned().forEach(each -> notify(tx, people, each, NotificationType.MENTION, posted));
            if (isNews(posted)) {
                curious.getOrDefault(posted.author().id(), List.of())
                        .forEach(each -> notify(tx, people, each, NotificationType.STATUS, posted));
            }
        }
    }

    private static boolean isNews(Posted posted) {
        return !posted.status().isReply() && posted.status().visibility() != Visibility.DIRECT;
    }

    private void notify(
            Transaction tx, Map<AccountId, Account> people, AccountId who, NotificationType type, Posted posted) {
        Optional.ofNullable(people.get(who))
                .ifPresent(account -> notifications.notify(
                        tx,
                        account,
                        type,
                        posted.author().id(),
                        Optional.of(posted.status().id())));
    }

    /**
     * Replaces what a status says and keeps what it said before; who it is by, where it stands and who may see it never change. Newly mentioned
     * accounts are notified, and those who reblogged it hear of the edit.
     */
    public void edit(Transaction tx, Posted posted) {
        var status = posted.status();
        observers.tell(observer -> observer.changing(tx, status));
        var known = mentions(tx, List.of(status.id())).getOrDefault(status.id(), List.of());
        history.keep(tx, status.id());
        store.updateText(tx, status);
        store.replaceMentions(tx, status.id(), posted.mentioned());
        tags.replace(tx, status.id(), posted.tags());
        attachments.attach(tx, status.id(), posted.attachments());
        for (var mentioned : accounts.list(tx, posted.mentioned())) {
            if (!known.contains(mentioned.id())) {
                notifications.notify(
                        tx, mentioned, NotificationType.MENTION, posted.author().id(), Optional.of(status.id()));
            }
        }
        for (var reblogger : accounts.list(tx, rebloggers(tx, status.id()))) {
            notifications.notify(
                    tx, reblogger, NotificationType.UPDATE, posted.author().id(), Optional.of(status.id()));
        }
        observers.tell(observer -> observer.edited(tx, status, posted.author()));
    }

    /** An edit by its author here as it is to be kept, after everybody who has a say in it. */
    Posted shaped(Transaction tx, Posted edit) {
        return observers.pass(edit, (observer, posted) -> observer.shaping(tx, posted));
    }

    /** Who reblogged a status. */
    public List<AccountId> rebloggers(Transaction tx, StatusId id) {
        return tx.sql()
                .selectDistinct(STATUS.ACCOUNT_ID)
                .from(STATUS)
                .where(STATUS.REBLOG_OF_ID.eq(id.value()))
                .and(STATUS.DELETED_AT.isNull())
                .fetch(row -> new AccountId(row.value1()));
    }

    /** Who of ours reblogged a status, at most so many. */
    public List<AccountId> localRebloggers(Transaction tx, StatusId id, int most) {
        return tx.sql()
                .selectDistinct(STATUS.ACCOUNT_ID)
                .from(STATUS)
                .where(STATUS.REBLOG_OF_ID.eq(id.value()))
                .and(STATUS.DELETED_AT.isNull())
                .and(STATUS.LOCAL)
                .limit(most)
                .fetch(row -> new AccountId(row.value1()));
    }

    /** The reblogs of a status, newest first; the cursor is the reblog's id. */
    public List<Status> reblogs(Transaction tx, StatusId id, Page page) {
        var ids = tx.sql()
                .select(STATUS.ID)
                .from(STATUS)
                .where(STATUS.REBLOG_OF_ID.eq(id.value()))
                .and(STATUS.DELETED_AT.isNull())
                .and(page.bounds(STATUS.ID))
                .orderBy(page.ascending() ? STATUS.ID.asc() : STATUS.ID.desc())
                .limit(page.limit())
                .fetch(row -> new StatusId(row.value1()));
        return known(tx, ids).reversed();
    }

    /** Removes a status and every reblog of it; its id stays gone for good. */
    public void remove(Transaction tx, Status status, Account author) {
        remove(tx, status, author, false);
    }

    /** As {@link #remove}, with all else that its author wrote: when the author comes back, so may the status. */
    void removeWithAuthor(Transaction tx, Status status, Account author) {
        remove(tx, status, author, true);
    }

    private void remove(Transaction tx, Status status, Account author, boolean withAuthor) {
        observers.tell(observer -> observer.changing(tx, status));
        if (!store.markDeleted(tx, status.id(), clock.instant())) {
            return;
        }
        burials.bury(tx, status, author, withAuthor);
        accounts.countRemoved(tx, author.id());
        countReply(tx, status, -1);
        status.reblog().ifPresent(reblog -> StatusCounters.reblog(tx, reblog.status(), -1));
        notifications.forgetStatus(tx, status.id());
        attachments.release(tx, status.id());
        observers.tell(observer -> observer.removed(tx, status, author));
        removeReblogs(tx, status);
    }

    /** Takes a status from everybody's view but its author's, and every reblog of it away. Nothing where that is done. */
    public void hide(Transaction tx, StatusId id) {
        if (store.hide(tx, id)) {
            find(tx, id).ifPresent(hidden -> {
                removeReblogs(tx, hidden);
                tellOfVisibility(tx, hidden);
            });
        }
    }

    /** Shows a hidden status again to those who saw it before. */
    public void unhide(Transaction tx, StatusId id) {
        if (store.unhide(tx, id)) {
            find(tx, id).ifPresent(shown -> tellOfVisibility(tx, shown));
        }
    }

    private void tellOfVisibility(Transaction tx, Status status) {
        var author = accounts.require(tx, status.author());
        observers.tell(observer -> observer.visibilityChanged(tx, status, author));
    }

    private void removeReblogs(Transaction tx, Status status) {
        var reblogs = store.reblogs(tx, status.id());
        var rebloggers = accounts.map(tx, reblogs.stream().map(Status::author).collect(Collectors.toSet()));
        reblogs.forEach(reblog -> remove(tx, reblog, rebloggers.get(reblog.author())));
    }

    /** Puts a status into a community's threads, or takes it out of them. */
    public void setCommunity(Transaction tx, StatusId id, Optional<CommunityId> community) {
        store.setCommunity(tx, id, community);
    }

    /** A favourite was added (1) or taken back (-1). */
    public void countFavourite(Transaction tx, StatusId id, int change) {
        StatusCounters.favourite(tx, id, change);
    }

    public Optional<Status> find(Transaction tx, StatusId id) {
        tx.flush(made);
        return store.find(tx, id);
    }

    public Optional<Status> byUri(Transaction tx, URI uri) {
        tx.flush(made);
        return store.byUri(tx, uri);
    }

    /** By the address of its page. */
    public Optional<Status> byPage(Transaction tx, URI page) {
        return store.byPage(tx, page);
    }

    /** The status if the viewer may see it; without a viewer, if anybody may. */
    public Optional<Status> visible(Transaction tx, StatusId id, Optional<AccountId> viewer) {
        tx.flush(made);
        store.settleMentions(tx);
        return store.visible(tx, List.of(id), viewer).stream().findFirst();
    }

    /** Whether a viewer may see a status that was just read. */
    public boolean isVisible(Transaction tx, Status status, AccountId viewer) {
        return switch (status.visibility()) {
            case PUBLIC, UNLISTED -> !VisibleStatuses.isShutOut(tx, status.author(), viewer);
            case PRIVATE, DIRECT ->
                visible(tx, status.id(), Optional.of(viewer)).isPresent();
        };
    }

    /** The status, or 404 also where it exists and the viewer may not know. */
    public Status requireVisible(Transaction tx, StatusId id, Optional<AccountId> viewer) {
        return visible(tx, id, viewer).orElseThrow(NotFound::new);
    }

    /** The status that is meant: of a reblog, what it reblogs. As {@link #requireVisible}. */
    public Status requireOriginal(Transaction tx, StatusId id, Optional<AccountId> viewer) {
        var status = requireVisible(tx, id, viewer);
        return status.reblog()
                .map(reblog -> requireVisible(tx, reblog.status(), viewer))
                .orElse(status);
    }

    /** The statuses that each of as many viewers may see; empty where one may not. Two statements, however many they are. */
    public List<Optional<Status>> visible(Transaction tx, List<StatusId> wanted, List<AccountId> viewers) {
        store.settleMentions(tx);
        var seen = store.seen(tx, wanted, viewers);
        var known =
                store.known(tx, Set.copyOf(wanted)).stream().collect(Collectors.toMap(Status::id, status -> status));
        return IntStream.range(0, wanted.size())
                .mapToObj(i -> Optional.ofNullable(known.get(wanted.get(i))).filter(_ -> seen.contains(i + 1L)))
                .toList();
    }

    /** Those of the ids that the viewer may see, by id. */
    public Map<StatusId, Status> visible(Transaction tx, Collection<StatusId> wanted, Optional<AccountId> viewer) {
        store.settleMentions(tx);
        return wanted.isEmpty()
                ? Map.of()
                : store.visible(tx, wanted, viewer).stream().collect(Collectors.toMap(Status::id, status -> status));
    }

    /** The same without what the statuses say, in the order of the ids. */
    public List<StatusId> visibleIds(Transaction tx, List<StatusId> wanted, Optional<AccountId> viewer) {
        store.settleMentions(tx);
        if (wanted.isEmpty()) {
            return List.of();
        }
        var visible = tx.sql()
                .select(STATUS.ID)
                .from(STATUS)
                .where(store.byIds(wanted))
                .and(VisibleStatuses.to(STATUS, viewer))
                .fetchSet(row -> new StatusId(row.value1()));
        return wanted.stream().filter(visible::contains).toList();
    }

    /** Those of the ids that were not removed, whoever may see them. */
    public List<Status> known(Transaction tx, Collection<StatusId> wanted) {
        return wanted.isEmpty() ? List.of() : store.known(tx, wanted);
    }

    /** Counters of many statuses at once; one without any is absent. */
    public Map<StatusId, StatusStats> stats(Transaction tx, Collection<StatusId> wanted) {
        StatusCounters.settle(tx);
        return tx.sql()
                .selectFrom(STATUS_STATS)
                .where(STATUS_STATS.STATUS_ID.eq(any(wanted)))
                .fetchMap(
                        row -> new StatusId(row.getStatusId()),
                        row -> new StatusStats(row.getRepliesCount(), row.getReblogsCount(), row.getFavouritesCount()));
    }

    /** Whom many statuses mention. */
    public Map<StatusId, List<AccountId>> mentions(Transaction tx, Collection<StatusId> wanted) {
        store.settleMentions(tx);
        return tx.sql()
                .selectFrom(STATUS_MENTION)
                .where(STATUS_MENTION.STATUS_ID.eq(any(wanted)))
                .fetchGroups(row -> new StatusId(row.getStatusId()), row -> new AccountId(row.getAccountId()));
    }

    /** The attachments of many statuses. */
    public Map<StatusId, List<MediaAttachment>> attachments(Transaction tx, Collection<StatusId> wanted) {
        return attachments.of(tx, wanted);
    }

    /** The hashtags of many statuses. */
    public Map<StatusId, List<String>> tags(Transaction tx, Collection<StatusId> wanted) {
        return tags.of(tx, wanted);
    }

    /** What an author made earlier with this Idempotency-Key, within the hour. */
    public Optional<StatusId> idempotent(Transaction tx, AccountId author, String key) {
        return store.idempotent(tx, author, key, clock.instant().minus(KEY_LIFE));
    }

    /** Keeps an Idempotency-Key; false when a request with it was quicker. */
    public boolean remember(Transaction tx, AccountId author, String key, StatusId made) {
        var now = clock.instant();
        return store.remember(tx, author, key, made, now, now.minus(KEY_LIFE));
    }

    private static QuantifiedSelect<Record1<Long>> any(Collection<StatusId> ids) {
        return DSL.any(ids.stream().map(StatusId::value).toArray(Long[]::new));
    }
}
