package folkmoot.civic.group;

import static folkmoot.schema.generated.Tables.OFFICIAL_RESPONSE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Proposals;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;

/** What in a community an activity is about. */
public final class Subjects {

    private static final int REMEMBERED = 10_000;

    private final Communities communities;
    private final Proposals proposals;
    private final Statuses statuses;
    private final Accounts accounts;
    private final Cache<StatusId, Boolean> proposed =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public Subjects(Communities communities, Proposals proposals, Statuses statuses, Accounts accounts) {
        this.communities = communities;
        this.proposals = proposals;
        this.statuses = statuses;
        this.accounts = accounts;
    }

    /** The community of ours that an address names. */
    Optional<Community> community(Transaction tx, URI group) {
        return accounts.byUri(tx, group)
                .filter(Account::isLocal)
                .filter(Account::isGroup)
                .flatMap(account ->
                        communities.find(tx, new CommunityId(account.id().value())));
    }

    Optional<Community> community(Transaction tx, CommunityId id) {
        return communities.find(tx, id);
    }

    /** The community of ours in which a status stands. */
    Optional<Community> community(Transaction tx, Status status) {
        return status.thread().community().flatMap(id -> communities.find(tx, id));
    }

    /** The post that an address names, whoever may see it. */
    Optional<Status> post(Transaction tx, URI uri) {
        return statuses.byUri(tx, uri).filter(status -> !status.isReblog());
    }

    /** Reads at once which of some statuses are proposals. */
    void foresee(Transaction tx, Collection<Status> some) {
        var unknown = some.stream()
                .filter(status -> proposed.getIfPresent(status.id()) == null)
                .toList();
        proposals.pointed(tx, unknown).forEach(id -> proposed.put(id, true));
    }

    /** Whether a status is a proposal, or a post that stands for one; once it is, it remains one. */
    boolean isProposal(Transaction tx, Status status) {
        if (proposed.getIfPresent(status.id()) != null) {
            return true;
        }
        boolean found = proposals.backedBy(tx, status).isPresent();
        if (found) {
            tx.afterCommit(() -> proposed.put(status.id(), true));
        }
        return found;
    }

    /** Whether a status is a public body's answer, which no moderator may remove. */
    boolean isOfficialResponse(Transaction tx, Status status) {
        return tx.sql()
                .fetchExists(
                        OFFICIAL_RESPONSE,
                        OFFICIAL_RESPONSE.STATUS_ID.eq(status.id().value()));
    }

    Account author(Transaction tx, Status status) {
        return accounts.require(tx, status.author());
    }

    Optional<Account> account(Transaction tx, URI uri) {
        return accounts.byUri(tx, uri);
    }

    boolean moderates(Transaction tx, Community community, AccountId account) {
        return communities.isModerator(tx, community.id(), account);
    }
}
