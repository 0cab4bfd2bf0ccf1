package folkmoot.door.activitypub;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.signature.CollectionSynchronization;
import folkmoot.federation.signature.ReadSignature;
import folkmoot.federation.signature.SignatureReader;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.people.follow.FollowerSynchronization;
import folkmoot.people.instance.Instances;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.http.Body;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.Unauthorized;
import folkmoot.platform.problem.Unsupported;
import folkmoot.platform.uri.LocalUris;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The inboxes: one for each actor and one for all. The 202 means that the activity is stored. */
public final class InboxRoutes {

    private static final RateLimits.Rule BY_ADDRESS = new RateLimits.Rule("inbox", 1_500, Duration.ofMinutes(5));
    private static final RateLimits.Rule BY_HOST = new RateLimits.Rule("inbox-host", 1_500, Duration.ofMinutes(5));
    private static final int REQUESTS_FOR_A_KEY = 10;

    private final SignatureReader signatures;
    private final Senders senders;
    private final RemoteAccounts accounts;
    private final Instances instances;
    private final Inbox inbox;
    private final Floods floods;
    private final DroppedActivities dropped;
    private final FollowerSynchronization synchronization;
    private final LocalUris uris;
    private final Consumer<String> heardFrom;

    /** @param heardFrom told of each host that sent something valid */
    public InboxRoutes(
            SignatureReader signatures,
            Senders senders,
            RemoteAccounts accounts,
            Instances instances,
            Inbox inbox,
            Floods floods,
            DroppedActivities dropped,
            FollowerSynchronization synchronization,
            LocalUris uris,
            Consumer<String> heardFrom) {
        this.signatures = signatures;
        this.senders = senders;
        this.accounts = accounts;
        this.instances = instances;
        this.inbox = inbox;
        this.floods = floods;
        this.dropped = dropped;
        this.synchronization = synchronization;
        this.uris = uris;
        this.heardFrom = heardFrom;
    }

    public void addTo(Routing routing) {
        for (var path : List.of("/inbox", "/users/:name/inbox", "/c/:name/inbox")) {
            routing.post(path, Body.raw(Json.MAX_BYTES), this::receive);
        }
    }

    private Response receive(Request request) {
        request.count(BY_ADDRESS, request.network());
        requireType(request);
        var claimed = claimed(request);
        var envelope = envelope(request.body());
        requirePlausible(envelope);
        if (instances.isBlocked(Origins.authority(envelope.actor()))
                || instances.isBlocked(Origins.authority(claimed.keyId()))) {
            throw new Forbidden("Nothing is taken from this server");
        }
        if (concernsAStrangerOnly(envelope)) {
            dropped.atTheDoor(envelope, DropReason.STRANGER);
            return Response.empty(202);
        }
        var sent = senders.verify(
                claimed,
                envelope,
                FetchBudget.of(REQUESTS_FOR_A_KEY),
                () -> KeyFetches.count(request, claimed.keyId()));
        request.count(BY_HOST, Origins.authority(claimed.keyId())); // only now: nobody uses up another's
        if (floods.contain(envelope)) {
            dropped.atTheDoor(envelope, DropReason.FLOOD);
        } else {
            inbox.take(sent, envelope, request.body());
        }
        synchronize(request, claimed, sent);
        heardFrom.accept(Origins.authority(claimed.keyId()));
        return Response.empty(202);
    }

    /** What the signer says of its followers here (FEP-8fcf) counts only when its signature covers it. */
    private void synchronize(Request request, ReadSignature.Claimed claimed, Sent sent) {
        var headers = request.headers(CollectionSynchronization.HEADER);
        if (headers.size() == 1 && claimed.covered().contains(CollectionSynchronization.HEADER)) {
            synchronization.told(sent.signer(), headers.getFirst());
        }
    }

    private static void requireType(Request request) {
        var type = request.header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!Inbox.TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            throw new Unsupported("An inbox takes application/activity+json");
        }
    }

    private ReadSignature.Claimed claimed(Request request) {
        return switch (signatures.read(SignedRequests.of(request, uris))) {
            case ReadSignature.Claimed claimed -> claimed;
            case ReadSignature.Absent _ -> throw Unauthorized.unsigned("The request is not signed");
            case ReadSignature.Malformed(var reason) -> throw Invalid.malformed(reason);
            case ReadSignature.Refused(var reason) -> throw new Unauthorized(reason);
        };
    }

    private static Envelope envelope(byte[] body) {
        try {
            return Envelope.read(body);
        } catch (MalformedDocument malformed) {
            throw Invalid.malformed(malformed.getMessage());
        }
    }

    private void requirePlausible(Envelope envelope) {
        if (uris.isLocal(envelope.actor())) {
            throw new Unauthorized("Actors of this server do not send to it");
        }
        if (!Origins.same(envelope.id(), envelope.actor())) {
            throw new Forbidden("The activity's id stands on another server than its actor");
        }
    }

    /** Servers tell everybody of deleted accounts: of one that we never heard of, nothing needs to be fetched. */
    private boolean concernsAStrangerOnly(Envelope envelope) {
        return (envelope.type().equals("Delete") || envelope.type().equals("Update"))
                && envelope.isAboutItsActor()
                && accounts.known(envelope.actor()).isEmpty();
    }
}
