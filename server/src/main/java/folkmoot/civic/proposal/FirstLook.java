package folkmoot.civic.proposal;

import folkmoot.civic.community.Community;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Keeps what may not be published yet; asked at whatever door somebody proposes ({@code civic.draft}). */
public interface FirstLook {

    /** Which of some have to wait, by their places: none, as long as no community of theirs asks for it. */
    Set<Integer> waiting(Transaction tx, List<Publication.Wanted> all);

    /**
     * Keeps one until somebody looked or its time has passed. Problems: 422 for more than a few of one author.
     *
     * @param post that is meant as the proposal; its author is told
     */
    Proposed.Waiting hold(Transaction tx, Publication.Wanted wanted, Optional<Status> post);

    /** What an earlier request of the author with this key came to. */
    Optional<Proposed> earlier(Transaction tx, AccountId author, String key);

    /** The author changed a post that waits; its time begins anew. Nothing for any other post. */
    void edited(Transaction tx, Status post, Account author, Function<Community, NewProposal> text);

    /** A post is gone, and with it what waited. */
    void removed(Transaction tx, StatusId post);
}
