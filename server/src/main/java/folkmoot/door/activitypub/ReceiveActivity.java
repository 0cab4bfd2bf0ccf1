package folkmoot.door.activitypub;

import folkmoot.civic.group.RefusedActs;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.json.ActivityReader;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.federation.vocabulary.Unrecognized;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.people.instance.Instances;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.GroupCommit;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Overloaded;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.trace.Traces;
import folkmoot.platform.trace.Work;
import folkmoot.talk.status.OutOfReach;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes stored activities of one sender, in order. What an activity changes, and that it is done, is one transaction,
 * so that nothing happens twice; many are written together, and one by one when a group fails. What fails is tried again a
 * few times, then set aside and counted.
 */
public final class ReceiveActivity implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveActivity.class);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));
    private static final List<Duration> PAUSES_ALONE = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(24));
    private static final int GROUP = 20;
    private static final int WRITERS = 1; // two could lock the same posts in different order
    private static final int GROUPS_IN_A_COMMIT = 32;

    private final Database database;
    private final RemoteAccounts accounts;
    private final Instances instances;
    private final InboxDispatcher dispatcher;
    private final InboxForwarding forwarding;
    private final DroppedActivities dropped;
    private final RefusedActs refusedActs;
    private final InstantSource clock;
    private final Traces traces;
    private final InboxStore store = new InboxStore();
    private final InboxCounts counts = new InboxCounts();
    private final GroupCommit<Group, Boolean> done;

    public ReceiveActivity(
            Database database,
            RemoteAccounts accounts,
            Instances instances,
            InboxDispatcher dispatcher,
            InboxForwarding forwarding,
            DroppedActivities dropped,
            RefusedActs refusedActs,
            InstantSource clock,
            Traces traces) {
        this.database = database;
        this.accounts = accounts;
        this.instances = instances;
        this.dispatcher = dispatcher;
        this.forwarding = forwarding;
        this.dropped = dropped;
        this.refusedActs = refusedActs;
        this.clock = clock;
        this.traces = traces;
        this.done = new GroupCommit<>(database, "inbox-done", 1, GROUPS_IN_A_COMMIT, this::apply);
    }

    /** An activity of which only the changes are left to be made; one that waits by itself is kept. */
    private record Prepared(StoredActivity activity, String type, Consumer<Transaction> changes, boolean waits) {

        Prepared(StoredActivity activity, String type, Consumer<Transaction> changes) {
            this(activity, type, changes, false);
        }
    }

    /** Some of one sender. @param last whether with them the sender's turn ends */
    private record Group(List<Prepared> prepared, boolean last) {}

    public InboxCounts counts() {
        return counts;
    }

    /**
     * Processes what one sender sent, in order, up to the first that has to come again: what follows must not overtake it. With the
     * last of them the sender's turn ends. Whether none comes again.
     */
    boolean process(List<StoredActivity> ofOneSender) {
        for (int start = 0; start < ofOneSender.size(); start += GROUP) {
            int end = Math.min(start + GROUP, ofOneSender.size());
            var part = ofOneSender.subList(start, end);
            if (processGroup(part, end == ofOneSender.size()) < part.size()) {
                return false;
            }
        }
        return true;
    }

    /** How many are out of the way; less than all when one comes again. */
    private int processGroup(List<StoredActivity> part, boolean last) {
        var group = new ArrayList<Prepared>();
        for (var activity : part) {
            var prepared = prepare(activity);
            if (prepared.isEmpty()) {
                break;
            }
            group.add(prepared.get());
        }
        return finish(group, last && group.size() == part.size());
    }

    /** Does what goes over the network. Empty when it has to be tried again. */
    private Optional<Prepared> prepare(StoredActivity stored) {
        var type = "";
        try {
            var activity = ActivityReader.read(stored.payload());
            type = activity instanceof Unrecognized unknown ? unknown.typeWord() : activity.type();
            var changes =
                    traces.within(Work.ACTIVITY, name(activity), () -> changes(stored, activity), _ -> "understood");
            return Optional.of(new Prepared(stored, type, changes));
        } catch (Overloaded busy) {
            failed(stored, type, busy);
            return Optional.empty();
        } catch (Problem | MalformedDocument refused) {
            return Optional.of(new Prepared(stored, type, refused(stored, refused)));
        } catch (OutOfReach later) {
            return Optional.of(waiting(stored, type, later));
        } catch (RuntimeException fault) {
            return failed(stored, type, fault) ? Optional.empty() : Optional.of(new Prepared(stored, type, _ -> {}));
        }
    }

    /** One of few: what others make up is not told. */
    private static String name(Activity activity) {
        return activity.getClass().getSimpleName();
    }

    private Consumer<Transaction> changes(StoredActivity stored, Activity activity) {
        var budget = FetchBudget.perActivity();
        var sender = accounts.sender(stored.sender(), budget);
        if (sender.isEmpty() || !sender.get().isActive()) {
            counts.refusedOne();
            return Drops.because(DropReason.SENDER);
        }
        var changes = forwarding.after(
                dispatcher.dispatch(activity, stored.payload(), sender.get(), budget), activity, stored.payload());
        var host = Origins.authority(stored.sender());
        return tx -> {
            instances.meet(tx, host);
            changes.accept(tx);
            if (activity instanceof Undo undo) {
                takeBackWaiting(tx, undo, stored);
            }
        };
    }

    /** What still waits by itself is taken back like what came through: it keeps its place among what its sender did. */
    private void takeBackWaiting(Transaction tx, Undo undo, StoredActivity stored) {
        if (undo.object() instanceof Ref.Embedded<Activity>(Announce undone)) {
            store.waiting(tx, stored.sender(), stored.id()).stream()
                    .filter(waiting -> ActivityReader.read(waiting.payload()) instanceof Announce announce
                            && announce.object().uri().equals(undone.object().uri()))
                    .forEach(waiting -> store.delete(tx, Set.of(waiting.id())));
        }
    }

    private Consumer<Transaction> refused(StoredActivity stored, RuntimeException reason) {
        counts.refusedOne();
        LOG.debug("Refused {} from {}: {}", stored.activity(), stored.sender(), reason.getMessage());
        var because = switch (reason) {
            case MalformedDocument _ -> DropReason.UNREADABLE;
            case NotFound _ -> DropReason.UNKNOWN_OBJECT;
            case OutOfReach _ -> DropReason.OUT_OF_REACH;
            default -> DropReason.FORBIDDEN;
        };
        return tx -> {
            Drops.note(tx, because, String.valueOf(reason.getMessage()));
            if (reason instanceof Forbidden) {
                refusedActs.refused(tx, ActivityReader.read(stored.payload()), stored.sender());
            }
        };
    }

    /** It does not hold up its sender: in which order activities come does not matter to the result. */
    private Prepared waiting(StoredActivity stored, String type, OutOfReach reason) {
        if (stored.attempts() > PAUSES_ALONE.size()) {
            return new Prepared(stored, type, refused(stored, reason));
        }
        counts.postponedOne();
        var at = clock.instant().plus(PAUSES_ALONE.get(Math.max(1, stored.attempts()) - 1));
        return new Prepared(stored, type, tx -> store.postponeAlone(tx, stored.id(), at), true);
    }

    private List<Boolean> apply(Transaction tx, List<Group> groups) {
        var all = groups.stream().flatMap(group -> group.prepared().stream()).toList();
        all.forEach(prepared -> apply(tx, prepared));
        store.delete(
                tx,
                all.stream()
                        .filter(prepared -> !prepared.waits())
                        .map(prepared -> prepared.activity().id())
                        .toList());
        store.endTurns(
                tx,
                groups.stream()
                        .filter(Group::last)
                        .map(group ->
                                group.prepared().getFirst().activity().sender().toString())
                        .toList());
        return groups.stream().map(_ -> true).toList();
    }

    private void apply(Transaction tx, Prepared prepared) {
        Drops.take(tx); // nothing that was said of the one before
        prepared.changes().accept(tx);
        Drops.take(tx).ifPresent(drop -> dropped.keep(tx, prepared.activity(), prepared.type(), drop));
    }

    /** Makes the changes, together or else one by one; how many activities are out of the way. */
    private int finish(List<Prepared> group, boolean last) {
        if (group.isEmpty()) {
            return 0;
        }
        try {
            done.submit(new Group(List.copyOf(group), last));
            counts.processed(
                    (int) group.stream().filter(prepared -> !prepared.waits()).count());
            return group.size();
        } catch (RuntimeException failure) {
            return group.size() > 1
                    ? finishOneByOne(group, last)
                    : finishFailed(group.getFirst(), failure, last) ? 1 : 0;
        }
    }

    private int finishOneByOne(List<Prepared> group, boolean last) {
        for (int i = 0; i < group.size(); i++) {
            if (finish(List.of(group.get(i)), last && i == group.size() - 1) == 0) {
                return i;
            }
        }
        return group.size();
    }

    /** Whether the activity is out of the way: refused, or set aside. */
    private boolean finishFailed(Prepared prepared, RuntimeException failure, boolean last) {
        if (failure instanceof Problem && !(failure instanceof Overloaded) || failure instanceof MalformedDocument) {
            var changes = refused(prepared.activity(), failure);
            done.submit(new Group(List.of(new Prepared(prepared.activity(), prepared.type(), changes)), last));
            return true;
        }
        if (failed(prepared.activity(), prepared.type(), failure)) {
            return false;
        }
        if (last) {
            database.write(tx ->
                    store.endTurns(tx, List.of(prepared.activity().sender().toString())));
        }
        return true;
    }

    /** Whether it comes again. */
    private boolean failed(StoredActivity activity, String type, RuntimeException failure) {
        var now = clock.instant();
        if (activity.attempts() > PAUSES.size()) {
            LOG.warn("Gave up {} from {}", activity.activity(), activity.sender(), failure);
            counts.parkedOne();
            database.write(tx -> {
                store.park(tx, activity, String.valueOf(failure), now);
                dropped.keep(tx, activity, type, new Drops.Drop(DropReason.FAULT, String.valueOf(failure)));
            });
            return false;
        }
        LOG.warn("{} from {} comes again: {}", activity.activity(), activity.sender(), failure.toString());
        counts.postponedOne();
        database.write(tx -> store.postpone(tx, activity, now.plus(PAUSES.get(Math.max(1, activity.attempts()) - 1))));
        return true;
    }

    @Override
    public void close() {
        done.close();
    }
}
