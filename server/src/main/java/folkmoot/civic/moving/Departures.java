package folkmoot.civic.moving;

import folkmoot.civic.community.Community;
import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.proposal.Lifecycle;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.talk.profile.Moves;
import java.util.Optional;

/** A community of ours leaves for another instance: its followers are told, nothing new begins here, and what gathered is put away. */
public final class Departures {

    private static final int TOGETHER = 50;
    private static final int LOOKED_AT = 100;

    private final Database database;
    private final Accounts accounts;
    private final Moves moves;
    private final Lifecycle lifecycle;
    private final CommunityLog log;

    public Departures(Database database, Accounts accounts, Moves moves, Lifecycle lifecycle, CommunityLog log) {
        this.database = database;
        this.accounts = accounts;
        this.moves = moves;
        this.lifecycle = lifecycle;
        this.log = log;
    }

    /**
     * Leaves. From here on nothing is proposed, posted or restored to gathering; a proposal takes supports until it is put away, so that what
     * was acknowledged is in an export that is made afterwards. To be called again where it was cut short. Problems: 422 unless the Group there
     * says that it is this one.
     *
     * @param handle of the Group there
     * @return how many proposals were put away
     */
    public int leave(Community community, String handle) {
        if (community.group().settings().movedTo().isEmpty()) {
            moves.move(community.group().id(), handle);
        }
        database.write(tx -> sayOnce(tx, community));
        int all = 0;
        for (int some = TOGETHER; some == TOGETHER; all += some) {
            some = database.transaction(tx -> lifecycle.putAway(tx, community, TOGETHER));
        }
        return all;
    }

    /** Also where it was cut short between the two. */
    private void sayOnce(Transaction tx, Community community) {
        var there = accounts.require(tx, community.group().id())
                .settings()
                .movedTo()
                .orElseThrow();
        boolean said = log.latest(tx, community.id(), LOOKED_AT).stream()
                .anyMatch(entry ->
                        entry.act() == CommunityLog.Act.MOVE && entry.object().equals(there));
        if (!said) {
            log.add(tx, community.id(), Optional.empty(), CommunityLog.Act.MOVE, there, "");
        }
    }
}
