package folkmoot.people.instance;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.json.Fields;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.platform.database.Database;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the NodeInfo of the servers we met, now and then, to know which of them understand announced activities. Nothing
 * else is concluded from it.
 */
public final class InstanceSurvey {

    private static final Duration EVERY = Duration.ofDays(7);
    private static final int AT_ONCE = 20;
    private static final int REQUESTS = 4;
    private static final int LONGEST_WORD = 100;
    private static final String SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/2.";
    private static final String APPLICATION = "https://www.w3.org/ns/activitystreams#Application";
    private static final Set<String> GROUP_AWARE =
            Set.of("lemmy", "mbin", "piefed", "nodebb", "discourse", "friendica", "hubzilla", "folkmoot", "wordpress");

    private final Database database;
    private final Instances instances;
    private final Fetcher fetcher;
    private final boolean allowHttp;
    private final InstantSource clock;

    public InstanceSurvey(
            Database database, Instances instances, Fetcher fetcher, boolean allowHttp, InstantSource clock) {
        this.database = database;
        this.instances = instances;
        this.fetcher = fetcher;
        this.allowHttp = allowHttp;
        this.clock = clock;
    }

    /** Reads those that are due; a recurring duty. */
    public void run() {
        var due = database.read(tx -> instances.unknownSince(tx, clock.instant().minus(EVERY), AT_ONCE));
        for (var host : due) {
            var info = read(host);
            var software = info.flatMap(fields -> fields.object("software"));
            var name = software.flatMap(fields -> fields.text("name")).map(InstanceSurvey::word);
            var version = software.flatMap(fields -> fields.text("version")).map(InstanceSurvey::word);
            var aware = name.filter(GROUP_AWARE::contains).isPresent();
            database.write(tx -> instances.learned(tx, host, name, version, aware));
        }
    }

    /** Whether a host answers when asked for its NodeInfo. */
    public boolean answers(String host) {
        return read(host).isPresent();
    }

    /** Whether a host says that the actor of its instance is gone: the one its NodeInfo names (FEP-2677), or its root. */
    public boolean isGone(String host) {
        var budget = FetchBudget.of(REQUESTS);
        var links = links(host);
        var actor = json(links, budget)
                .flatMap(fields -> fields.objects("links", AT_ONCE).stream()
                        .filter(link -> link.text("rel").orElse("").equals(APPLICATION))
                        .flatMap(link -> link.webUri("href").stream())
                        .filter(uri -> Origins.same(uri, links))
                        .findFirst())
                .orElse(links.resolve("/"));
        return fetcher.fetch(actor, budget) instanceof FetchResult.Gone;
    }

    private URI links(String host) {
        var scheme = allowHttp && host.replaceFirst(":[0-9]+$", "").endsWith("localhost") ? "http://" : "https://";
        return URI.create(scheme + host + "/.well-known/nodeinfo");
    }

    private Optional<Fields> read(String host) {
        var budget = FetchBudget.of(REQUESTS);
        var links = links(host);
        return json(links, budget)
                .flatMap(fields -> fields.objects("links", AT_ONCE).stream()
                        .filter(link -> link.text("rel").orElse("").startsWith(SCHEMA))
                        .flatMap(link -> link.webUri("href").stream())
                        .filter(uri -> Origins.same(uri, links)) // never to another host
                        .findFirst())
                .flatMap(uri -> json(uri, budget));
    }

    private Optional<Fields> json(URI uri, FetchBudget budget) {
        return fetcher.fetchJson(uri, "application/json", budget) instanceof FetchResult.Found found
                ? Optional.of(new Fields(found.json()))
                : Optional.empty();
    }

    private static String word(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_WORD)).toLowerCase(Locale.ROOT);
    }
}
