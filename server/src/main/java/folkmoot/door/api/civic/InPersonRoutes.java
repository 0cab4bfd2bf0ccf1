package folkmoot.door.api.civic;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.support.Sheet;
import folkmoot.door.api.entity.HelpedEntity;
import folkmoot.door.api.entity.SheetEntity;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import java.util.List;
import java.util.Optional;

/** Folkmoot API: what people signed on paper, and what members say for people without an account. */
final class InPersonRoutes {

    private static final String SHEETS = ProposalRoutes.BASE + "/:id/sheets";

    private final Database database;
    private final ProposalActions actions;
    private final ProposalRoutes.Parts parts;

    InPersonRoutes(Database database, ProposalActions actions, ProposalRoutes.Parts parts) {
        this.database = database;
        this.actions = actions;
        this.parts = parts;
    }

    void register(Routing routing) {
        routing.get(SHEETS, this::sheets)
                .get(SHEETS + ".csv", this::export)
                .post(SHEETS, this::enter)
                .post(SHEETS + "/:sheet/corrections", this::correct)
                .post(ProposalRoutes.BASE + "/:id/helped", this::help)
                .get("/api/folkmoot/v1/helped", this::helped);
    }

    private Response sheets(Request request) {
        var viewer = actions.viewer(request);
        return Response.json(database.read(tx -> list(tx, actions.proposal(tx, request), viewer)));
    }

    private List<SheetEntity> list(Transaction tx, Proposal proposal, Optional<AccountId> viewer) {
        return parts.count().sheets().list(tx, proposal, viewer).stream()
                .map(InPersonRoutes::entity)
                .toList();
    }

    private static SheetEntity entity(Sheet sheet) {
        var correction = sheet.correction();
        return new SheetEntity(
                Long.toString(sheet.id()),
                sheet.number(),
                sheet.place(),
                sheet.signatures(),
                sheet.now(),
                sheet.enteredAt(),
                correction.map(Sheet.Correction::at),
                correction.map(Sheet.Correction::reason),
                sheet.enteredBy().map(AccountId::toString),
                correction.flatMap(Sheet.Correction::by).map(AccountId::toString));
    }

    private Response export(Request request) {
        var by = actions.requireAccount(request, "read:statuses");
        return Response.csv(
                "sheets.csv",
                database.read(tx ->
                        parts.count().sheets().export(tx, actions.proposal(tx, request), actions.account(tx, by))));
    }

    private Response enter(Request request) {
        return actions.answer(request, "write:statuses", (tx, by, proposal) -> {
            parts.count()
                    .sheets()
                    .enter(
                            tx,
                            proposal,
                            by,
                            request.parameter("number").orElse(""),
                            request.parameter("place").orElse(""),
                            request.parameters().number("signatures").orElse(0));
            return list(tx, proposal, Optional.of(by.id()));
        });
    }

    private Response correct(Request request) {
        long sheet = Id.parse(request.pathParameter("sheet")).orElseThrow(NotFound::new);
        return actions.answer(request, "write:statuses", (tx, by, proposal) -> {
            parts.count()
                    .sheets()
                    .correct(
                            tx,
                            proposal,
                            by,
                            sheet,
                            request.parameters().number("signatures").orElse(-1),
                            request.parameter("reason").orElse(""));
            return list(tx, proposal, Optional.of(by.id()));
        });
    }

    private Response help(Request request) {
        return actions.answer(
                request,
                "write:statuses",
                (tx, by, proposal) -> new HelpedEntity.SlipEntity(
                        parts.count()
                                .helping()
                                .help(
                                        tx,
                                        proposal,
                                        by,
                                        request.parameter("name").orElse(""),
                                        request.parameter("code").orElse("")),
                        request.publicUrl() + "/slip"));
    }

    private Response helped(Request request) {
        var by = actions.requireAccount(request, "read:statuses");
        return Response.json(database.read(tx -> parts.count().helping().by(tx, by).stream()
                .map(one ->
                        new HelpedEntity(Long.toString(one.id()), one.proposal().toString(), one.name(), one.when()))
                .toList()));
    }
}
