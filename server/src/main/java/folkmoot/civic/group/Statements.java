package folkmoot.civic.group;

import folkmoot.civic.community.CommunityLog.Act;
import folkmoot.civic.group.ModeratorActs.By;
import folkmoot.civic.proposal.Clerk;
import folkmoot.civic.proposal.Words;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.User;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;

/**
 * Tells whoever is concerned what moderators of a community did, and why: a message of its clerk that only they get, in their language
 * where it is known, else the community's. Who did it stands in the community's log, which everybody can read.
 */
public final class Statements {

    private final Accounts accounts;
    private final Clerk clerk;
    private final Users users;

    public Statements(Accounts accounts, Clerk clerk, Users users) {
        this.accounts = accounts;
        this.clerk = clerk;
        this.users = users;
    }

    /** Nobody is told of what they did themselves; people elsewhere hear of it by the activity that their server gets. */
    void tell(Transaction tx, By by, AccountId about, Act act) {
        accounts.find(tx, about)
                .filter(account -> account.isActive()
                        && account.isLocal()
                        && !account.id().equals(by.moderator().id()))
                .ifPresent(account -> tell(tx, by, account, act));
    }

    private void tell(Transaction tx, By by, Account account, Act act) {
        var language = users.byAccount(tx, account.id())
                .map(User::locale)
                .filter(Words::has)
                .orElse(by.community().language());
        var words = Words.in(language);
        var reason = by.words().isEmpty() ? words.get("statement.no-reason") : by.words();
        clerk.tell(
                tx,
                by.community(),
                account,
                words.get("statement." + act.word(), by.community().title(), reason)
                        + "\n\n"
                        + words.get(
                                "statement.log", by.community().group().page().toString()),
                language);
    }
}
