package folkmoot.door.api.civic;

import folkmoot.civic.news.NewsChoices;
import folkmoot.civic.news.NewsWay;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Invalid;

/** How the signed-in account wants to hear of the proposals that it backs or follows. */
public final class NewsRoutes {

    private static final String PATH = "/api/folkmoot/v1/preferences";

    private final Database database;
    private final Authentication authentication;
    private final NewsChoices choices;

    public NewsRoutes(Database database, Authentication authentication, NewsChoices choices) {
        this.database = database;
        this.authentication = authentication;
        this.choices = choices;
    }

    public void register(Routing routing) {
        routing.get(PATH, this::show).put(PATH, this::choose);
    }

    private Response show(Request request) {
        return answer(authentication.require(request, "read:accounts").account());
    }

    private Response choose(Request request) {
        var account = authentication.require(request, "write:accounts").account();
        var way = request.parameter("news")
                .flatMap(NewsWay::of)
                .orElseThrow(() -> Invalid.field("news", "ERR_INCLUSION", "must be notification, push, mail or none"));
        database.write(tx -> choices.choose(tx, account, way));
        return answer(account);
    }

    /** @param news {@code push}, {@code notification}, {@code mail} or {@code none} */
    record PreferencesEntity(String news) {}

    private Response answer(AccountId account) {
        return Response.json(new PreferencesEntity(
                database.read(tx -> choices.of(tx, account)).word()));
    }
}
