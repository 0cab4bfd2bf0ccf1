package folkmoot.stewardship.moderation;

import folkmoot.civic.body.Officials;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.Power;
import folkmoot.people.user.User;
import folkmoot.platform.database.Transaction;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** All that somebody may. */
    public Set<Power> of(Transaction tx, User user) {
        var all = Arrays.stream(Power.values()).filter(user.role()::has).collect(Collectors.toSet());
        return all.isEmpty() || speaksForABody(tx, user) ? Set.of() : all;
    }

    private boolean speaksForABody(Transaction tx, User user) {
        return officials.isOfficialAnywhere(tx, accounts.require(tx, user.account()));
    }

    public boolean has(Transaction tx, User user, Power power) {
        return user.role().has(power) && !speaksForABody(tx, user);
    }
}
