package folkmoot.door.api.account;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;

/** What the signed-in account does to another: found, done in one transaction, answered with the Relationship. */
final class RelationActions {

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final RelationshipRenderer relationships;

    RelationActions(
            Database database, Authentication authentication, Accounts accounts, RelationshipRenderer relationships) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.relationships = relationships;
    }

    /** One thing done by the viewer to another account. */
    @FunctionalInterface
    interface Action {

        void run(Transaction tx, Account viewer, Account other);
    }

    /** 404 for an account that is not there. */
    Response run(Request request, Action action, String... anyScope) {
        var viewer = authentication.require(request, anyScope).account();
        return Response.json(database.transaction(tx -> {
            var other = account(tx, request);
            action.run(tx, accounts.require(tx, viewer), other);
            return relationships.render(tx, viewer, other.id());
        }));
    }

    /** The account in the path, unless it was deleted. */
    Account account(Transaction tx, Request request) {
        return accounts.requireUndeleted(tx, RequestIds.account(request));
    }
}
