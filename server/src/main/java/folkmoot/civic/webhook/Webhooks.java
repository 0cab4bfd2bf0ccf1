package folkmoot.civic.webhook;

import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.CommunityLog;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Worded;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told of what happens to proposals: a community's moderators say so for theirs, in the open; for the whole instance its operators do,
 * whom the door lets in.
 */
public final class Webhooks {

    /** At most so many of a community, and of the instance. */
    public static final int MOST = 10;

    private static final int LONGEST_URL = 2_000;
    private static final int SECRET_BYTES = 32;
    private static final Duration FORMER = Duration.ofDays(1);

    private final Communities communities;
    private final CommunityLog log;
    private final Ids ids;
    private final InstantSource clock;
    private final boolean plainHttp;
    private final SecureRandom random = new SecureRandom();
    private final WebhookStore store = new WebhookStore();

    /** @param plainHttp whether addresses without TLS are taken, too */
    public Webhooks(Communities communities, CommunityLog log, Ids ids, InstantSource clock, boolean plainHttp) {
        this.communities = communities;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
        this.plainHttp = plainHttp;
    }

    /**
     * Who does something for what.
     *
     * @param community empty for the whole instance: then whoever asks has made sure that {@code account} operates it
     */
    public record By(Optional<Community> community, Account account) {}

    /** What is said once: {@code whsec_} and the secret, as libraries for Standard Webhooks take it. */
    public record Registered(Webhook webhook, String secret) {}

    /** All that there are of it. Problems: 403 for who is no moderator. */
    public List<Webhook> list(Transaction tx, By by) {
        requireMay(tx, by);
        return store.list(tx, of(by), clock.instant());
    }

    /**
     * From now on an address is told.
     *
     * @param kinds words of {@link WebhookKind}
     */
    public Registered register(Transaction tx, By by, String url, List<String> kinds) {
        requireMay(tx, by);
        tx.alone("webhooks of " + of(by).map(CommunityId::toString).orElse("the instance"));
        var address = address(url);
        var wanted = kinds(kinds);
        if (list(tx, by).size() >= MOST) {
            throw new Conflict("There are " + MOST + " already; remove one first");
        }
        long id = ids.next();
        var secret = secret();
        store.insert(tx, id, of(by), address, wanted, secret, by.account().id(), clock.instant());
        note(tx, by, "told: " + address.getHost());
        return new Registered(require(tx, by, id), written(secret));
    }

    /** Another secret; for a day messages are signed with the one before, too. */
    public Registered rotate(Transaction tx, By by, long id) {
        require(tx, by, id);
        var secret = secret();
        store.rotate(tx, id, secret, clock.instant().plus(FORMER));
        return new Registered(require(tx, by, id), written(secret));
    }

    /** It is told again, from now on. */
    public Webhook enable(Transaction tx, By by, long id) {
        require(tx, by, id);
        store.enable(tx, id);
        return require(tx, by, id);
    }

    /** It is told nothing more. */
    public void remove(Transaction tx, By by, long id) {
        var webhook = require(tx, by, id);
        store.delete(tx, id);
        note(tx, by, "no longer told: " + webhook.url().getHost());
    }

    /** Problems: 404 for one of somebody else. */
    private Webhook require(Transaction tx, By by, long id) {
        requireMay(tx, by);
        return store.find(tx, id, clock.instant())
                .filter(webhook -> webhook.community().equals(of(by)))
                .orElseThrow(NotFound::new);
    }

    private void requireMay(Transaction tx, By by) {
        by.community()
                .ifPresent(community -> communities.requireModerator(
                        tx, community.id(), by.account().id()));
    }

    private static Optional<CommunityId> of(By by) {
        return by.community().map(Community::id);
    }

    /** Only the host: what stands behind it may be a secret of the address. */
    private void note(Transaction tx, By by, String what) {
        by.community()
                .ifPresent(community -> log.add(
                        tx,
                        community.id(),
                        by.account().id(),
                        CommunityLog.Act.WEBHOOK,
                        community.group().uri(),
                        what));
    }

    private URI address(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            throw Invalid.field("url", "ERR_BLANK", "can't be blank");
        }
        try {
            var address = URI.create(text);
            boolean secure = "https".equals(address.getScheme()) || plainHttp && "http".equals(address.getScheme());
            if (text.length() <= LONGEST_URL
                    && secure
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException noAddress) {
            throw unsuitable();
        }
        throw unsuitable();
    }

    private static Invalid unsuitable() {
        return Invalid.field(
                "url", "ERR_INVALID", "must be an address that begins with https://, without a name in it");
    }

    private static Set<WebhookKind> kinds(List<String> words) {
        var kinds = EnumSet.noneOf(WebhookKind.class);
        for (var word : words) {
            kinds.add(Worded.find(WebhookKind.class, word)
                    .orElseThrow(
                            () -> Invalid.field("kinds", "ERR_INCLUSION", "names something that nobody is told of")));
        }
        if (kinds.isEmpty()) {
            throw Invalid.field("kinds", "ERR_BLANK", "must name something");
        }
        return kinds;
    }

    private byte[] secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String written(byte[] secret) {
        return "whsec_" + Base64.getEncoder().encodeToString(secret);
    }

    WebhookStore store() {
        return store;
    }
}
