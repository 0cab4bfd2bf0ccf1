package folkmoot.stewardship.moderation;

import folkmoot.civic.body.Officials;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.Power;
import folkmoot.people.user.User;
import folkmoot.platform.database.Transaction;

/**
 * Who may use a power over the instance: those whose role has it, and never who speaks for a body in any register here, whatever
 * role the user was given.
 */
public final class Powers {

    private final Accounts accounts;
    private final Officials officials;

    public Powers(Accounts accounts, Officials officials) {
        this.accounts = accounts;
        this.officials = officials;
    }

    public boolean has(Transaction tx, User user, Power power) {
        return user.role().has(power) && !officials.isOfficialAnywhere(tx, accounts.require(tx, user.account()));
    }
}
