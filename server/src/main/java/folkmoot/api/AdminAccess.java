package folkmoot.api;

import folkmoot.database.Database;
import folkmoot.http.Request;
import folkmoot.moderation.Powers;
import folkmoot.problem.Forbidden;
import folkmoot.user.Power;
import folkmoot.user.User;
import folkmoot.user.Users;

/**
 * Who may call the admin API: the token must cover the scope, and the user must have the power (client API).
 */
public final class AdminAccess {

    private final Database database;
    private final Authentication authentication;
    private final Users users;
    private final Powers powers;

    public AdminAccess(Database database, Authentication authentication, Users users, Powers powers) {
        this.database = database;
        this.authentication = authentication;
        this.users = users;
        this.powers = powers;
    }

    /** The user, or 401, 403. */
    public User require(Request request, String scope, Power power) {
        var viewer = authentication.require(request, scope);
        return database.read(tx -> users.find(tx, viewer.user()).filter(user -> powers.has(tx, user, power)))
                .orElseThrow(() -> new Forbidden("This action is not allowed"));
    }
}
