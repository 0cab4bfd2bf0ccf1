package folkmoot.people.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.federation.signature.CollectionSynchronization;
import folkmoot.federation.signature.FollowerDigest;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What each host is told of the followers that it has of an account of ours, so that both sides notice where they differ
 * (FEP-8fcf). A follower belongs to the host of its inbox.
 */
public final class FollowersElsewhere {

    /** From this many followers on, nothing is told. */
    private static final int TOO_MANY = 25_000;

    /** How long one computation serves the deliveries of one activity. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final int MOST_KEPT = 200;

    private static final String FOLLOWERS = """
        SELECT a.uri, CASE WHEN a.domain IS NOT NULL THEN a.inbox_url END
        FROM follow f JOIN account a ON a.id = f.account_id
        WHERE f.target_id = ? AND f.accepted_at IS NOT NULL AND a.deleted_at IS NULL
        LIMIT ?
        """;

    private final Database database;
    private final LocalUris uris;
    private final int tooMany;
    private final Cache<Long, Optional<Map<String, String>>> digests =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    public FollowersElsewhere(Database database, LocalUris uris) {
        this(database, uris, TOO_MANY);
    }

    /** @param tooMany from this many followers in all on, nothing is told */
    public FollowersElsewhere(Database database, LocalUris uris, int tooMany) {
        this.database = database;
        this.uris = uris;
        this.tooMany = tooMany;
    }

    private record Follower(URI id, Optional<URI> inbox) {

        String host() {
            return inbox.map(Origins::authority).orElse("");
        }
    }

    /** The followers on one host; none where there are too many in all to be compared. */
    public List<URI> at(Transaction tx, AccountId account, String host) {
        return byHost(tx, account).map(hosts -> hosts.get(host)).orElse(List.of());
    }

    /** Where those of the asking host are listed. */
    public URI list(URI actor) {
        return uris.below(actor, "followers_synchronization");
    }

    /**
     * The header that goes with a followers-only activity to the host of an inbox; none where there are too many followers
     * to be compared. Asks the database once for all inboxes of one activity in a minute.
     */
    Optional<CollectionSynchronization> told(DueDelivery delivery, URI actor) {
        return digests.get(delivery.bodyId(), _ -> database.read(tx -> digests(tx, delivery.sender())))
                .map(known -> new CollectionSynchronization(
                        uris.below(actor, "followers"),
                        list(actor),
                        Optional.ofNullable(known.get(Origins.authority(delivery.inbox())))
                                .orElseGet(() -> FollowerDigest.of(List.of()))));
    }

    private Optional<Map<String, String>> digests(Transaction tx, AccountId account) {
        return byHost(tx, account)
                .map(hosts -> hosts.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, host -> FollowerDigest.of(host.getValue()))));
    }

    private Optional<Map<String, List<URI>>> byHost(Transaction tx, AccountId account) {
        var followers = tx.fetch(
                FOLLOWERS,
                row -> new Follower(
                        URI.create(row.getString(1)),
                        Optional.ofNullable(row.getString(2)).map(URI::create)),
                account.value(),
                tooMany);
        return followers.size() == tooMany
                ? Optional.empty()
                : Optional.of(followers.stream()
                        .filter(follower -> follower.inbox().isPresent())
                        .collect(Collectors.groupingBy(
                                Follower::host, Collectors.mapping(Follower::id, Collectors.toList()))));
    }
}
