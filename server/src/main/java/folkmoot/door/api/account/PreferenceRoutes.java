package folkmoot.door.api.account;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import java.util.LinkedHashMap;

/** Client API, preferences: what a user chose for posting and reading. */
public final class PreferenceRoutes {

    private final Database database;
    private final Authentication authentication;
    private final CredentialAccounts credentials;

    public PreferenceRoutes(Database database, Authentication authentication, CredentialAccounts credentials) {
        this.database = database;
        this.authentication = authentication;
        this.credentials = credentials;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/preferences", this::show);
    }

    private Response show(Request request) {
        var viewer = authentication.require(request, "read:accounts");
        return Response.json(database.read(tx -> {
            var source = credentials.of(tx, viewer).source().orElseThrow(NotFound::new);
            var preferences = new LinkedHashMap<String, Object>();
            preferences.put("posting:default:visibility", source.privacy());
            preferences.put("posting:default:sensitive", source.sensitive());
            preferences.put("posting:default:language", source.language().orElse(null));
            preferences.put("posting:default:quote_policy", source.quotePolicy());
            preferences.put("reading:expand:media", "default");
            preferences.put("reading:expand:spoilers", false);
            preferences.put("reading:autoplay:gifs", false);
            return preferences;
        }));
    }
}
