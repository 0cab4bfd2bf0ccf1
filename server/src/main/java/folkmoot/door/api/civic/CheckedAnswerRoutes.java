package folkmoot.door.api.civic;

import folkmoot.civic.attestation.CheckedAnswer;
import folkmoot.civic.attestation.CheckedAnswers;
import folkmoot.door.api.entity.AttestationEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folkmoot API: answers that somebody of whom a claim is attested marked as checked. */
final class CheckedAnswerRoutes {

    private static final String PATH = CivicOperations.BASE + "/statuses/:id/checked";

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Statuses statuses;
    private final CheckedAnswers answers;

    CheckedAnswerRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Statuses statuses,
            CheckedAnswers answers) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.statuses = statuses;
        this.answers = answers;
    }

    void register(Routing routing) {
        routing.get(PATH, this::list).post(PATH, this::mark).delete(PATH, this::unmark);
    }

    private Status status(Transaction tx, Request request, Optional<Viewer> viewer) {
        return statuses.visible(tx, RequestIds.status(request), viewer.map(Viewer::account))
                .orElseThrow(NotFound::new);
    }

    private Response list(Request request) {
        var viewer = authentication.optional(request);
        return Response.json(database.read(tx -> list(tx, status(tx, request, viewer))));
    }

    private List<AttestationEntity.MarkEntity> list(Transaction tx, Status status) {
        return answers.of(tx, List.of(status)).getOrDefault(status.id(), List.of()).stream()
                .map(one -> entity(tx, one))
                .toList();
    }

    private AttestationEntity.MarkEntity entity(Transaction tx, CheckedAnswer one) {
        return new AttestationEntity.MarkEntity(
                accounts.require(tx, one.by()).acct(),
                one.names(),
                one.when(),
                one.review().toString(),
                one.isDue(answers.today()));
    }

    private Response mark(Request request) {
        var viewer = authentication.require(request, "write:statuses");
        return Response.json(database.transaction(tx -> {
            var status = status(tx, request, Optional.of(viewer));
            answers.mark(
                    tx,
                    accounts.require(tx, viewer.account()),
                    status,
                    request.parameters().day("review"));
            return list(tx, status);
        }));
    }

    private Response unmark(Request request) {
        var viewer = authentication.require(request, "write:statuses");
        database.write(tx -> answers.unmark(tx, viewer.account(), RequestIds.status(request)));
        return Response.json(Map.of());
    }
}
