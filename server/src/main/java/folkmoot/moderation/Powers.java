package folkmoot.moderation;

import folkmoot.account.Accounts;
import folkmoot.body.Bodies;
import folkmoot.database.Transaction;
import folkmoot.user.Power;
import folkmoot.user.User;

/** Who may use a power: those whose role has it, and never an official actor, whatever role its user was given. */
public final class Powers {

    private final Accounts accounts;
    private final Bodies bodies;

    public Powers(Accounts accounts, Bodies bodies) {
        this.accounts = accounts;
        this.bodies = bodies;
    }

    public boolean has(Transaction tx, User user, Power power) {
        return user.role().has(power) && !bodies.isOfficial(tx, accounts.require(tx, user.account()));
    }
}
