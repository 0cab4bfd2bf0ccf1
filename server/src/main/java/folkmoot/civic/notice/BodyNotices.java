package folkmoot.civic.notice;

import folkmoot.civic.body.Body;
import folkmoot.civic.body.ReachObserver;
import folkmoot.civic.proposal.Asking;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.ToldBodies;
import folkmoot.people.delivery.Deliveries;
import folkmoot.people.delivery.DeliveryObserver;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells bodies of proposals that were sent to them, as soon as they can be reached: the first few of a day one by one, what is more in
 * one digest. A clock starts when the inbox of the body's actor took the message, or a mail server the mail; what is in the way is
 * shown until then, and everything that waited is told once the body can be reached.
 */
public final class BodyNotices implements DeliveryObserver, ReachObserver {

    /** So many proposals a day are told one by one. */
    static final int SINGLY_A_DAY = 5;

    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final int MOST_DUE = 10_000;
    private static final int BATCH = 100;

    /** Clocks are to be brought up to date with what was taken. */
    record Write(boolean all) {}

    /** Something is in the way of notices. */
    record Trouble(List<Long> notices, String problem) {}

    static final JobKind<Write> WRITE = new JobKind<>("body-told", Write.class, RetryPolicy.USUAL);
    /** A body can be reached that could not before. */
    record Look(boolean all) {}

    private static final JobKind<Look> LOOK_NOW = new JobKind<>("body-reachable", Look.class, RetryPolicy.USUAL);

    static final JobKind<Trouble> TROUBLE = new JobKind<>("body-untold", Trouble.class, RetryPolicy.USUAL);

    private final Database database;
    private final Proposals proposals;
    private final Foundations civic;
    private final ToldBodies clocks;
    private final Ways ways;
    private final BodyMessages messages;
    private final Deliveries deliveries;
    private final Jobs jobs;
    private final NoticeStore store = new NoticeStore();

    BodyNotices(
            Database database,
            Proposals proposals,
            ToldBodies clocks,
            Ways ways,
            BodyMessages messages,
            Deliveries deliveries,
            Jobs jobs) {
        this.database = database;
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.clocks = clocks;
        this.ways = ways;
        this.messages = messages;
        this.deliveries = deliveries;
        this.jobs = jobs;
        jobs.handle(Asking.SENT, this::sent);
        jobs.handle(WRITE, _ -> writeClocks());
        jobs.handle(TROUBLE, this::trouble);
        jobs.handle(LOOK_NOW, _ -> look());
        jobs.every("body-notices", LOOK, this::look);
    }

    private void sent(Asking.Sent sent) {
        var id = new ProposalId(sent.proposal());
        database.write(tx -> proposals.tracks(tx, id).stream()
                .filter(track -> track.telling().sent().isPresent())
                .filter(track -> track.clock().asked().isEmpty())
                .forEach(track -> track.body()
                        .ifPresent(body -> store.insert(
                                tx,
                                new Notice(
                                        civic.ids().next(),
                                        id,
                                        body,
                                        sent.supports(),
                                        sent.early(),
                                        civic.clock().instant(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())))));
        tell(database.read(tx -> store.waitingOf(tx, id)), false);
        writeClocks();
    }

    /** Tries what waits, and looks after what nothing was heard of. Outside a transaction. */
    public void look() {
        lost();
        database.write(
                tx -> store.insertForgotten(tx, civic.ids()::next, civic.clock().instant()));
        tell(database.read(tx -> store.due(tx, civic.clock().instant(), MOST_DUE)), true);
        writeClocks();
    }

    /** @param digests whether what is too much for today one by one is told in a digest, else it waits for one */
    private void tell(List<Notice> due, boolean digests) {
        var known = database.read(tx -> ways(tx, due));
        var groups = new LinkedHashMap<String, List<Notice>>();
        var found = new HashMap<String, Way>();
        var nowhere = new ArrayList<Notice>();
        for (var notice : due) {
            var way = known.get(notice.body());
            if (way == null) {
                nowhere.add(notice);
                continue;
            }
            found.put(way.recipient(), way);
            groups.computeIfAbsent(way.recipient(), _ -> new ArrayList<>()).add(notice);
        }
        if (!nowhere.isEmpty()) {
            fail(nowhere, "unknown", LOOK);
        }
        groups.forEach((recipient, notices) -> tell(found.get(recipient), notices, digests));
    }

    /** Of those bodies that can be reached. */
    private Map<BodyId, Way> ways(Transaction tx, List<Notice> due) {
        var known = new HashMap<BodyId, Way>();
        bodies(tx, due).values().forEach(body -> ways.of(tx, body).ifPresent(way -> known.put(body.id(), way)));
        return known;
    }

    private Map<BodyId, Body> bodies(Transaction tx, Collection<Notice> notices) {
        var ids = notices.stream().map(Notice::body).collect(Collectors.toSet());
        return civic.bodies().list(tx, ids).stream()
                .filter(body -> body.isValidOn(civic.days().day(civic.clock().instant())))
                .collect(Collectors.toMap(Body::id, Function.identity()));
    }

    /** All that waits for one recipient: it gets so many messages a day and no more. */
    private void tell(Way way, List<Notice> wanted, boolean digests) {
        var unreachable = database.transaction(tx -> {
            tx.alone("messages to " + way.recipient());
            var today = civic.days().day(civic.clock().instant());
            var items = items(tx, store.waiting(tx, wanted));
            int singly = Math.min(
                    items.size(), Math.max(0, SINGLY_A_DAY - store.messages(tx, way.recipient(), "asked", today)));
            var failed = new ArrayList<Notice>();
            for (var item : items.subList(0, singly)) {
                var notice = item.notice().orElseThrow();
                settle(tx, messages.tell(tx, way, item, notice), List.of(notice), failed);
            }
            var rest = items.subList(singly, items.size());
            if (digests
                    && !rest.isEmpty()
                    && store.messages(tx, way.recipient(), "daily", today) == 0
                    && failed.isEmpty()) {
                var most = way instanceof Way.Mail ? DigestText.MAIL_LINES : rest.size();
                var fresh = rest.subList(0, Math.min(most, rest.size()));
                var digest = new Digest(fresh, List.of(), List.of(), Optional.empty());
                settle(
                        tx,
                        messages.digest(tx, way, digest),
                        fresh.stream().flatMap(item -> item.notice().stream()).toList(),
                        failed);
            }
            return List.copyOf(failed);
        });
        if (!unreachable.isEmpty()) {
            fail(unreachable, "unreachable", BodyMessages.RETRY);
        }
    }

    private void settle(Transaction tx, BodyMessages.Outcome outcome, List<Notice> notices, List<Notice> failed) {
        switch (outcome) {
            case UNREACHABLE -> failed.addAll(notices);
            case GONE -> store.forget(tx, notices);
            case TOLD, UNDER_WAY -> {}
        }
    }

    /** What of it can still be told; the rest is forgotten. */
    List<Item> items(Transaction tx, List<Notice> notices) {
        var bodies = bodies(tx, notices);
        var found = proposals.all(tx, notices.stream().map(Notice::proposal).collect(Collectors.toSet())).stream()
                .filter(proposal -> proposal.local() && proposal.state().isOnTheWay())
                .collect(Collectors.toMap(Proposal::id, Function.identity()));
        var items = new ArrayList<Item>();
        var over = new ArrayList<Notice>();
        for (var notice : notices) {
            var proposal = found.get(notice.proposal());
            var body = bodies.get(notice.body());
            if (proposal == null || body == null) {
                over.add(notice);
            } else {
                items.add(BodyMessages.item(proposal, body, notice));
            }
        }
        store.forget(tx, over);
        return items;
    }

    private void fail(List<Notice> notices, String problem, Duration pause) {
        var at = civic.clock().instant().plus(pause);
        database.write(tx -> store.again(tx, notices.stream().map(Notice::id).toList(), Optional.of(problem), at));
        var fresh = notices.stream()
                .filter(notice -> !notice.problem().equals(Optional.of(problem)))
                .map(Notice::id)
                .toList();
        if (!fresh.isEmpty()) {
            trouble(new Trouble(fresh, problem));
        }
    }

    /** Says it on the proposals. */
    private void trouble(Trouble trouble) {
        for (int from = 0; from < trouble.notices().size(); from += BATCH) {
            var some = trouble.notices()
                    .subList(from, Math.min(from + BATCH, trouble.notices().size()));
            database.write(tx -> {
                var notices = store.list(tx, some);
                proposals.locked(tx, notices.stream().map(Notice::proposal).collect(Collectors.toSet()));
                var bodies = civic.bodies()
                        .list(tx, notices.stream().map(Notice::body).collect(Collectors.toSet()));
                for (var notice : notices) {
                    bodies.stream()
                            .filter(body -> body.id().equals(notice.body()))
                            .forEach(body -> clocks.problem(tx, notice.proposal(), body, trouble.problem()));
                }
            });
        }
    }

    /** Starts the clocks of what was taken, some at a time. */
    private void writeClocks() {
        while (database.transaction(this::writeSome) == BATCH) {
            // there are more
        }
    }

    private int writeSome(Transaction tx) {
        var told = store.notWrittenDown(tx, BATCH);
        if (told.isEmpty()) {
            return 0;
        }
        proposals.locked(tx, told.stream().map(Notice::proposal).collect(Collectors.toSet()));
        var bodies = civic.bodies().list(tx, told.stream().map(Notice::body).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Body::id, Function.identity()));
        for (var notice : told) {
            var body = bodies.get(notice.body());
            clocks.told(
                    tx,
                    notice.proposal(),
                    body,
                    notice.way().orElse("actor"),
                    notice.told().orElseThrow());
        }
        store.settle(tx, told);
        return told.size();
    }

    /** A server that died took with it what waited for it; nobody says so. */
    private void lost() {
        var now = civic.clock().instant();
        for (var one : database.read(tx -> store.unheardOf(tx, now, MOST_DUE))) {
            boolean waits = database.read(tx -> deliveries.isWaiting(tx, one.delivery(), one.inbox()));
            if (waits) {
                database.write(tx -> store.lookLater(tx, one.notice(), now.plus(BodyMessages.LOOK_AFTER)));
            } else {
                database.write(tx -> {
                    store.again(tx, Set.of(one.notice()), Optional.of("unreachable"), now.plus(BodyMessages.RETRY));
                    jobs.enqueue(tx, TROUBLE, new Trouble(List.of(one.notice()), "unreachable"));
                });
            }
        }
    }

    /** Everything that waited for it is told now. */
    @Override
    public void reachable(Transaction tx, Body body) {
        if (store.bringForward(tx, body.id(), civic.clock().instant()) > 0) {
            jobs.enqueue(tx, LOOK_NOW, new Look(true));
        }
    }

    @Override
    public void became(Transaction tx, long activity, URI inbox, Fate fate) {
        var now = civic.clock().instant();
        switch (fate) {
            case TAKEN -> {
                if (store.toldBy(tx, activity, inbox, now) > 0) {
                    jobs.enqueue(tx, WRITE, new Write(true));
                }
            }
            case LATER -> {
                var waiting = store.sentBy(tx, activity, inbox);
                if (!waiting.isEmpty()) {
                    jobs.enqueue(tx, TROUBLE, new Trouble(waiting, "unreachable"));
                }
            }
            case NEVER -> {
                var waiting = store.sentBy(tx, activity, inbox);
                if (!waiting.isEmpty()) {
                    store.again(tx, waiting, Optional.of("refused"), now.plus(BodyMessages.RETRY));
                    jobs.enqueue(tx, TROUBLE, new Trouble(waiting, "refused"));
                }
            }
        }
    }

    /**
     * A mail came back: nobody read it, so what it told was not told. False where its receipt is of no mail of ours.
     *
     * @param receipt as it stood in the head of the mail
     */
    public boolean bounced(String receipt) {
        var notices = database.read(tx -> store.byReceipt(tx, receipt));
        for (var notice : notices) {
            database.write(tx -> civic.bodies().list(tx, List.of(notice.body())).forEach(body -> {
                clocks.bounced(tx, notice.proposal(), body);
                store.again(
                        tx,
                        Set.of(notice.id()),
                        Optional.of("bounced"),
                        civic.clock().instant().plus(BodyMessages.RETRY));
            }));
        }
        return !notices.isEmpty();
    }
}
