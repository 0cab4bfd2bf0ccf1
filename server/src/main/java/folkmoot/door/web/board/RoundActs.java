package folkmoot.door.web.board;

import folkmoot.civic.matter.Matter;
import folkmoot.civic.opinion.OpinionRounds;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;

/** What is done on the page of an opinion round. */
final class RoundActs {

    private final OpinionRounds rounds;

    RoundActs(OpinionRounds rounds) {
        this.rounds = rounds;
    }

    void answer(Transaction tx, Matter matter, Account by, Request request) {
        rounds.answer(
                tx,
                matter.id(),
                statement(request),
                by,
                OpinionRounds.Said.of(request.parameter("answer").orElse("")));
    }

    void say(Transaction tx, Matter matter, Account by, Request request) {
        rounds.say(tx, matter.id(), by, request.parameter("statement").orElse(""));
    }

    void moderate(Transaction tx, Matter matter, Account by, Request request) {
        rounds.moderate(tx, matter.id(), statement(request), by, request.flag("shown"));
    }

    private static long statement(Request request) {
        return Id.parse(request.parameter("statement").orElse("")).orElseThrow(NotFound::new);
    }
}
