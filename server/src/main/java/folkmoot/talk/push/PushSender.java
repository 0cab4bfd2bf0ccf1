package folkmoot.talk.push;

import static folkmoot.schema.generated.Tables.USERS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.follow.Follows;
import folkmoot.people.notification.Notification;
import folkmoot.people.notification.NotificationWays;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.NotificationId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.Statuses;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends each notification to the apps that asked for it. */
public final class PushSender {

    /** Which notification of whom. */
    public record Wake(long account, long notification) {}

    private static final JobKind<Wake> WAKE =
            new JobKind<>("push", Wake.class, new RetryPolicy(4, Duration.ofSeconds(20), Duration.ofMinutes(10)));

    private static final int SALT = 16;
    private static final int LONGEST_BODY = 140;
    private static final int SECONDS_TO_LIVE = 172_800;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Database database;
    private final Jobs jobs;
    private final Parts parts;
    private final NotificationWays ways;
    private final PushSubscriptions subscriptions;
    private final PushKeys keys;
    private final ObjectMapper json = new ObjectMapper();
    private final SecureRandom random = new SecureRandom();
    private final PushTransport transport;

    /** What messages are made of. */
    public record Parts(
            Accounts accounts, Follows follows, Statuses statuses, Notifications notifications, LocalUris uris) {}

    public PushSender(
            Database database,
            Jobs jobs,
            Parts parts,
            NotificationWays ways,
            PushSubscriptions subscriptions,
            PushKeys keys,
            PushTransport transport) {
        this.database = database;
        this.jobs = jobs;
        this.parts = parts;
        this.ways = ways;
        this.subscriptions = subscriptions;
        this.keys = keys;
        jobs.handle(WAKE, this::wake);
        this.transport = transport;
    }

    /** Wakes the apps of whoever is notified, after the commit. */
    public void notified(Transaction tx, Notification notification) {
        if (subscriptions.has(tx, notification.account())
                && ways.of(tx, notification.account()).of(notification.type()).push()) {
            jobs.enqueue(
                    tx,
                    WAKE,
                    new Wake(notification.account().value(), notification.id().value()));
        }
    }

    /** What a job needs, read before anything goes over the network. */
    private record Message(
            Notification notification, Account from, String body, String locale, List<PushSubscription> to) {}

    private void wake(Wake job) {
        database.read(tx -> message(tx, job)).ifPresent(message -> message.to().forEach(each -> send(message, each)));
    }

    private Optional<Message> message(Transaction tx, Wake job) {
        var account = new AccountId(job.account());
        return parts.notifications()
                .find(tx, account, new NotificationId(job.notification()))
                .map(notification -> new Message(
                        notification,
                        parts.accounts()
                                .findEvenWaiting(tx, notification.from())
                                .orElseThrow(NotFound::new),
                        body(tx, notification),
                        locale(tx, account),
                        subscriptions.of(tx, account).stream()
                                .filter(subscription -> wants(tx, subscription, notification))
                                .toList()));
    }

    /** Their own language; apps choose their own words by it, too. */
    private static String locale(Transaction tx, AccountId account) {
        return tx.sql()
                .select(USERS.LOCALE)
                .from(USERS)
                .where(USERS.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(USERS.LOCALE)
                .orElse("en");
    }

    private boolean wants(Transaction tx, PushSubscription subscription, Notification notification) {
        var me = notification.account();
        var from = notification.from();
        return subscription.alerts().contains(notification.type().word())
                && switch (subscription.policy()) {
                    case "followed" -> parts.follows().follows(tx, me, from);
                    case "follower" -> parts.follows().follows(tx, from, me);
                    case "none" -> false;
                    default -> true;
                };
    }

    private String body(Transaction tx, Notification notification) {
        var text = notification
                .status()
                .flatMap(id -> parts.statuses().visible(tx, id, Optional.of(notification.account())))
                .map(status -> status.text().spoiler().isBlank()
                        ? Html.text(status.text().content())
                        : status.text().spoiler())
                .orElse("");
        return text.codePointCount(0, text.length()) <= LONGEST_BODY
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_BODY - 1)) + "…";
    }

    private void send(Message message, PushSubscription to) {
        try {
            var text = clearText(message, to);
            var salt = new byte[SALT];
            random.nextBytes(salt);
            var once = new PushEncryption.Once(to.receiver(), to.secret(), Curve.generate(), salt);
            var body = to.standard() ? PushEncryption.standard(text, once) : PushEncryption.draft(text, once);
            settle(to, transport.post(to.endpoint(), headers(to, once), body));
        } catch (GeneralSecurityException | JsonProcessingException impossible) {
            throw new IllegalStateException("A push message could not be made", impossible);
        }
    }

    private Map<String, String> headers(PushSubscription to, PushEncryption.Once once) throws GeneralSecurityException {
        var token = keys.token(to.endpoint(), parts.uris().at("/"));
        var headers = new HashMap<String, String>();
        headers.put("content-type", "application/octet-stream");
        headers.put("ttl", Integer.toString(SECONDS_TO_LIVE));
        headers.put("urgency", "normal");
        if (to.standard()) {
            headers.put("content-encoding", "aes128gcm");
            headers.put("authorization", "vapid t=" + token + ",k=" + keys.publicKey());
        } else {
            headers.put("content-encoding", "aesgcm");
            headers.put("encryption", "salt=" + BASE64.encodeToString(once.salt()));
            headers.put(
                    "crypto-key", "dh=" + BASE64.encodeToString(once.senderPoint()) + ";p256ecdsa=" + keys.publicKey());
            headers.put("authorization", "WebPush " + token);
        }
        return headers;
    }

    private byte[] clearText(Message message, PushSubscription to)
            throws GeneralSecurityException, JsonProcessingException {
        var from = message.from();
        return json.writeValueAsBytes(json.createObjectNode()
                .put("access_token", new String(keys.open(to.accessToken()), StandardCharsets.UTF_8))
                .put("preferred_locale", message.locale())
                .put("notification_id", message.notification().id().value())
                .put("notification_type", message.notification().type().word())
                .put(
                        "icon",
                        from.avatar()
                                .orElseGet(() -> parts.uris().at("/avatar.png"))
                                .toString())
                .put("title", PushTitles.of(message.notification().type(), from.name(), message.locale()))
                .put("body", message.body()));
    }

    /** Refused for good: forgotten. Too many, or a fault of theirs: tried again. */
    private void settle(PushSubscription to, int status) {
        if (status / 100 == 2) {
            return;
        }
        if (status / 100 == 4 && status != 408 && status != 429) {
            database.write(tx -> subscriptions.forget(tx, to));
            return;
        }
        throw new IllegalStateException("The push service answered " + status);
    }
}
