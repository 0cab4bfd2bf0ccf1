package folkmoot.door.api.admin;

import folkmoot.door.api.entity.AdminAccountEntity;
import folkmoot.door.api.entity.AdminReportEntity;
import folkmoot.door.api.entity.RuleEntity;
import folkmoot.door.api.entity.StatusEntity;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.door.api.status.StatusRenderer;
import folkmoot.people.user.Power;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.about.Rule;
import folkmoot.stewardship.about.Rules;
import folkmoot.stewardship.moderation.ModeratedAccounts;
import folkmoot.stewardship.moderation.ReportModeration;
import folkmoot.stewardship.report.Report;
import folkmoot.stewardship.report.Reports;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Client API, admin: reports. A page costs a fixed number of queries, whatever is on it. */
public final class AdminReportRoutes {

    private static final String PATH = "/api/v1/admin/reports";
    private static final String READ = "admin:read:reports";
    private static final String WRITE = "admin:write:reports";

    private final Database database;
    private final AdminAccess access;
    private final Reports reports;
    private final ReportModeration moderation;
    private final Rules rules;
    private final Renderers renderers;

    /** What shows the accounts and posts of a report. */
    public record Renderers(ModeratedAccounts moderated, AdminAccountRenderer accounts, StatusRenderer statuses) {}

    public AdminReportRoutes(
            Database database,
            AdminAccess access,
            Reports reports,
            ReportModeration moderation,
            Rules rules,
            Renderers renderers) {
        this.database = database;
        this.access = access;
        this.reports = reports;
        this.moderation = moderation;
        this.rules = rules;
        this.renderers = renderers;
    }

    public void register(Routing routing) {
        routing.get(PATH, this::list)
                .get(PATH + "/:id", this::show)
                .update(PATH + "/:id", this::sort)
                .post(PATH + "/:id/assign_to_self", request -> change(request, moderation::assign))
                .post(PATH + "/:id/unassign", request -> change(request, moderation::unassign))
                .post(PATH + "/:id/resolve", request -> change(request, moderation::resolve))
                .post(PATH + "/:id/reopen", request -> change(request, moderation::reopen));
    }

    private Response list(Request request) {
        var by = access.require(request, READ, Power.REPORTS);
        var page = Paging.page(request, 100, 200);
        return database.read(tx -> {
            var found = reports.list(
                    tx,
                    request.flag("resolved") && !request.flag("unresolved"),
                    request.parameter("account_id").flatMap(Id::account),
                    request.parameter("target_account_id").flatMap(Id::account),
                    page);
            return Paging.linkedWhileFull(
                    request,
                    render(tx, found, by),
                    found.stream().map(Report::id).toList(),
                    page.limit());
        });
    }

    private Response show(Request request) {
        var by = access.require(request, READ, Power.REPORTS);
        return Response.json(database.read(tx -> one(tx, report(tx, request).id(), by)));
    }

    /** Another category, other rules. */
    private Response sort(Request request) {
        var ruleIds = request.parameters("rule_ids").stream()
                .map(Id::parse)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
        return change(
                request,
                (tx, by, id) -> moderation.sort(
                        tx,
                        by,
                        id,
                        request.parameter("category"),
                        request.parameters().has("rule_ids") ? Optional.of(ruleIds) : Optional.empty()));
    }

    @FunctionalInterface
    private interface Change {
        void apply(Transaction tx, User by, long report);
    }

    private Response change(Request request, Change change) {
        var by = access.require(request, WRITE, Power.REPORTS);
        long id = RequestIds.row(request);
        return Response.json(database.transaction(tx -> {
            change.apply(tx, by, id);
            return one(tx, id, by);
        }));
    }

    private Report report(Transaction tx, Request request) {
        return reports.find(tx, RequestIds.row(request)).orElseThrow(NotFound::new);
    }

    private AdminReportEntity one(Transaction tx, long id, User by) {
        return render(tx, reports.list(tx, List.of(id)), by).stream()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private List<AdminReportEntity> render(Transaction tx, List<Report> found, User by) {
        var people =
                found.stream().flatMap(AdminReportRoutes::people).distinct().toList();
        Map<String, AdminAccountEntity> accounts =
                renderers.accounts().render(tx, renderers.moderated().list(tx, people)).stream()
                        .collect(Collectors.toMap(AdminAccountEntity::id, Function.identity()));
        Map<String, StatusEntity> statuses = renderers
                .statuses()
                .renderKnown(
                        tx,
                        found.stream()
                                .flatMap(report -> report.statuses().stream())
                                .distinct()
                                .toList(),
                        Optional.of(by.account()))
                .stream()
                .collect(Collectors.toMap(StatusEntity::id, Function.identity()));
        Map<Long, Rule> byId =
                rules
                        .find(
                                tx,
                                found.stream()
                                        .flatMap(report -> report.rules().stream())
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(Rule::id, Function.identity()));
        return found.stream()
                .map(report -> entity(report, accounts, statuses, byId))
                .toList();
    }

    private static Stream<AccountId> people(Report report) {
        return Stream.of(
                        Optional.of(report.account()),
                        Optional.of(report.target()),
                        report.handling().assigned(),
                        report.handling().settledBy())
                .flatMap(Optional::stream);
    }

    private static AdminReportEntity entity(
            Report report,
            Map<String, AdminAccountEntity> accounts,
            Map<String, StatusEntity> statuses,
            Map<Long, Rule> rules) {
        var handling = report.handling();
        return new AdminReportEntity(
                Long.toString(report.id()),
                handling.settled().isPresent(),
                handling.settled(),
                report.category(),
                report.comment(),
                report.forwarded(),
                report.createdAt(),
                report.updatedAt(),
                accounts.get(report.account().toString()),
                accounts.get(report.target().toString()),
                handling.assigned().map(id -> accounts.get(id.toString())),
                handling.settledBy().map(id -> accounts.get(id.toString())),
                report.statuses().stream()
                        .map(id -> statuses.get(id.toString()))
                        .filter(Objects::nonNull)
                        .toList(),
                report.rules().stream()
                        .map(rules::get)
                        .filter(Objects::nonNull)
                        .map(RuleEntity::of)
                        .toList());
    }
}
