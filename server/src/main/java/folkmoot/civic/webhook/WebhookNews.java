package folkmoot.civic.webhook;

import folkmoot.civic.proposal.HappenedObserver;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalEvent;
import folkmoot.civic.proposal.Proposals;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.text.Worded;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells those addresses that want to know: what happens is noted in its transaction, the message is written when it is sent, so that what was hidden
 * meanwhile stays hidden.
 */
public final class WebhookNews implements HappenedObserver {

    private static final Duration KNOWN = Duration.ofSeconds(5);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(5);
    private static final int GONE = 410;

    /** When it is tried again, after the first, second … attempt; about three and a half days in all. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private final Database database;
    private final Webhooks webhooks;
    private final Proposals proposals;
    private final WebhookMessages messages;
    private final Jobs jobs;
    private final InstantSource clock;
    private final Posting posting;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(true, Instant.EPOCH));

    /** Sends a message to an address. Blocks. */
    @FunctionalInterface
    public interface Posting {

        Posted post(URI address, Map<String, String> headers, byte[] body);
    }

    /** What came of it. @param status 0 where none came; @param problem what was wrong then */
    public record Posted(int status, String problem) {

        boolean isTaken() {
            return status / 100 == 2;
        }

        String why() {
            return status == 0 ? problem : "it answered " + status;
        }
    }

    /** Whether any address is told of anything, as it was lately. */
    private record Known(boolean any, Instant until) {}

    /**
     * Something happened.
     *
     * @param at milliseconds since 1970
     * @param webhook the one to tell; 0 for all that want to know
     * @param attempt how often it was tried
     */
    public record Tell(
            long event,
            long proposal,
            String kind,
            long at,
            String from,
            String to,
            long body,
            String reason,
            long webhook,
            int attempt) {

        Tell to(Webhook one) {
            return new Tell(event, proposal, kind, at, from, to, body, reason, one.id(), 0);
        }

        Tell again() {
            return new Tell(event, proposal, kind, at, from, to, body, reason, webhook, attempt + 1);
        }

        /** The same however often it is tried. */
        String id() {
            return "msg_" + event + "_" + webhook;
        }
    }

    public static final JobKind<Tell> TELL = new JobKind<>("webhook", Tell.class, RetryPolicy.USUAL);

    public WebhookNews(
            Database database,
            Webhooks webhooks,
            Proposals proposals,
            WebhookMessages messages,
            Jobs jobs,
            InstantSource clock,
            Posting posting) {
        this.database = database;
        this.webhooks = webhooks;
        this.proposals = proposals;
        this.messages = messages;
        this.jobs = jobs;
        this.clock = clock;
        this.posting = posting;
        jobs.handle(TELL, this::tell);
    }

    /** Asks the database for it every five seconds at most: an address is told of what happens from then on. */
    private boolean isAnybodyTold(Transaction tx) {
        var now = clock.instant();
        var last = known.get();
        if (last.until().isAfter(now)) {
            return last.any();
        }
        var read = new Known(webhooks.store().isAny(tx), now.plus(KNOWN));
        known.set(read);
        return read.any();
    }

    @Override
    public void happened(Transaction tx, ProposalId proposal, ProposalEvent event) {
        WebhookKind.of(event.kind())
                .filter(_ -> isAnybodyTold(tx))
                .ifPresent(kind -> jobs.enqueue(
                        tx,
                        TELL,
                        new Tell(
                                event.id(),
                                proposal.value(),
                                kind.word(),
                                event.createdAt().toEpochMilli(),
                                event.from().orElse(""),
                                event.to().orElse(""),
                                event.body().map(BodyId::value).orElse(0L),
                                event.reason().orElse(""),
                                0,
                                0)));
    }

    private void tell(Tell tell) {
        if (tell.webhook() == 0) {
            database.write(tx -> proposals
                    .find(tx, new ProposalId(tell.proposal()))
                    .filter(Proposal::local)
                    .ifPresent(proposal -> Worded.find(WebhookKind.class, tell.kind())
                            .ifPresent(kind -> webhooks.store()
                                    .told(tx, proposal.community(), kind, clock.instant())
                                    .forEach(one -> jobs.enqueue(tx, TELL, tell.to(one))))));
            return;
        }
        database.read(tx -> webhooks.store().find(tx, tell.webhook(), clock.instant()))
                .filter(Webhook::isTold)
                .ifPresent(one ->
                        database.read(tx -> messages.of(tx, tell)).ifPresent(message -> send(one, tell, message)));
    }

    private void send(Webhook to, Tell tell, WebhookMessage message) {
        var body = JsonBodies.write(message);
        long seconds = clock.instant().getEpochSecond();
        var posted = posting.post(
                to.url(),
                Map.of(
                        "content-type",
                        "application/json",
                        "webhook-id",
                        tell.id(),
                        "webhook-timestamp",
                        Long.toString(seconds),
                        "webhook-signature",
                        WebhookSignature.of(tell.id(), seconds, body, to.secrets())),
                body);
        database.write(tx -> note(tx, to, tell, posted));
    }

    private void note(Transaction tx, Webhook to, Tell tell, Posted posted) {
        var now = clock.instant();
        if (posted.isTaken()) {
            webhooks.store().taken(tx, to.id(), now);
            return;
        }
        var since = webhooks.store().failed(tx, to.id(), posted.why(), now);
        if (posted.status() == GONE || since.isBefore(now.minus(GIVEN_UP_AFTER))) {
            webhooks.store().disable(tx, to.id(), now);
        } else if (tell.attempt() < PAUSES.size()) {
            jobs.enqueueAt(tx, TELL, tell.again(), now.plus(PAUSES.get(tell.attempt())));
        }
    }
}
