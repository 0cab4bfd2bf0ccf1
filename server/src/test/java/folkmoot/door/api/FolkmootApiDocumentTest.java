package folkmoot.door.api;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.draft.Unpublished;
import folkmoot.door.api.civic.BodyRoutes;
import folkmoot.door.api.civic.CarriedRoutes;
import folkmoot.door.api.civic.CommunityActRoutes;
import folkmoot.door.api.civic.CommunityRoutes;
import folkmoot.door.api.civic.DeskRoutes;
import folkmoot.door.api.civic.DraftRoutes;
import folkmoot.door.api.civic.LifeEventRoutes;
import folkmoot.door.api.civic.NewsRoutes;
import folkmoot.door.api.civic.ProposalRoutes;
import folkmoot.door.api.civic.VolunteerRoutes;
import folkmoot.platform.http.Routing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list in docs/api names exactly the routes that there are. */
class FolkmootApiDocumentTest {

    private static final Pattern ROUTE = Pattern.compile("\\| `([A-Z]+ /api/folkmoot/[^`]*)` \\|");

    @Test
    void theDocumentNamesEveryRoute() throws IOException {
        var routing = new Routing();
        new CommunityRoutes(null, null, new CommunityRoutes.Parts(null, null, null, null, null, null, null))
                .register(routing);
        new BodyRoutes(null, null, null, null, null, null, null).register(routing);
        new DeskRoutes(null, null, null).register(routing);
        new NewsRoutes(null, null, null).register(routing);
        new LifeEventRoutes(null, null, null, null, null).register(routing);
        new CarriedRoutes(null, null, null, null, null, null).register(routing);
        new CommunityActRoutes(null, null, null, null, null, null, null, null, null).register(routing);
        new VolunteerRoutes(null, null, null, null, null, null).register(routing);
        new ProposalRoutes(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new DraftRoutes(null, null, null, null, null, new Unpublished(null, null), null))
                .register(routing);

        var documented = ROUTE.matcher(Files.readString(Path.of("../docs/api/folkmoot.md")))
                .results()
                .map(match -> match.group(1))
                .sorted()
                .toList();

        assertThat(documented).isEqualTo(routing.routes());
    }
}
