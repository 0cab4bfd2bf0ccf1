package folkmoot.civic.proposal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.civic.body.Body;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.log.LogFolding;
import folkmoot.federation.json.Contexts;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.signature.ObjectProofs;
import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.CivicRecord;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Update;
import folkmoot.people.account.Account;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.people.key.AccountKeys;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.status.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the civic record of a proposal at home here: what the community owns of it, with an integrity proof by the Group's
 * Ed25519 key (FEDERATION.md, Proposals). Sends it to the followers' servers when it changes.
 */
public final class RecordDocuments {

    private final Database database;
    private final Proposals proposals;
    private final LogFolding folding;
    private final Foundations civic;
    private final AccountKeys keys;
    private final Deliveries deliveries;
    private final Jobs jobs;

    public RecordDocuments(
            Database database,
            Proposals proposals,
            LogFolding folding,
            AccountKeys keys,
            Deliveries deliveries,
            Jobs jobs) {
        this.database = database;
        this.folding = folding;
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.keys = keys;
        this.deliveries = deliveries;
        this.jobs = jobs;
        jobs.handle(Records.KIND, job -> sendAll(List.of(new ProposalId(job.proposal()))));
        jobs.handle(
                Records.SEVERAL,
                job -> sendAll(job.proposals().stream().map(ProposalId::new).toList()));
    }

    private record Written(CivicRecord record, Account group) {}

    /** The record with its proof, as it is served at its own address. 404 for proposals that are not at home here. */
    public ObjectNode document(ProposalId id) {
        settle(id);
        var written = database.read(tx -> write(tx, id)).orElseThrow(NotFound::new);
        return sign(written);
    }

    /** A record says nothing that cannot be counted again, and nothing that is out of date. */
    private void settle(ProposalId id) {
        if (database.read(tx -> folding.isPending(tx, id))) {
            folding.fold();
        }
    }

    /** What happened to the proposal, oldest first: moves of the civic state, of tracks, responses. */
    public ObjectNode history(ProposalId id) {
        return database.read(tx -> {
            proposals.require(tx, id);
            return history(tx, id);
        });
    }

    private ObjectNode history(Transaction tx, ProposalId id) {
        var events = proposals.events(tx, id);
        var bodies =
                civic
                        .bodies()
                        .list(
                                tx,
                                events.stream()
                                        .flatMap(event -> event.body().stream())
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(Body::id, Function.identity()));
        var document = Json.object();
        var context = document.putArray("@context").add(Contexts.ACTIVITY_STREAMS);
        context.addObject().put("fm", Contexts.FOLKMOOT);
        document.put("id", civic.uris().proposalHistory(id).toString());
        document.put("type", "OrderedCollection");
        document.put("totalItems", events.size());
        var items = document.putArray("orderedItems");
        for (var event : events) {
            var item = items.addObject().put("type", "fm:Event").put("fm:kind", event.kind());
            event.body().map(bodies::get).ifPresent(body -> item.put("name", body.name()));
            event.from().ifPresent(from -> item.put("fm:from", from));
            event.to().ifPresent(to -> item.put("fm:to", to));
            event.reason().ifPresent(reason -> item.put("fm:reason", reason));
            if (!event.note().isEmpty()) {
                item.put("content", event.note());
            }
            item.put("published", event.createdAt().toString());
        }
        return document;
    }

    private ObjectNode sign(Written written) {
        return ObjectProofs.sign(
                ObjectWriter.document(written.record()),
                keys.of(written.group()).ed25519(),
                civic.clock().instant());
    }

    private Optional<Written> write(Transaction tx, ProposalId id) {
        return proposals
                .find(tx, id)
                .filter(proposal -> proposal.local() && proposal.state().isPublic())
                .flatMap(proposal -> civic.statuses()
                        .find(tx, proposal.status())
                        .map(status -> new Written(
                                record(tx, proposal, status),
                                civic.accounts()
                                        .require(
                                                tx,
                                                new AccountId(
                                                        proposal.community().value())))));
    }

    private CivicRecord record(Transaction tx, Proposal proposal, Status status) {
        var group =
                civic.accounts().require(tx, new AccountId(proposal.community().value()));
        var tracks = proposals.tracks(tx, proposal.id());
        var latest =
                tracks.stream().flatMap(track -> track.responseUri().stream()).reduce((_, second) -> second);
        var now = civic.clock().instant();
        return new CivicRecord(
                proposal.record(),
                group.uri(),
                proposal.title(),
                status.uri(),
                text(proposal.content().problem()),
                text(proposal.content().ask()),
                proposal.state().word(),
                proposal.answer(),
                count(tx, proposal, now),
                OptionalLong.of(proposal.threshold().count()),
                tracks.stream().map(RecordDocuments::track).toList(),
                Optional.of(civic.uris().proposalHistory(proposal.id())),
                Optional.of(civic.uris().proposalResponses(proposal.id())),
                latest,
                replies(tx, proposal),
                Optional.empty(),
                Optional.of(proposal.times().created()),
                now,
                Optional.empty());
    }

    private CivicRecord.SupportCount count(Transaction tx, Proposal proposal, Instant now) {
        var published = proposals.tallies().published(tx, proposal.id());
        var tally = published.tally();
        return new CivicRecord.SupportCount(
                tally.total(),
                proposal.threshold().counted(tally.present()),
                tally.count(SupportColumn.VERIFIED_LOCAL),
                tally.count(SupportColumn.MEMBERS),
                tally.count(SupportColumn.KNOWN),
                tally.count(SupportColumn.NETWORK),
                tally.count(SupportColumn.IN_PERSON),
                tally.totalEarlier(),
                OptionalLong.of(published.logSize()),
                now);
    }

    private long replies(Transaction tx, Proposal proposal) {
        var stats = civic.statuses().stats(tx, List.of(proposal.status())).get(proposal.status());
        return stats == null ? 0 : stats.replies();
    }

    private static Optional<String> text(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static CivicRecord.Track track(Track track) {
        return new CivicRecord.Track(
                track.uri(),
                track.bodyName(),
                track.state().word(),
                track.clock().asked(),
                track.clock().acknowledged(),
                track.clock().answered(),
                track.responseUri(),
                track.telling().sent(),
                track.telling().problem(),
                new CivicRecord.Track.Due(
                        track.clock().acknowledgeDue(), track.clock().answerDue()));
    }

    /** Those that somebody elsewhere wants. One that fails comes again by itself. */
    private void sendAll(List<ProposalId> wanted) {
        var known = database.read(tx -> proposals.all(tx, wanted));
        var heard = database.read(tx -> heard(tx, known));
        for (var proposal : heard) {
            try {
                send(proposal.id());
            } catch (RuntimeException failure) {
                if (wanted.size() == 1) {
                    throw failure;
                }
                database.write(tx -> jobs.enqueue(
                        tx, Records.KIND, new Records.Send(proposal.id().value())));
            }
        }
    }

    /** Which records go anywhere: those of communities that somebody elsewhere follows, and those that a body has. */
    private List<Proposal> heard(Transaction tx, List<Proposal> known) {
        var followed = new HashMap<CommunityId, Boolean>();
        var sent = proposals.tracks(tx, known.stream().map(Proposal::id).toList());
        return known.stream()
                .filter(proposal -> followed.computeIfAbsent(
                                proposal.community(),
                                community -> deliveries.reachesAnybody(
                                        tx, Audience.followersOf(new AccountId(community.value()))))
                        || sent.getOrDefault(proposal.id(), List.of()).stream()
                                .anyMatch(track -> track.telling().sent().isPresent()))
                .toList();
    }

    /** To the servers of everybody who follows the community, and to the bodies that the proposal was sent to. */
    private void send(ProposalId id) {
        settle(id);
        var written = database.read(tx -> write(tx, id));
        if (written.isEmpty()) {
            return; // hidden or removed meanwhile: what followers have ages, and fetching it answers 404
        }
        var group = written.get().group();
        var proof = (ObjectNode) sign(written.get()).get("proof");
        var record = withProof(written.get().record(), proof);
        database.write(tx -> {
            var update = new Update(
                    civic.uris().activity(group.id(), "update", civic.ids().next()),
                    group.uri(),
                    record,
                    Recipients.of(
                            List.of(Addresses.PUBLIC),
                            group.endpoints().followers().stream().toList()));
            var bodies = proposals.tracks(tx, id).stream()
                    .filter(track -> track.telling().sent().isPresent())
                    .flatMap(track -> track.account().stream())
                    .toList();
            deliveries.enqueue(
                    tx, group.id(), update, Audience.followersOf(group.id()).and(bodies));
            proposals.store().setRecordSent(tx, id, civic.clock().instant());
        });
    }

    private static CivicRecord withProof(CivicRecord record, ObjectNode proof) {
        return new CivicRecord(
                record.id(),
                record.attributedTo(),
                record.name(),
                record.about(),
                record.problem(),
                record.ask(),
                record.state(),
                record.answer(),
                record.supportCount(),
                record.threshold(),
                record.tracks(),
                record.stateHistory(),
                record.responses(),
                record.officialResponse(),
                record.items(),
                record.first(),
                record.published(),
                record.updated(),
                Optional.of(proof));
    }

    /** Sends the records whose tally changed within a period: called once each such period. */
    public void sendTallies(Duration period) {
        var since = civic.clock().instant().minus(period);
        long sinceId = since.toEpochMilli() << 16;
        var changed = database.read(tx -> Supporters.changedSince(tx, sinceId, since));
        sendAll(List.copyOf(changed));
    }
}
