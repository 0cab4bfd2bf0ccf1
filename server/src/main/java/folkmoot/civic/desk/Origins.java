package folkmoot.civic.desk;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.net.URI;

/** Where a proposal on a desk comes from: a community here, or one of another server. */
public final class Origins {

    private final Proposals proposals;

    Origins(Proposals proposals) {
        this.proposals = proposals;
    }

    /** The community's name for people. */
    public String community(Transaction tx, Proposal proposal) {
        var civic = proposals.civic();
        return civic.communities()
                .find(tx, proposal.community())
                .map(Community::title)
                .or(() -> civic.accounts()
                        .find(tx, new AccountId(proposal.community().value()))
                        .map(Account::name))
                .orElse("");
    }

    /** Its page where it is at home. */
    public URI page(Transaction tx, Proposal proposal) {
        return proposal.local()
                ? proposals.page(tx, proposal)
                : proposals
                        .civic()
                        .statuses()
                        .find(tx, proposal.status())
                        .map(post -> post.url().orElse(post.uri()))
                        .orElse(proposal.record());
    }
}
