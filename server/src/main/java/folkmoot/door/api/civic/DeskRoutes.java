package folkmoot.door.api.civic;

import folkmoot.civic.desk.Desk;
import folkmoot.civic.desk.DeskAnswer;
import folkmoot.civic.desk.DeskCase;
import folkmoot.civic.desk.DeskFilter;
import folkmoot.civic.desk.DeskFilter.Standing;
import folkmoot.civic.desk.DeskGroup;
import folkmoot.civic.desk.DeskWorker;
import folkmoot.civic.desk.Desks;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.response.StatementFields;
import folkmoot.civic.statistics.Figures;
import folkmoot.door.api.entity.DeskEntity;
import folkmoot.door.api.entity.DeskEntity.AnswerEntity;
import folkmoot.door.api.entity.DeskEntity.CaseEntity;
import folkmoot.door.api.entity.DeskEntity.GroupEntity;
import folkmoot.door.api.entity.FiguresEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.RequestIds;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.UserId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Folkmoot API: the desk of an account that proposals address. */
public final class DeskRoutes {

    private static final String BASE = "/api/folkmoot/v1/desk";

    private final Database database;
    private final Authentication authentication;
    private final Desks desks;

    public DeskRoutes(Database database, Authentication authentication, Desks desks) {
        this.database = database;
        this.authentication = authentication;
        this.desks = desks;
    }

    public void register(Routing routing) {
        routing.get(BASE, this::list)
                .get(BASE + "/statistics", this::statistics)
                .get(BASE + "/groups/:id", this::show)
                .post(BASE + "/groups/:id/answers", this::prepare)
                .post(BASE + "/answers/:id/release", this::release);
    }

    private static DeskWorker worker(Viewer viewer) {
        return new DeskWorker(viewer.account(), viewer.person(), viewer.member());
    }

    private Response list(Request request) {
        var worker = worker(authentication.require(request, "read:statuses"));
        var mine = request.flag("mine") ? Optional.of(worker.person()) : Optional.<UserId>empty();
        var filter = DeskFilter.read(request::parameter, mine);
        return Response.json(database.read(tx -> {
            var counts = desks.desk().counts(tx, worker);
            var groups = desks.desk().groups(tx, worker, filter, DeskFilter.offset(request::parameter));
            return new DeskEntity(
                    counts.open(),
                    counts.overdue(),
                    groups.stream()
                            .limit(Desk.MOST_GROUPS)
                            .map(group -> entity(group, List.of(), List.of()))
                            .toList());
        }));
    }

    /** How the account answers. */
    record StatisticsEntity(FiguresEntity total, List<FiguresEntity.Year> years) {}

    private Response statistics(Request request) {
        var account = authentication.require(request, "read:statuses").account();
        var years = database.read(tx -> desks.statistics().years(tx, account));
        return Response.json(
                new StatisticsEntity(FiguresEntity.of(Figures.sum(years.values())), FiguresEntity.years(years)));
    }

    private static GroupEntity entity(DeskGroup group, List<CaseEntity> cases, List<AnswerEntity> answers) {
        return new GroupEntity(
                group.id().toString(),
                group.title(),
                group.cases(),
                group.communities(),
                group.supports(),
                group.due().map(LocalDate::toString),
                cases,
                answers);
    }

    private Response show(Request request) {
        var worker = worker(authentication.require(request, "read:statuses"));
        return Response.json(database.read(tx -> group(tx, worker, id(request))));
    }

    private GroupEntity group(Transaction tx, DeskWorker worker, ProposalId id) {
        var cases = desks.desk().group(tx, worker, id, DeskFilter.of(Standing.ALL));
        return new GroupEntity(
                id.toString(),
                cases.isEmpty() ? "" : cases.getFirst().proposal().title(),
                cases.size(),
                (int) cases.stream()
                        .map(each -> each.proposal().community())
                        .distinct()
                        .count(),
                cases.stream().mapToInt(DeskCase::supports).sum(),
                cases.stream()
                        .flatMap(each -> each.answerDue().stream())
                        .min(Comparator.naturalOrder())
                        .map(LocalDate::toString),
                cases.stream().map(DeskRoutes::entity).toList(),
                desks.answers().list(tx, worker, id).stream()
                        .map(answer -> entity(answer, cases.size()))
                        .toList());
    }

    private static CaseEntity entity(DeskCase each) {
        return new CaseEntity(
                each.proposal().id().toString(),
                each.proposal().title(),
                each.origin().page().toString(),
                each.origin().community(),
                each.state().word(),
                each.supports(),
                each.answerDue().map(LocalDate::toString),
                each.answered());
    }

    private AnswerEntity entity(DeskAnswer answer, int cases) {
        return new AnswerEntity(
                Long.toString(answer.id()),
                answer.position().map(TrackState::word),
                answer.says().due().map(LocalDate::toString),
                answer.says().measure(),
                answer.text(),
                answer.released(),
                answer.released()
                        .filter(_ -> cases > 1)
                        .map(_ -> desks.answers().page(answer.id()).toString()));
    }

    private Response prepare(Request request) {
        var worker = worker(authentication.requireToPrepare(request, "write:statuses"));
        var says = new StatementFields(request::parameter).read();
        var text = request.parameter("text").orElse("");
        return Response.json(entity(
                database.transaction(tx -> desks.answers().prepare(tx, worker, id(request), says, text)), 0));
    }

    /** @param proposals how many it was given to */
    record ReleasedEntity(int proposals) {}

    private Response release(Request request) {
        var worker = worker(authentication.require(request, "write:statuses"));
        long answer = RequestIds.row(request);
        int posted = database.transaction(tx -> desks.answers().release(tx, worker, answer));
        return Response.json(new ReleasedEntity(posted));
    }

    private static ProposalId id(Request request) {
        return new ProposalId(RequestIds.row(request));
    }
}
