package folkmoot.civic.desk;

import folkmoot.civic.response.Responses;
import folkmoot.people.team.Teams;
import folkmoot.people.user.ActingMember;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.util.Optional;

/**
 * Where a team wants two people for an official answer, one prepares it on the desk and another releases it; whoever acts as the team from
 * an app or a page cannot give one alone. It binds the team's own members, and is asked at every door through which a team can post.
 */
public final class TwoPersonRule {

    private final Database database;
    private final Teams teams;

    TwoPersonRule(Database database, Teams teams) {
        this.database = database;
        this.teams = teams;
    }

    /** For a post from an app or a page. @param text as it was typed. Problems: 422 for an official answer that needs a second person. */
    public void requireAllowed(AccountId author, Optional<ActingMember> member, String text) {
        if (member.isPresent() && Responses.saysPosition(text) && database.read(tx -> teams.wantTwo(tx, author))) {
            throw Invalid.refused(
                    "Your team wants two people for an official answer: prepare it on the desk, and another member"
                            + " releases it there. Without the hashtag it can be posted as a comment");
        }
    }

    /** For a draft that is to be released. Problems: 403 for whoever wrote it, and for members who may not release. */
    void requireSecond(Transaction tx, DeskWorker worker, DeskAnswer draft) {
        if (draft.position().isEmpty() || !teams.wantTwo(tx, worker.account())) {
            return;
        }
        if (!worker.mayRelease()) {
            throw new Forbidden("Only a publisher or a manager of the team can release an answer");
        }
        if (draft.drafter().filter(worker.person()::equals).isPresent()) {
            throw new Forbidden("Somebody else has to release what you prepared");
        }
    }
}
