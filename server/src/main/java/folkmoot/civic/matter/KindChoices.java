package folkmoot.civic.matter;

import folkmoot.civic.community.CivicLists;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.CommunityLog;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which kinds a community wants: what its template says, until its moderators choose. What was posted before stays. */
public final class KindChoices {

    private static final Map<String, List<String>> TEMPLATES = CivicLists.templates().stream()
            .collect(Collectors.toMap(CivicLists.Template::name, CivicLists.Template::kinds));

    private final Kinds kinds;
    private final Communities communities;
    private final CommunityLog log;
    private final InstantSource clock;
    private final MatterStore store = new MatterStore();

    public KindChoices(Kinds kinds, Communities communities, CommunityLog log, InstantSource clock) {
        this.kinds = kinds;
        this.communities = communities;
        this.log = log;
        this.clock = clock;
    }

    /** Those that a community wants, in the order in which they are entered. */
    public List<MatterKind<?>> of(Transaction tx, Community community) {
        var chosen = store.kinds(tx, community.id())
                .orElseGet(() -> TEMPLATES.getOrDefault(community.template(), List.of()));
        return kinds.all().stream().filter(kind -> chosen.contains(kind.word())).toList();
    }

    boolean wants(Transaction tx, Community community, MatterKind<?> kind) {
        return of(tx, community).contains(kind);
    }

    /** A moderator chooses; it stands in the community's log. Problems: 403 for everybody else, 422 for a word that is no kind. */
    public void set(Transaction tx, Community community, Account moderator, Collection<String> wanted) {
        communities.requireModerator(tx, community.id(), moderator.id());
        var chosen = wanted.stream()
                .filter(word -> !word.isBlank())
                .<String>map(word -> kinds.require(word).word())
                .distinct()
                .sorted()
                .toList();
        store.setKinds(tx, community.id(), chosen, clock.instant());
        log.add(
                tx,
                community.id(),
                moderator.id(),
                CommunityLog.Act.KINDS,
                community.group().uri(),
                chosen.isEmpty() ? "none" : String.join(", ", chosen));
    }
}
