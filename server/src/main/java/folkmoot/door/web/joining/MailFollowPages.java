package folkmoot.door.web.joining;

import folkmoot.civic.community.Community;
import folkmoot.civic.letter.MailFollow.Target;
import folkmoot.civic.letter.MailFollows;
import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.door.web.form.OpenRoom;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Tried;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.NotFound;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Following a proposal or a community by mail, for anybody; nothing is sent before the address was confirmed. */
final class MailFollowPages {

    private static final String COMMUNITY = "/follow/c/:name";
    private static final String PROPOSAL = "/follow/proposals/:id";
    private static final String CONFIRM = "/follow/confirm";
    private static final RateLimits.Rule ASK = new RateLimits.Rule("follow by mail", 10, Duration.ofHours(1));

    private final Frame frame;
    private final OpenRoom room;
    private final Database database;
    private final House house;
    private final MailFollows follows;

    MailFollowPages(Frame frame, House house) {
        this.frame = frame;
        this.room = new OpenRoom(frame);
        this.database = house.platform().database();
        this.house = house;
        this.follows = house.civic().mailFollows();
    }

    void register(Routing routing) {
        routing.get(CONFIRM, this::showConfirm)
                .post(CONFIRM, this::confirm)
                .get(COMMUNITY, request -> show(request, community(request)))
                .post(COMMUNITY, request -> ask(request, community(request)))
                .get(PROPOSAL, request -> show(request, proposal(request)))
                .post(PROPOSAL, request -> ask(request, proposal(request)));
    }

    /** What is followed. @param url of its page */
    private record Followed(Target target, String name, String url, String key) {}

    private Followed community(Request request) {
        return database.read(
                tx -> of(house.civic().registry().communities().requireByName(tx, request.pathParameter("name"))));
    }

    private static Followed of(Community community) {
        return new Followed(
                new Target.OfCommunity(community.id()),
                community.title(),
                "/c/" + community.name(),
                "follow.mail.community");
    }

    private Followed proposal(Request request) {
        var id = new ProposalId(Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new));
        return database.read(tx -> proposal(tx, id));
    }

    private Followed proposal(Transaction tx, ProposalId id) {
        var proposal = house.civic()
                .proposals()
                .find(tx, id)
                .filter(found -> found.state().isPublic())
                .orElseThrow(NotFound::new);
        return new Followed(
                new Target.OfProposal(id),
                proposal.title(),
                house.civic().proposals().page(tx, proposal).getPath(),
                "follow.mail.proposal");
    }

    private List<Part> form(Request request, Followed followed, Tried tried) {
        var text = frame.text(request);
        return List.of(
                new Part.Words(text.get(followed.key(), followed.name())),
                new Part.Filled(new FormBuilder(text, "follow.mail.", "follow", request.path(), tried)
                        .required("email", Kind.EMAIL, "", 254)
                        .button("follow.mail.button")),
                new Part.Words(text.get("follow.mail.promise")),
                new Part.Links(List.of(new Link(followed.url(), followed.name()))));
    }

    private Response show(Request request, Followed followed) {
        return room.show(
                request, 200, frame.text(request).get("follow.mail.title"), tried -> form(request, followed, tried));
    }

    private Response ask(Request request, Followed followed) {
        var text = frame.text(request);
        var title = text.get("follow.mail.title");
        return room.change(request, "follow", title, tried -> form(request, followed, tried), () -> {
            request.count(ASK, request.network());
            database.write(tx -> follows.ask(
                    tx, request.parameter("email").orElse(""), followed.target(), followed.name(), text.language()));
            return room.show(
                    request,
                    200,
                    title,
                    _ -> List.of(
                            new Part.Note("good", text.get("follow.mail.sent")),
                            new Part.Links(List.of(new Link(followed.url(), followed.name())))));
        });
    }

    private Forbidden spent(Request request) {
        return new Forbidden(frame.text(request).get("link.spent"));
    }

    /** Only shows a button: programs that read mails open links. */
    private Response showConfirm(Request request) {
        var token = request.parameter("token").orElse("");
        database.read(tx -> follows.waiting(tx, token)).orElseThrow(() -> spent(request));
        var text = frame.text(request);
        return frame.draw(
                request,
                "proof",
                frame.page(request, text.get("follow.mail.title")).at("/"),
                Map.of(
                        "action",
                        CONFIRM,
                        "token",
                        token,
                        "lead",
                        text.get("follow.mail.confirm"),
                        "button",
                        text.get("confirm.button"),
                        "error",
                        ""));
    }

    private Response confirm(Request request) {
        var token = request.parameter("token").orElse("");
        database.transaction(tx -> follows.confirm(tx, token)).orElseThrow(() -> spent(request));
        var text = frame.text(request);
        return room.show(
                request,
                200,
                text.get("follow.mail.title"),
                _ -> List.of(new Part.Note("good", text.get("follow.mail.confirmed"))));
    }
}
