package folkmoot.civic.matter;

import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.proposal.Foundations;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;

/**
 * Somebody for whom another posted does not want that, and says so to a moderator or to who posted it: it goes altogether, with its answers and what
 * was told, and that account does not post for these initials there again. The log says that it happened, and not what was posted.
 */
public final class Objections {

    private final Matters matters;
    private final Foundations civic;
    private final CommunityLog log;

    public Objections(Matters matters, CommunityLog log) {
        this.matters = matters;
        this.civic = matters.civic();
        this.log = log;
    }

    /** Problems: 403 for who neither posted it nor moderates the community, 422 for what was not posted for somebody else. */
    public void object(Transaction tx, StatusId id, Account by) {
        var matter = matters.locked(tx, id);
        var community = matter.community().orElseThrow(NotFound::new);
        boolean author = matter.author().equals(by.id());
        if (!author && !civic.communities().isModerator(tx, community, by.id())) {
            throw new Forbidden("Only who posted this and the community's moderators can do this");
        }
        var initials = initials(matters.whole(tx, matter));
        matters.store()
                .object(tx, community, matter.author(), initials, civic.clock().instant());
        var status = civic.statuses().find(tx, id).orElseThrow(NotFound::new);
        var poster = civic.accounts().require(tx, matter.author());
        log.add(tx, community, by.id(), CommunityLog.Act.OBJECTION, status.uri(), "");
        if (status.local()) {
            civic.deliveries().removed(tx, status, poster);
        }
        civic.statuses().remove(tx, status, poster);
    }

    private static <B> String initials(Matters.Whole<B> whole) {
        return whole.kind()
                .rules()
                .initials(whole.block())
                .orElseThrow(() -> Invalid.refused("Validation failed: this was not posted for somebody else"));
    }
}
