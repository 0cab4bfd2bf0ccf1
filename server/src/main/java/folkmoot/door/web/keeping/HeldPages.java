package folkmoot.door.web.keeping;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.support.Refusal;
import folkmoot.civic.support.Selection;
import folkmoot.civic.support.Selections;
import folkmoot.civic.support.SupportReview;
import folkmoot.door.House;
import folkmoot.door.web.HeldView;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.account.Account;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Supports of all proposals of a community that wait for a decision: by source, never by person. The rules are those of {@link SupportReview}. */
final class HeldPages {

    private static final String PATH = KeepersRoom.BASE + "/held";
    private static final String TITLE = "keeping.title.held";
    private static final String RELEASE = "release";
    private static final int PROPOSALS = 25;

    private final KeepersRoom room;
    private final Database database;
    private final House house;
    private final SupportReview review;
    private final Views views;

    HeldPages(KeepersRoom room, Database database, House house, Views views) {
        this.room = room;
        this.database = database;
        this.house = house;
        this.review = house.civic().count().review();
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, TITLE, this::parts))
                .post(PATH + "/preview", this::preview)
                .post(PATH, this::decide);
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        return database.read(tx -> {
            var community = room.community(tx, asked.request());
            var by =
                    house.people().accounts().require(tx, asked.session().user().account());
            var parts = new ArrayList<Part>();
            parts.add(new Part.Words(text.get("held.lead")));
            var waiting = review.waiting(tx, community.id(), by, PROPOSALS);
            if (waiting.isEmpty()) {
                parts.add(new Part.Items(List.of(), text.get("keeping.held.none")));
            }
            for (var one : waiting) {
                var proposal = house.civic().proposals().requireFor(tx, one.proposal(), by.id());
                parts.add(new Part.Heading(one.title()));
                parts.add(new Part.Links(List.of(
                        new Link(Views.url(proposal, Optional.of(community)), text.get("keeping.held.proposal")),
                        new Link(
                                Views.url(proposal, Optional.of(community)) + "/supports", text.get("review.title")))));
                parts.add(new Part.Items(
                        review.held(tx, proposal, by).stream()
                                .map(batch -> item(asked, proposal, batch))
                                .toList(),
                        ""));
            }
            return parts;
        });
    }

    private Item item(Asked asked, Proposal proposal, SupportReview.Batch batch) {
        var text = asked.text();
        var view = HeldView.of(text, batch, when -> views.date(text, when));
        var id = "held-" + proposal.id() + "-" + view.place().replaceAll("[^a-z0-9]+", "-");
        return new Item(
                view.place(),
                "",
                List.of(view.held()),
                view.facts(),
                "",
                List.of(),
                List.of(asked.form("keeping.held.", id, KeepersRoom.path(asked.request()) + "/held/preview")
                        .with("proposal", proposal.id().toString())
                        .with("source", source(batch))
                        .with("up_to", view.upTo())
                        .pick(
                                "decision",
                                Stream.concat(
                                                Stream.of(RELEASE),
                                                Arrays.stream(Refusal.values()).map(Refusal::word))
                                        .toList(),
                                word -> text.get(word.equals(RELEASE) ? "held.release" : "held.reason." + word),
                                RELEASE)
                        .area("note", "", 2, false, 500)
                        .button("keeping.held.preview", Form.Tone.QUIET, view.place())));
    }

    /** As {@link Selections} reads it. */
    private static String source(SupportReview.Batch batch) {
        return batch.source().isEmpty() ? "few" : batch.source();
    }

    /** What is decided about. @param refusal empty to let them count */
    private record Matter(Proposal proposal, Account by, Selection selection, Optional<Refusal> refusal) {}

    private Matter matter(Transaction tx, Request request, User user) {
        var by = house.people().accounts().require(tx, user.account());
        var proposal = house.civic()
                .proposals()
                .requireFor(
                        tx,
                        new ProposalId(Id.parse(request.parameter("proposal").orElse(""))
                                .orElseThrow(NotFound::new)),
                        by.id());
        if (!proposal.community().equals(room.community(tx, request).id())) {
            throw new NotFound();
        }
        var word = request.parameter("decision").orElse("");
        var refusal = Refusal.of(word);
        if (!word.equals(RELEASE) && refusal.isEmpty()) {
            throw Invalid.field("decision", "ERR_INCLUSION", "is not included in the list");
        }
        return new Matter(proposal, by, held(request), refusal);
    }

    /** Only what is held: what counts already is decided on the proposal's own page. */
    private static Selection held(Request request) {
        return Selections.read(name -> name.equals("counting") ? Optional.of("held") : request.parameter(name));
    }

    private Response preview(Request request) {
        return room.change(request, "held", TITLE, this::parts, user -> {
            var effect = database.transaction(tx -> {
                var matter = matter(tx, request, user);
                return review.tryOut(tx, matter.proposal(), matter.by(), matter.selection(), matter.refusal());
            });
            return room.show(request, TITLE, asked -> effect(asked, effect));
        });
    }

    private List<Part> effect(Asked asked, SupportReview.Effect effect) {
        var text = asked.text();
        var request = asked.request();
        return List.of(
                new Part.Words(text.get("review.effect", effect.changed())),
                new Part.Table(
                        text.get("keeping.held.effect"),
                        List.of(
                                text.get("keeping.held.column"),
                                text.get("keeping.held.before"),
                                text.get("keeping.held.after")),
                        HeldView.effect(text, effect)),
                new Part.Filled(asked.form("keeping.held.", "decide", KeepersRoom.path(request) + "/held")
                        .with("proposal", request.parameter("proposal").orElse(""))
                        .with("source", request.parameter("source").orElse(""))
                        .with("up_to", Long.toString(effect.upTo()))
                        .with("decision", request.parameter("decision").orElse(""))
                        .with("note", request.parameter("note").orElse(""))
                        .button("held.apply", Form.Tone.DANGER, "")),
                new Part.Links(List.of(new Link(KeepersRoom.path(request) + "/held", text.get("keeping.not")))));
    }

    private Response decide(Request request) {
        return room.change(request, "held", TITLE, this::parts, user -> {
            database.write(tx -> {
                var matter = matter(tx, request, user);
                review.decide(
                        tx,
                        matter.proposal(),
                        matter.by(),
                        matter.selection(),
                        matter.refusal(),
                        request.parameter("note").orElse(""));
            });
            return Room.done(KeepersRoom.path(request) + "/held", "decided");
        });
    }
}
