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
import folkmoot.platform.job.WaitingJobs;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.moderation.ModerationActs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Jobs that wait, and those that were given up. */
final class JobPages {

    private static final Desk DESK = Desk.JOBS;
    private static final int AT_ONCE = 30;

    private final StaffRoom room;
    private final Database database;
    private final WaitingJobs jobs;
    private final ModerationActs acts;
    private final Views views;

    JobPages(StaffRoom room, Database database, WaitingJobs jobs, ModerationActs acts, Views views) {
        this.room = room;
        this.database = database;
        this.jobs = jobs;
        this.acts = acts;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(DESK.path(), request -> room.show(request, DESK, this::parts))
                .post(DESK.path() + "/:id/again", request -> act(request, "again", "retry-job", jobs::tryAgain))
                .post(DESK.path() + "/:id/forget", request -> act(request, "forgotten", "forget-job", jobs::forget));
    }

    private record Known(List<WaitingJobs.Kind> kinds, List<WaitingJobs.Parked> parked) {}

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var known = database.read(tx ->
                new Known(jobs.kinds(tx), jobs.parked(tx, Addresses.before(asked.request(), AT_ONCE))));
        var parts = new ArrayList<Part>();
        parts.add(new Part.Words(text.get("operation.jobs.lead")));
        parts.add(new Part.Heading(text.get("operation.jobs.parked")));
        parts.add(new Part.Items(
                known.parked().stream().map(job -> item(asked, job)).toList(), text.get("operation.jobs.parked.none")));
        parts.add(new Part.Pager(Optional.empty(), older(text, known.parked())));
        parts.add(new Part.Heading(text.get("operation.jobs.waiting")));
        if (known.kinds().isEmpty()) {
            parts.add(new Part.Words(text.get("operation.jobs.none")));
        } else {
            parts.add(new Part.Table(
                    text.get("operation.jobs.waiting"),
                    List.of(
                            text.get("operation.jobs.kind"),
                            text.get("operation.jobs.due"),
                            text.get("operation.jobs.later"),
                            text.get("operation.jobs.failing"),
                            text.get("operation.jobs.next")),
                    known.kinds().stream().map(kind -> row(text, kind)).toList()));
        }
        return parts;
    }

    private List<String> row(Messages text, WaitingJobs.Kind kind) {
        return List.of(
                kind.name(),
                text.get("number", kind.due()),
                text.get("number", kind.waiting() - kind.due()),
                text.get("number", kind.failing())
                        + kind.error().map(error -> " (" + error + ")").orElse(""),
                views.moment(text, kind.next()));
    }

    private static Optional<Link> older(Messages text, List<WaitingJobs.Parked> parked) {
        return parked.size() < AT_ONCE
                ? Optional.empty()
                : Optional.of(
                        new Link(DESK.path() + "?before=" + parked.getLast().id(), text.get("next")));
    }

    private Item item(Asked asked, WaitingJobs.Parked job) {
        var text = asked.text();
        var path = DESK.path() + "/" + job.id();
        return new Item(
                job.kind(),
                "",
                List.of(),
                List.of(views.moment(text, job.parkedAt()), text.get("operation.jobs.attempts", job.attempts())),
                job.error().orElse(""),
                List.of(),
                List.of(
                        asked.form("operation.jobs.", "again-" + job.id(), path + "/again")
                                .button("operation.jobs.again", Form.Tone.SMALL, job.kind()),
                        asked.form("operation.jobs.", "forget-" + job.id(), path + "/forget")
                                .button("operation.jobs.forget", Form.Tone.SMALL, job.kind())));
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
                var kind = work.by(tx, id).orElseThrow(NotFound::new);
                acts.note(tx, by.account(), act, kind + " " + id);
            });
            return Room.done(DESK.path(), done);
        });
    }
}
