package folkmoot.people.team;

import folkmoot.people.user.ActingMember;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Forbidden;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What members do as their team. Each door asks here before anything is done by somebody who is signed in, so that nothing
 * can be done as a team that its records do not show.
 */
public final class TeamActs {

    private static final String READING = "GET";

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;
    private final TeamStore store = new TeamStore();

    public TeamActs(Database database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Lets somebody act, and writes it down where they act as a team. Problems: 403 for members who may only read and prepare.
     *
     * @param account as whom
     * @param member who does, where that is a team
     * @param path without its query
     */
    public void admit(AccountId account, Optional<ActingMember> member, String method, String path) {
        if (member.isEmpty() || method.equals(READING)) {
            return;
        }
        var act = new TeamAct(ids.next(), Optional.empty(), clock.instant(), method, path);
        database.write(tx -> store.insertAct(tx, act, account, member.get().user()));
        if (!member.get().role().mayAct()) {
            throw new Forbidden("Your role in this team lets you read and prepare answers, and not act as the team");
        }
    }

    /** The acts of a team, the newest first. */
    List<TeamAct> list(Transaction tx, Team team, Optional<Long> before, int limit) {
        return store.acts(tx, team.account(), before, limit);
    }
}
