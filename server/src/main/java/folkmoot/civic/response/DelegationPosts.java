package folkmoot.civic.response;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Clerk;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Words;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import java.util.Optional;
import java.util.Set;

/**
 * By which post a body says, from whatever software, that an office answers on its behalf: it mentions the community or its clerk and names
 * the office behind the hashtag. The clerk says what came of it.
 */
public final class DelegationPosts implements StatusObserver {

    private final Foundations civic;
    private final Clerk clerk;
    private final Delegations delegations;

    public DelegationPosts(Foundations civic, Clerk clerk, Delegations delegations) {
        this.civic = civic;
        this.clerk = clerk;
        this.delegations = delegations;
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        if (status.isReblog() || mentioned.isEmpty() || !civic.officials().isOfficialAnywhere(tx, author)) {
            return;
        }
        var reading = ReplyReading.ofDelegations(status.text().content());
        if (reading.words().size() != 1) {
            return;
        }
        for (var body : civic.officials().speaksForAll(tx, author)) {
            var community = civic.communities().require(tx, body.community());
            if (mentioned.contains(community.clerk())
                    || mentioned.contains(community.group().id())) {
                say(tx, community, body, author, status, reading, mentioned);
            }
        }
    }

    private void say(
            Transaction tx,
            Community community,
            Body body,
            Account author,
            Status status,
            ReplyReading reading,
            Set<AccountId> mentioned) {
        var language = status.text().language().orElse(community.language());
        var office = new RightBody(civic)
                .in(tx, community.id(), reading.rest(), civic.accounts().list(tx, mentioned))
                .filter(named -> !named.id().equals(body.id()));
        clerk.tell(tx, community, author, outcome(tx, body, office, author, reading, Words.in(language)), language);
    }

    private String outcome(
            Transaction tx, Body body, Optional<Body> office, Account author, ReplyReading reading, Words words) {
        if (office.isEmpty()) {
            return words.get("delegation.unknown");
        }
        if (reading.words().getFirst() == AnswerWord.DELEGATE) {
            delegations.enter(tx, body, office.get(), author);
            return words.get("delegation.entered", office.get().name(), body.name());
        }
        delegations.end(tx, body, office.get(), author);
        return words.get("delegation.ended", office.get().name(), body.name());
    }
}
