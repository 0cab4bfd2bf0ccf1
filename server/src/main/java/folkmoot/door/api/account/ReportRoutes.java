package folkmoot.door.api.account;

import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.entity.ReportEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.RequestIds;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.report.Report;
import folkmoot.stewardship.report.ReportFiling;
import java.util.List;
import java.util.Set;

/** Client API, reports: asking the moderators to look at an account. */
public final class ReportRoutes {

    private static final Set<String> CATEGORIES = Set.of("spam", "legal", "violation", "other");
    private static final int MOST_STATUSES = 100;

    private final Database database;
    private final Authentication authentication;
    private final ReportFiling filing;
    private final AccountRenderer renderer;

    public ReportRoutes(
            Database database, Authentication authentication, ReportFiling filing, AccountRenderer renderer) {
        this.database = database;
        this.authentication = authentication;
        this.filing = filing;
        this.renderer = renderer;
    }

    public void register(Routing routing) {
        routing.post("/api/v1/reports", this::create);
    }

    private Response create(Request request) {
        var viewer = authentication.require(request, "write:reports").account();
        var target = request.parameter("account_id").flatMap(Id::account).orElseThrow(NotFound::new);
        var rules = request.parameters("rule_ids").stream()
                .flatMap(text -> Id.parse(text).stream().boxed())
                .distinct()
                .toList();
        var category = request.parameter("category")
                .filter(word -> !word.isEmpty())
                .orElse(rules.isEmpty() ? "other" : "violation");
        if (!CATEGORIES.contains(category)) {
            throw Invalid.field("category", "ERR_INCLUSION", "is not included in the list");
        }
        var wanted = new ReportFiling.Complaint(
                viewer,
                target,
                category,
                request.parameter("comment").orElse(""),
                RequestIds.statuses(request, "status_ids", MOST_STATUSES),
                category.equals("violation") ? rules : List.of(),
                request.flag("forward"));
        return Response.json(database.transaction(tx -> {
            var report = filing.file(tx, wanted);
            return entity(report, renderer.renderIds(tx, List.of(target)).getFirst());
        }));
    }

    public static ReportEntity entity(Report report, AccountEntity target) {
        return new ReportEntity(
                Long.toString(report.id()),
                report.handling().settled().isPresent(),
                report.handling().settled(),
                report.category(),
                report.comment(),
                report.forwarded(),
                report.createdAt(),
                report.statuses().stream().map(Object::toString).toList(),
                report.rules().stream().map(Object::toString).toList(),
                List.of(),
                target);
    }
}
