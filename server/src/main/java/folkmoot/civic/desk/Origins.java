package folkmoot.civic.desk;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where proposals come from: communities here, or those of other servers. */
public final class Origins {

    private final Proposals proposals;

    Origins(Proposals proposals) {
        this.proposals = proposals;
    }

    /** Of each; as many statements however many they are. */
    public Map<ProposalId, Origin> of(Transaction tx, Collection<Proposal> wanted) {
        var civic = proposals.civic();
        var accounts = wanted.stream()
                .map(each -> new AccountId(each.community().value()))
                .distinct()
                .toList();
        var here = civic.communities()
                .map(tx, wanted.stream().map(Proposal::community).toList());
        var names = civic.accounts().map(tx, accounts);
        var posts = civic
                .statuses()
                .known(
                        tx,
                        wanted.stream()
                                .filter(each -> !each.local())
                                .map(Proposal::status)
                                .toList())
                .stream()
                .collect(Collectors.toMap(Status::id, Function.identity()));
        return wanted.stream()
                .collect(Collectors.toMap(
                        Proposal::id, each -> new Origin(name(each, here, names), page(each, here, posts))));
    }

    private static String name(Proposal each, Map<CommunityId, Community> here, Map<AccountId, Account> names) {
        return Optional.ofNullable(here.get(each.community()))
                .map(Community::title)
                .or(() -> Optional.ofNullable(
                                names.get(new AccountId(each.community().value())))
                        .map(Account::name))
                .orElse("");
    }

    private URI page(Proposal each, Map<CommunityId, Community> here, Map<StatusId, Status> posts) {
        var page = each.local()
                ? Optional.ofNullable(here.get(each.community()))
                        .map(community -> proposals.civic().uris().proposalPage(community.name(), each.id()))
                : Optional.ofNullable(posts.get(each.status()))
                        .map(post -> post.url().orElse(post.uri()));
        return page.orElse(each.record());
    }
}
