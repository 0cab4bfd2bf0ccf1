package folkmoot.door.api.civic;

import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.response.NewResponse;
import folkmoot.civic.response.OfficialResponse;
import folkmoot.civic.response.ResponseVersion;
import folkmoot.civic.response.Responses;
import folkmoot.civic.response.Statement;
import folkmoot.civic.response.Via;
import folkmoot.door.api.entity.OfficialResponseEntity;
import folkmoot.door.api.entity.StatusEntity;
import folkmoot.door.api.status.StatusRenderer;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ResponseId;
import folkmoot.platform.problem.Invalid;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Folkmoot API, what bodies answer to a proposal: every version of it, and a body's own answer. */
final class ResponseRoutes {

    private static final String ALL = ProposalRoutes.BASE + "/:id/responses";
    private static final int USUAL_PAGE = 40;

    private final Database database;
    private final ProposalActions actions;
    private final ProposalRoutes.Parts parts;
    private final StatusRenderer statusRenderer;

    ResponseRoutes(
            Database database, ProposalActions actions, ProposalRoutes.Parts parts, StatusRenderer statusRenderer) {
        this.database = database;
        this.actions = actions;
        this.parts = parts;
        this.statusRenderer = statusRenderer;
    }

    void register(Routing routing) {
        routing.get(ALL, this::list).post(ALL, this::respond);
    }

    /** Newest first; {@code before} is the id of one, {@code limit} at most 200. */
    private Response list(Request request) {
        var viewer = actions.viewer(request);
        var before = request.parameter("before")
                .map(Id::parse)
                .filter(id -> id.isPresent())
                .map(id -> new ResponseId(id.getAsLong()));
        int limit = request.parameters().limit("limit", USUAL_PAGE, Responses.MOST_LISTED);
        return Response.json(database.read(tx -> {
            var found = parts.responses().list(tx, actions.proposal(tx, request).id(), before, limit);
            Map<String, StatusEntity> statuses = statusRenderer
                    .renderIds(
                            tx,
                            found.stream()
                                    .flatMap(response -> response.status().stream())
                                    .distinct()
                                    .toList(),
                            viewer)
                    .stream()
                    .collect(Collectors.toMap(StatusEntity::id, Function.identity()));
            return found.stream()
                    .map(response -> entity(
                            response, response.status().map(Object::toString).map(statuses::get)))
                    .toList();
        }));
    }

    private static OfficialResponseEntity entity(OfficialResponse response, Optional<StatusEntity> status) {
        var latest = response.latest();
        return new OfficialResponseEntity(
                response.id().toString(),
                response.body().map(BodyId::toString),
                response.account().toString(),
                latest.says().type().word(),
                response.position().map(TrackState::word).orElse("note"),
                latest.level(),
                response.via().word(),
                response.createdAt(),
                response.removed(),
                response.versions().stream().map(ResponseRoutes::version).toList(),
                status);
    }

    private static OfficialResponseEntity.VersionEntity version(ResponseVersion version) {
        var says = version.says();
        return new OfficialResponseEntity.VersionEntity(
                version.number(),
                says.type().word(),
                says.position().map(TrackState::word),
                version.content(),
                version.language(),
                version.by().toString(),
                says.due().map(LocalDate::toString),
                says.measure(),
                says.names(),
                says.reason(),
                version.level(),
                version.createdAt(),
                version.digest());
    }

    private Response respond(Request request) {
        var says = statement(request);
        return actions.run(
                request,
                "write:statuses",
                (tx, by, proposal) -> parts.responses()
                        .respond(
                                tx,
                                proposal,
                                new NewResponse(
                                        by,
                                        Via.FORM,
                                        says,
                                        request.parameter("text").orElse(""))));
    }

    private static Statement statement(Request request) {
        var position = request.parameter("position")
                .map(word -> TrackState.of(word)
                        .filter(TrackState::isSaid)
                        .orElseThrow(() -> Invalid.field("position", "ERR_INCLUSION", "is not one of the positions")));
        var says = Statement.of(position);
        var due = given(request, "due").map(ResponseRoutes::day);
        if (due.isPresent()) {
            says = says.by(due.get(), given(request, "measure").orElse(""));
        }
        says = given(request, "reason").map(says::because).orElse(says);
        return given(request, "names").map(says::naming).orElse(says);
    }

    private static Optional<String> given(Request request, String field) {
        return request.parameter(field).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Invalid.field("due", "ERR_INVALID", "must be a day such as 2027-05-01");
        }
    }
}
