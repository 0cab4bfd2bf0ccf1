package folkmoot.door.api.admin;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.people.user.Power;
import folkmoot.people.user.User;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.problem.Forbidden;
import folkmoot.stewardship.moderation.Powers;

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
