package folkmoot.door.activitypub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import folkmoot.federation.json.Fields;
import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.KnownAccounts;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.RateLimits.Rule;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * What is too much of one thing from one actor or server: thousands of reactions, deletions of what nobody here knows,
 * strangers who call for everybody. It is answered as if it had been taken and thrown away, so that the queue of its server
 * goes on for others.
 */
public final class Floods {

    private static final int REACTIONS_OF_ONE = 600;
    private static final int REACTIONS_FOR_EACH_KNOWN = 20;
    private static final int MOST_REACTIONS = 18_000; // five a second, as servers of large communities send
    private static final Rule REACTIONS = new Rule("reactions", REACTIONS_OF_ONE, Duration.ofHours(1));
    private static final Rule DELETIONS = new Rule("deletions", 600, Duration.ofHours(1));
    private static final int MOST_MENTIONS_OF_A_STRANGER = 20;
    private static final Duration NEW = Duration.ofDays(1);
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
    private static final int REMEMBERED = 10_000;
    private static final Set<String> REACTING = Set.of("Like", "Dislike", "EmojiReact", "EmojiReaction");

    private final RateLimits limits;
    private final Database database;
    private final Accounts accounts;
    private final Follows follows;
    private final Statuses statuses;
    private final InstantSource clock;
    private final Cache<String, Integer> known;

    /** @param limits shared by nobody else; switched off where limits are */
    public Floods(
            RateLimits limits,
            Database database,
            Accounts accounts,
            Follows follows,
            Statuses statuses,
            InstantSource clock) {
        this.limits = limits;
        this.database = database;
        this.accounts = accounts;
        this.follows = follows;
        this.statuses = statuses;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(KNOWN_FOR)
                .ticker((Ticker) () -> clock.millis() * 1_000_000)
                .build();
    }

    /** Whether the activity, of which it is known by now who sent it, is to be thrown away; 429 for one that may come again. */
    boolean contain(Envelope envelope) {
        if (REACTING.contains(envelope.type()) || isVote(envelope)) {
            if (isOver(REACTIONS, envelope.actor().toString())) {
                return true;
            }
            requireShare(envelope.actor());
            return false;
        }
        return switch (envelope.type()) {
            case "Delete" ->
                isOver(DELETIONS, Origins.authority(envelope.actor()))
                        && envelope.object().filter(this::isKnown).isEmpty();
            case "Create", "Update" -> limits.isEnabled() && isMassMention(envelope) && isStranger(envelope.actor());
            default -> false;
        };
    }

    /**
     * Whoever registered a domain has so many reactions for each account that was known there before yesterday. Those beyond are
     * to come again later: a crowd behind one server may mean it.
     */
    private void requireShare(URI actor) {
        if (limits.isEnabled()) {
            var domain = DomainNames.registrable(Origins.authority(actor));
            int accounts = known.get(domain, this::knownUnder);
            int share = Math.clamp((long) accounts * REACTIONS_FOR_EACH_KNOWN, REACTIONS_OF_ONE, MOST_REACTIONS);
            limits.take(new Rule("reactions-share", share, Duration.ofHours(1)), domain)
                    .ifPresent(RateLimits.Standing::requireAllowed);
        }
    }

    private int knownUnder(String domain) {
        var yesterday = clock.instant().minus(NEW);
        return database.read(tx -> KnownAccounts.read(
                        tx, Map.of(domain, KnownAccounts.none()), yesterday, MOST_REACTIONS / REACTIONS_FOR_EACH_KNOWN))
                .get(domain)
                .size();
    }

    private boolean isOver(Rule rule, String key) {
        return limits.take(rule, key).filter(standing -> !standing.allowed()).isPresent();
    }

    private boolean isKnown(URI object) {
        return database.read(tx -> statuses.byUri(tx, object).isPresent()
                || accounts.byUri(tx, object).isPresent());
    }

    private static boolean isVote(Envelope envelope) {
        var object = envelope.json().path("object");
        return envelope.type().equals("Create")
                && object.has("name")
                && object.has("inReplyTo")
                && object.path("content").asText("").isBlank();
    }

    private static boolean isMassMention(Envelope envelope) {
        return envelope.json().path("object") instanceof ObjectNode object
                && new Fields(object)
                                .values("tag").stream()
                                        .filter(Floods::isMention)
                                        .count()
                        > MOST_MENTIONS_OF_A_STRANGER;
    }

    private static boolean isMention(JsonNode tag) {
        return tag.path("type").asText("").equals("Mention");
    }

    /** Somebody whom we have known for less than a day, and whom nobody here follows. */
    private boolean isStranger(URI actor) {
        return database.read(tx -> accounts.byUri(tx, actor)
                .filter(account -> !isNew(account) || isFollowed(tx, account))
                .isEmpty());
    }

    private boolean isNew(Account account) {
        return account.times().firstSeen().plus(NEW).isAfter(clock.instant());
    }

    private boolean isFollowed(Transaction tx, Account account) {
        return follows.hasLocalFollowers(tx, account.id());
    }
}
