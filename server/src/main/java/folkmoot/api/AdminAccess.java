package folkmoot.api;

import folkmoot.account.Accounts;
import folkmoot.body.Bodies;
import folkmoot.database.Database;
import folkmoot.http.Request;
import folkmoot.problem.Forbidden;
import folkmoot.user.Power;
import folkmoot.user.Role;
import folkmoot.user.User;
import folkmoot.user.Users;

/**
 * Who may call the admin API: the token must cover the scope, and the user's role must have the power (client API).
 * An official actor has no power whatever role its user was given.
 */
public final class AdminAccess {

    private final Database database;
    private final Authentication authentication;
    private final Users users;
    private final Accounts accounts;
    private final Bodies bodies;

    public AdminAccess(
            Database database, Authentication authentication, Users users, Accounts accounts, Bodies bodies) {
        this.database = database;
        this.authentication = authentication;
        this.users = users;
        this.accounts = accounts;
        this.bodies = bodies;
    }

    /** The user, or 401, 403. */
    public User require(Request request, String scope, Power power) {
        var viewer = authentication.require(request, scope);
        if (!Role.of(viewer.role()).has(power)) {
            throw forbidden();
        }
        return database.read(tx -> {
            if (bodies.isOfficial(tx, accounts.require(tx, viewer.account()))) {
                throw forbidden();
            }
            return users.find(tx, viewer.user()).orElseThrow(AdminAccess::forbidden);
        });
    }

    private static Forbidden forbidden() {
        return new Forbidden("This action is not allowed");
    }
}
