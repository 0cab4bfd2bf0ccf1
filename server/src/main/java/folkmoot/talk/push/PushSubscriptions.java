package folkmoot.talk.push;

import static folkmoot.schema.generated.Tables.OAUTH_TOKEN;
import static folkmoot.schema.generated.Tables.PUSH_SUBSCRIPTION;
import static folkmoot.schema.generated.Tables.USERS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.TokenId;
import folkmoot.platform.problem.Invalid;
import folkmoot.schema.generated.tables.records.PushSubscriptionRecord;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.impl.DSL;

/** Keeps subscriptions: one for each access token, gone with it. */
public final class PushSubscriptions {

    private static final int SECRET = 16;
    private static final int LONGEST_ENDPOINT = 2_000;
    private static final Set<String> POLICIES = Set.of("all", "followed", "follower", "none");

    private final PushKeys keys;
    private final Ids ids;
    private final InstantSource clock;
    private final Cache<AccountId, Boolean> subscribed = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofSeconds(60))
            .build();

    public PushSubscriptions(PushKeys keys, Ids ids, InstantSource clock) {
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who subscribes: the token and its secret, which the messages carry. */
    public record Subscriber(TokenId token, AccountId account, String accessToken) {}

    /** What the app wants. */
    public record Wish(
            String endpoint, byte[] receiver, byte[] secret, boolean standard, Set<String> alerts, String policy) {}

    /** Replaces what the token had. Problems: 422 for an endpoint, a key or a policy that cannot be. */
    public PushSubscription put(Transaction tx, Subscriber subscriber, Wish wish) {
        var endpoint = requireEndpoint(wish.endpoint());
        requireKeys(wish);
        requirePolicy(wish.policy());
        remove(tx, subscriber.token(), subscriber.account());
        tx.sql()
                .insertInto(PUSH_SUBSCRIPTION)
                .set(PUSH_SUBSCRIPTION.ID, ids.next())
                .set(PUSH_SUBSCRIPTION.TOKEN_ID, subscriber.token().value())
                .set(PUSH_SUBSCRIPTION.ACCOUNT_ID, subscriber.account().value())
                .set(PUSH_SUBSCRIPTION.ENDPOINT, endpoint.toString())
                .set(PUSH_SUBSCRIPTION.P256DH, wish.receiver())
                .set(PUSH_SUBSCRIPTION.AUTH, wish.secret())
                .set(PUSH_SUBSCRIPTION.STANDARD, wish.standard())
                .set(PUSH_SUBSCRIPTION.ALERTS, wish.alerts().toArray(String[]::new))
                .set(PUSH_SUBSCRIPTION.POLICY, wish.policy())
                .set(PUSH_SUBSCRIPTION.ACCESS_TOKEN, sealed(subscriber.accessToken()))
                .set(PUSH_SUBSCRIPTION.CREATED_AT, clock.instant())
                .execute();
        return find(tx, subscriber.token()).orElseThrow();
    }

    private byte[] sealed(String accessToken) {
        try {
            return keys.seal(accessToken.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no AES-GCM", missing);
        }
    }

    private static URI requireEndpoint(String text) {
        try {
            var endpoint = URI.create(text);
            var scheme = String.valueOf(endpoint.getScheme());
            if (endpoint.getHost() != null && scheme.matches("https?") && text.length() <= LONGEST_ENDPOINT) {
                return endpoint;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw Invalid.field("endpoint", "ERR_INVALID", "is not a valid URL");
        }
        throw Invalid.field("endpoint", "ERR_INVALID", "is not a valid URL");
    }

    private static void requireKeys(Wish wish) {
        try {
            Curve.publicKey(wish.receiver());
        } catch (GeneralSecurityException notAKey) {
            throw Invalid.field("p256dh", "ERR_INVALID", "is not a P-256 public key");
        }
        if (wish.secret().length != SECRET) {
            throw Invalid.field("auth", "ERR_INVALID", "is not 16 bytes");
        }
    }

    private static void requirePolicy(String policy) {
        if (!POLICIES.contains(policy)) {
            throw Invalid.field("policy", "ERR_INCLUSION", "is not included in the list");
        }
    }

    public Optional<PushSubscription> find(Transaction tx, TokenId token) {
        return tx.sql()
                .selectFrom(PUSH_SUBSCRIPTION)
                .where(PUSH_SUBSCRIPTION.TOKEN_ID.eq(token.value()))
                .fetchOptional(PushSubscriptions::subscription);
    }

    /** Changes what is sent; 422 for a policy that cannot be. */
    public void update(Transaction tx, TokenId token, Set<String> alerts, String policy) {
        requirePolicy(policy);
        tx.sql()
                .update(PUSH_SUBSCRIPTION)
                .set(PUSH_SUBSCRIPTION.ALERTS, alerts.toArray(String[]::new))
                .set(PUSH_SUBSCRIPTION.POLICY, policy)
                .where(PUSH_SUBSCRIPTION.TOKEN_ID.eq(token.value()))
                .execute();
    }

    public void remove(Transaction tx, TokenId token, AccountId account) {
        tx.sql()
                .deleteFrom(PUSH_SUBSCRIPTION)
                .where(PUSH_SUBSCRIPTION.TOKEN_ID.eq(token.value()))
                .execute();
        tx.afterCommit(() -> subscribed.invalidate(account));
    }

    /** The push service does not know it any more. */
    void forget(Transaction tx, PushSubscription subscription) {
        tx.sql()
                .deleteFrom(PUSH_SUBSCRIPTION)
                .where(PUSH_SUBSCRIPTION.ID.eq(subscription.id()))
                .execute();
    }

    /** Whether an account has any at all; from memory for a minute, as every notification asks. */
    boolean has(Transaction tx, AccountId account) {
        return subscribed.get(
                account,
                _ -> tx.sql().fetchExists(PUSH_SUBSCRIPTION, PUSH_SUBSCRIPTION.ACCOUNT_ID.eq(account.value())));
    }

    /** Those of an account whose token is still live, while its user may use it. */
    List<PushSubscription> of(Transaction tx, AccountId account) {
        var token = OAUTH_TOKEN;
        return tx.sql()
                .select(PUSH_SUBSCRIPTION.fields())
                .from(PUSH_SUBSCRIPTION)
                .join(token)
                .on(token.ID.eq(PUSH_SUBSCRIPTION.TOKEN_ID))
                .where(PUSH_SUBSCRIPTION.ACCOUNT_ID.eq(account.value()))
                .and(token.REVOKED_AT.isNull())
                .andNotExists(
                        DSL.selectOne().from(USERS).where(USERS.ID.eq(token.USER_ID), USERS.DISABLED_AT.isNotNull()))
                .fetchInto(PUSH_SUBSCRIPTION)
                .map(PushSubscriptions::subscription);
    }

    private static PushSubscription subscription(PushSubscriptionRecord row) {
        return new PushSubscription(
                row.getId(),
                row.getNumber(),
                new AccountId(row.getAccountId()),
                URI.create(row.getEndpoint()),
                row.getP256dh(),
                row.getAuth(),
                row.getStandard(),
                Set.of(row.getAlerts()),
                row.getPolicy(),
                row.getAccessToken());
    }
}
