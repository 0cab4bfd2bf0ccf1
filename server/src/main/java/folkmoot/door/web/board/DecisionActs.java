package folkmoot.door.web.board;

import folkmoot.civic.Board;
import folkmoot.civic.decision.Ballot;
import folkmoot.civic.decision.BallotPaper;
import folkmoot.civic.decision.Decision;
import folkmoot.civic.decision.Decisions;
import folkmoot.civic.matter.Matter;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is done on the page of a decision. */
final class DecisionActs {

    private final Database database;
    private final Board board;
    private final Decisions decisions;

    DecisionActs(Database database, Board board) {
        this.database = database;
        this.board = board;
        this.decisions = board.decisions();
    }

    void cast(Transaction tx, Matter matter, Account by, Request request) {
        decisions.ballots().cast(tx, matter.id(), by, (decision, before) -> {
            try {
                return new Ballot(
                        before.map(Ballot::receipt).orElseGet(decisions.ballots()::receipt),
                        BallotPaper.read(decision, sent(decision, request)),
                        BallotPaper.experience(
                                decision, request.parameter("experience").orElse("")));
            } catch (Invalid refused) {
                throw atFirst(decision, refused);
            }
        });
    }

    /** What is wrong with all answers stands at the first. */
    private static Invalid atFirst(Decision decision, Invalid refused) {
        var details = refused.details().get("answers");
        if (details == null) {
            return refused;
        }
        int first = 0;
        while (decision.withdrawn().contains(first)) {
            first++;
        }
        var field = switch (decision.method()) {
            case CHOICE -> "choice";
            case APPROVAL -> "approved[]";
            case SCORE, SCHULZE, RUNOFF, CONSENT -> "answer-" + (first + 1);
        };
        return new Invalid(Invalid.Kind.REFUSED, refused.getMessage(), Map.of(field, details));
    }

    private static Map<String, String> sent(Decision decision, Request request) {
        var sent = new LinkedHashMap<String, String>();
        switch (decision.method()) {
            case CHOICE -> request.parameter("choice").ifPresent(number -> sent.put(number, "1"));
            case APPROVAL -> request.parameters("approved").forEach(number -> sent.put(number, "1"));
            case SCORE, SCHULZE, RUNOFF, CONSENT ->
                request.parameters().sent().forEach((name, values) -> {
                    if (name.startsWith("answer-")) {
                        sent.put(name.substring("answer-".length()), values.size() == 1 ? values.getFirst() : "twice");
                    }
                });
        }
        return sent;
    }

    void withdraw(Transaction tx, Matter matter, Account by, Request request) {
        decisions.ballots().withdraw(tx, matter.id(), by);
    }

    void withdrawVariant(Transaction tx, Matter matter, Account by, Request request) {
        decisions.ballots().withdrawVariant(tx, matter.id(), by, variant(request));
    }

    void answer(Transaction tx, Matter matter, Account by, Request request) {
        decisions
                .answers()
                .answer(
                        tx,
                        matter.id(),
                        by,
                        variant(request),
                        request.parameter("text").orElse(""));
    }

    private static int variant(Request request) {
        return request.parameter("variant")
                .filter(number -> number.matches("[1-9][0-9]?"))
                .map(number -> Integer.parseInt(number) - 1)
                .orElseThrow(() -> Invalid.field("variant", "ERR_INCLUSION", "is not there"));
    }

    /** All ballots, a line each, to be counted again by anybody: a column for each variant, as {@link Ballot} says. */
    Response ballots(Request request, Matter matter) {
        return database.read(tx -> {
            if (!matter.isHome()) {
                throw new NotFound();
            }
            var whole = board.matters().whole(tx, matter, Decision.class);
            var columns = Stream.concat(Stream.of("receipt"), whole.block().variants().stream())
                    .toList();
            List<List<String>> rows = new ArrayList<>();
            for (var ballot : decisions.results().published(tx, whole)) {
                rows.add(Stream.concat(
                                Stream.of(ballot.receipt()),
                                ballot.answers().stream().map(Object::toString))
                        .toList());
            }
            return Response.csv("ballots.csv", Table.write(columns, rows));
        });
    }
}
