package folkmoot.people.instance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import folkmoot.federation.fetch.Admission;
import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.platform.database.Database;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds how many servers that we never met are asked for documents under one registered name within a day: whoever owns a
 * name can answer for any number of names below it, each leading to the next (Mastodon CVE-2022-46405).
 */
public final class NewHosts implements Admission {

    private static final int MOST_UNDER_ONE_NAME = 10;
    private static final Duration WINDOW = Duration.ofDays(1);
    private static final int REMEMBERED = 10_000;

    private final Database database;
    private final Instances instances;
    private final boolean enabled;
    private final Cache<String, Set<String>> metUnder;

    /** @param enabled whether limits are on */
    public NewHosts(Database database, Instances instances, boolean enabled, InstantSource clock) {
        this.database = database;
        this.instances = instances;
        this.enabled = enabled;
        this.metUnder = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(WINDOW)
                .ticker((Ticker) () -> clock.millis() * 1_000_000)
                .build();
    }

    /** A new server is counted. */
    @Override
    public boolean admits(URI address) {
        var host = Origins.authority(address);
        if (!enabled || database.read(tx -> instances.find(tx, host)).isPresent()) {
            return true;
        }
        var hosts = metUnder.get(name(address), _ -> ConcurrentHashMap.newKeySet());
        synchronized (hosts) {
            return hosts.contains(host) || hosts.size() < MOST_UNDER_ONE_NAME && hosts.add(host);
        }
    }

    /** A server that is not there takes nobody's place: names below another's are easily invented. */
    @Override
    public void unanswered(URI address) {
        var hosts = metUnder.getIfPresent(name(address));
        if (hosts != null) {
            synchronized (hosts) {
                hosts.remove(Origins.authority(address));
            }
        }
    }

    private static String name(URI address) {
        return address.getHost() == null ? "" : DomainNames.registrable(address.getHost());
    }
}
