package folkmoot.door.web.operation;

import folkmoot.door.web.Addresses;
import folkmoot.door.web.Messages;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.moderation.ModerationActs;
import folkmoot.stewardship.operation.InboxDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What other servers sent: what waits, what could not be processed, and what changed nothing. */
final class InboxPages {

    private static final Desk DESK = Desk.INBOX;
    private static final int AT_ONCE = 30;
    private static final int MOST_HOSTS = 50;

    private final StaffRoom room;
    private final Database database;
    private final InboxDesk inbox;
    private final ModerationActs acts;
    private final Views views;

    InboxPages(StaffRoom room, Database database, InboxDesk inbox, ModerationActs acts, Views views) {
        this.room = room;
        this.database = database;
        this.inbox = inbox;
        this.acts = acts;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(DESK.path(), request -> room.show(request, DESK, this::parts))
                .post(DESK.path() + "/:id/again", request -> act(request, "again", "retry-activity", inbox::tryAgain))
                .post(
                        DESK.path() + "/:id/forget",
                        request -> act(request, "forgotten", "forget-activity", inbox::forget));
    }

    private record Known(
            List<InboxDesk.Sender> waiting, List<InboxDesk.Parked> parked, List<InboxDesk.Dropped> dropped) {}

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var known = database.read(tx -> new Known(
                inbox.waiting(tx, MOST_HOSTS),
                inbox.parked(tx, Addresses.before(asked.request(), AT_ONCE)),
                inbox.dropped(tx)));
        var parts = new ArrayList<Part>();
        parts.add(new Part.Words(text.get("operation.inbox.lead")));
        parts.add(new Part.Heading(text.get("operation.inbox.parked")));
        parts.add(new Part.Items(
                known.parked().stream().map(one -> item(asked, one)).toList(),
                text.get("operation.inbox.parked.none")));
        parts.add(new Part.Pager(Optional.empty(), older(text, known.parked())));
        parts.add(new Part.Heading(text.get("operation.inbox.waiting")));
        parts.add(waiting(text, known.waiting()));
        parts.add(new Part.Heading(text.get("operation.inbox.dropped")));
        parts.add(dropped(text, known.dropped()));
        return parts;
    }

    private Part waiting(Messages text, List<InboxDesk.Sender> waiting) {
        return waiting.isEmpty()
                ? new Part.Words(text.get("operation.inbox.none"))
                : new Part.Table(
                        text.get("operation.inbox.waiting"),
                        List.of(
                                text.get("operation.inbox.host"),
                                text.get("operation.inbox.number"),
                                text.get("operation.inbox.failing"),
                                text.get("operation.inbox.oldest")),
                        waiting.stream()
                                .map(sender -> List.of(
                                        sender.host(),
                                        text.get("number", sender.waiting()),
                                        text.get("number", sender.failing()),
                                        views.moment(text, sender.oldest())))
                                .toList());
    }

    private Part dropped(Messages text, List<InboxDesk.Dropped> dropped) {
        return dropped.isEmpty()
                ? new Part.Words(text.get("operation.inbox.dropped.none"))
                : new Part.Table(
                        text.get("operation.inbox.dropped"),
                        List.of(
                                text.get("operation.inbox.reason"),
                                text.get("operation.inbox.number"),
                                text.get("operation.inbox.last")),
                        dropped.stream()
                                .map(one -> List.of(
                                        one.reason(), text.get("number", one.count()), views.moment(text, one.last())))
                                .toList());
    }

    private static Optional<Link> older(Messages text, List<InboxDesk.Parked> parked) {
        return parked.size() < AT_ONCE
                ? Optional.empty()
                : Optional.of(
                        new Link(DESK.path() + "?before=" + parked.getLast().id(), text.get("next")));
    }

    private Item item(Asked asked, InboxDesk.Parked one) {
        var text = asked.text();
        var path = DESK.path() + "/" + one.id();
        return new Item(
                one.sender(),
                "",
                List.of(),
                List.of(views.moment(text, one.parkedAt()), one.activity()),
                one.error(),
                List.of(),
                List.of(
                        asked.form("operation.jobs.", "again-" + one.id(), path + "/again")
                                .button("operation.jobs.again", Form.Tone.SMALL, one.sender()),
                        asked.form("operation.jobs.", "forget-" + one.id(), path + "/forget")
                                .button("operation.jobs.forget", Form.Tone.SMALL, one.sender())));
    }

    /** What is done with one; what it was. */
    @FunctionalInterface
    private interface Work {
        Optional<String> by(Transaction tx, long id);
    }

    private Response act(Request request, String done, String act, Work work) {
        return room.change(request, DESK, "", DESK.title(), this::parts, by -> {
            database.write(tx -> {
                long id = Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
                var sender = work.by(tx, id).orElseThrow(NotFound::new);
                acts.note(tx, by.account(), act, sender + " " + id);
            });
            return Room.done(DESK.path(), done);
        });
    }
}
