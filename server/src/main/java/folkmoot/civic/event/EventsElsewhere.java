package folkmoot.civic.event;

import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.MatterAnswer;
import folkmoot.civic.matter.MatterMarks;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Join;
import folkmoot.federation.vocabulary.Leave;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.time.InstantSource;

/** Members who come to an event of another server: it is asked by a {@code Join}, and says yes or no. */
public final class EventsElsewhere {

    private final MatterMarks marks;
    private final Statuses statuses;
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;

    public EventsElsewhere(
            MatterMarks marks,
            Statuses statuses,
            Accounts accounts,
            Deliveries deliveries,
            LocalUris uris,
            Ids ids,
            InstantSource clock) {
        this.marks = marks;
        this.statuses = statuses;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
    }

    /** Asks to come; twice is the same as once. Problems: 409 for what is over. */
    public void join(Transaction tx, Matter event, Account by) {
        if (!event.isOpen(clock.instant())) {
            throw new Conflict("This is taken or over");
        }
        var before = marks.of(tx, event.id(), by.id());
        if (before.filter(answer -> answer.state().isLive()).isPresent()) {
            return;
        }
        var join = new Join(uris.activity(by.id(), "join", ids.next()), by.uri(), uri(tx, event), to(tx, event));
        marks.put(tx, event.id(), by.id(), MatterAnswer.State.ASKED, join.id());
        send(tx, event, by, join);
    }

    /** Comes no longer. Problems: 404 for who did not ask. */
    public void leave(Transaction tx, Matter event, Account by) {
        var own = marks.of(tx, event.id(), by.id()).orElseThrow(NotFound::new);
        if (own.state().isLive()) {
            marks.setState(tx, own, MatterAnswer.State.WITHDRAWN);
            send(
                    tx,
                    event,
                    by,
                    new Leave(uris.activity(by.id(), "leave", ids.next()), by.uri(), uri(tx, event), to(tx, event)));
        }
    }

    /**
     * Its server said yes or no. False where that is no answer to a Join of ours.
     *
     * @param sender who answers: only somebody on the server of the event does
     */
    public boolean answered(Transaction tx, Ref<Activity> asked, Account sender, boolean yes) {
        var id = switch (asked) {
            case Ref.Link<Activity>(var uri) -> uri;
            case Ref.Embedded<Activity>(var activity) -> activity.id();
        };
        var answer = marks.byJoin(tx, id);
        answer.filter(one -> statuses.find(tx, one.matter())
                        .filter(status -> Origins.same(status.uri(), sender.uri()))
                        .isPresent())
                .filter(one -> one.state().isLive())
                .ifPresent(
                        one -> marks.setState(tx, one, yes ? MatterAnswer.State.AGREED : MatterAnswer.State.DECLINED));
        return answer.isPresent();
    }

    private URI uri(Transaction tx, Matter event) {
        return statuses.find(tx, event.id()).orElseThrow(NotFound::new).uri();
    }

    private Recipients to(Transaction tx, Matter event) {
        return Recipients.to(accounts.require(tx, event.author()).uri());
    }

    private void send(Transaction tx, Matter event, Account by, Activity activity) {
        deliveries.enqueue(tx, by.id(), activity, Audience.of(event.author()));
    }
}
