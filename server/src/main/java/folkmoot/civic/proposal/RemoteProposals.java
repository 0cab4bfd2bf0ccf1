package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL;

import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.CivicProposal;
import folkmoot.federation.vocabulary.CivicRecord;
import folkmoot.federation.vocabulary.Note;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.text.Names;
import folkmoot.talk.status.RecordReceiver;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proposals at home elsewhere: shown here with the columns, state and responses of their record, and when it was read. A
 * record counts only as fetched from its own address, about the post that names it, and owned by the community that the post
 * is addressed to (FEDERATION.md, Proposals).
 */
public final class RemoteProposals implements RecordReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteProposals.class);
    private static final Duration STALE = Duration.ofHours(1);
    private static final int BATCH = 100;
    private static final int LONGEST_TEXT = 4_000;

    /** @param audience the community that the post names, where it names one */
    record Fetch(long status, String record, String audience, CivicBlock block) {}

    /** What the author wrote, kept until the record is there. */
    record CivicBlock(
            String title,
            String ask,
            String problem,
            String category,
            String locality,
            String language,
            String place,
            Double latitude,
            Double longitude) {

        Optional<Spot> spot() {
            return Spot.kept(place, latitude, longitude);
        }
    }

    static final JobKind<Fetch> KIND = new JobKind<>("proposal-fetch", Fetch.class, RetryPolicy.USUAL);

    private final Database database;
    private final Proposals proposals;
    private final Foundations civic;
    private final RemoteSource source;
    private final Jobs jobs;

    public RemoteProposals(Database database, Proposals proposals, RemoteSource source, Jobs jobs) {
        this.database = database;
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.source = source;
        this.jobs = jobs;
        jobs.handle(KIND, this::fetch);
    }

    /** Called for each post of another server that carries a proposal's block, once the post is kept. */
    public void receive(Transaction tx, Note note, Status status) {
        if (status.local() || note.proposal().isEmpty()) {
            return;
        }
        var block = note.proposal().get();
        var record = block.record().or(() -> note.thread().context());
        if (record.isPresent() && sameHost(record.get(), note.id())) {
            jobs.enqueue(
                    tx,
                    KIND,
                    new Fetch(
                            status.id().value(),
                            record.get().toString(),
                            note.recipients().audience().map(URI::toString).orElse(""),
                            kept(block, note.location().flatMap(Spot::of))));
        }
    }

    private static CivicBlock kept(CivicProposal block, Optional<Spot> spot) {
        return new CivicBlock(
                block.name(),
                block.ask(),
                block.problem().orElse(""),
                block.category().orElse(null),
                block.locality().orElse(null),
                block.language().orElse("en"),
                spot.map(Spot::name).orElse(null),
                Spot.latitude(spot),
                Spot.longitude(spot));
    }

    /** Called for an Update of a record: it is read again from its own address, whoever sent the update. */
    public void updated(Transaction tx, CivicRecord record) {
        proposals
                .store()
                .find(tx, PROPOSAL.RECORD_URI.eq(record.id().toString()).and(PROPOSAL.LOCAL.isFalse()))
                .ifPresent(proposal -> jobs.enqueue(tx, KIND, again(proposal)));
    }

    /** Whoever sent it: the record is read again from its own address by a job. */
    @Override
    public Consumer<Transaction> receive(CivicRecord record, Account community, FetchBudget budget) {
        return tx -> updated(tx, record);
    }

    private static Fetch again(Proposal proposal) {
        return new Fetch(proposal.id().value(), proposal.record().toString(), "", null);
    }

    /** Reads again what has not been read for a while and may still change. */
    public void refreshStale() {
        var before = civic.clock().instant().minus(STALE);
        var stale = PROPOSAL.LOCAL
                .isFalse()
                .and(PROPOSAL.RECORD_READ_AT.lt(before))
                .and(PROPOSAL.STATE.notIn(
                        ProposalState.CONFIRMED.word(), ProposalState.ARCHIVED.word(), ProposalState.WITHDRAWN.word()));
        for (var proposal : database.read(tx -> proposals.store().list(tx, stale, BATCH))) {
            database.write(tx -> jobs.enqueue(tx, KIND, again(proposal)));
        }
    }

    private void fetch(Fetch job) {
        var status = database.read(tx -> civic.statuses().find(tx, new StatusId(job.status())));
        if (status.isEmpty()) {
            return; // deleted meanwhile
        }
        var record = source.record(URI.create(job.record()))
                .orElseThrow(() -> new IllegalStateException("Cannot read the record " + job.record() + " now"));
        if (!belongs(record, status.get(), job)) {
            LOG.warn(
                    "Record {} does not belong to post {}: shown as a plain post",
                    record.id(),
                    status.get().uri());
            return;
        }
        var group = source.actor(record.attributedTo()).filter(Account::isGroup);
        if (group.isEmpty()) {
            LOG.warn("Record {} is not owned by a community: shown as a plain post", record.id());
            return;
        }
        var response = record.officialResponse().flatMap(source::post);
        database.write(tx -> keep(tx, status.get(), group.get(), record, job, response));
    }

    private static boolean belongs(CivicRecord record, Status status, Fetch job) {
        return record.id().toString().equals(job.record())
                && record.about().equals(status.uri())
                && sameHost(record.id(), record.attributedTo())
                && (job.audience().isEmpty() || record.attributedTo().toString().equals(job.audience()));
    }

    private static boolean sameHost(URI one, URI other) {
        return one.getAuthority() != null && one.getAuthority().equalsIgnoreCase(other.getAuthority());
    }

    private void keep(
            Transaction tx, Status status, Account group, CivicRecord record, Fetch job, Optional<Status> response) {
        var id = new ProposalId(status.id().value());
        var now = civic.clock().instant();
        var existing = proposals.find(tx, id);
        if (existing.isEmpty() && job.block() != null) {
            existing = Optional.of(proposal(status, group, record, job.block()));
            proposals.store().insert(tx, existing.get());
        } else if (existing.isEmpty()
                || !existing.get().community().equals(new CommunityId(group.id().value()))) {
            return; // a proposal does not change its community
        }
        if (job.block() != null) {
            proposals.store().mirrorText(tx, proposal(status, group, record, job.block()));
        }
        proposals
                .store()
                .mirror(
                        tx,
                        id,
                        title(record.name()),
                        ProposalState.of(record.state()).word(),
                        record.answer(),
                        now);
        proposals.tallies().mirror(tx, existing.orElseThrow(), columns(record.supportCount()));
        proposals.trackStore().replace(tx, id, tracks(tx, record, response));
    }

    private Proposal proposal(Status status, Account group, CivicRecord record, CivicBlock block) {
        var now = civic.clock().instant();
        return new Proposal(
                new ProposalId(status.id().value()),
                new CommunityId(group.id().value()),
                status.author(),
                false,
                new Proposal.Content(
                        title(record.name()),
                        text(block.ask()),
                        text(block.problem()),
                        language(block.language()),
                        Optional.empty()),
                new Proposal.Place(
                        Optional.ofNullable(block.category()),
                        Optional.ofNullable(block.locality()),
                        Optional.empty(),
                        block.spot()),
                ProposalState.of(record.state()),
                record.answer(),
                Optional.empty(),
                record.id(),
                Optional.of(now),
                1,
                new ThresholdRule(
                        Math.clamp(record.threshold().orElse(1), 1, Integer.MAX_VALUE),
                        Set.of(SupportColumn.VERIFIED_LOCAL, SupportColumn.MEMBERS, SupportColumn.KNOWN)),
                new Proposal.Times(
                        record.published().orElse(status.times().created()), now, Optional.empty(), Optional.empty()));
    }

    private static String title(String text) {
        var clean = Names.clean(text);
        return clean.length() > 300 ? clean.substring(0, 300) : clean;
    }

    private static String text(String text) {
        var clean = Names.cleanLines(text);
        return clean.length() > LONGEST_TEXT ? clean.substring(0, LONGEST_TEXT) : clean;
    }

    private static String language(String tag) {
        return tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? tag : "en";
    }

    private static Map<SupportColumn, Integer> columns(CivicRecord.SupportCount count) {
        return Map.of(
                SupportColumn.VERIFIED_LOCAL, natural(count.verifiedLocal()),
                SupportColumn.MEMBERS, natural(count.membersHere()),
                SupportColumn.KNOWN, natural(count.knownInstances()),
                SupportColumn.NETWORK, natural(count.widerNetwork()),
                SupportColumn.IN_PERSON, natural(count.inPerson()));
    }

    private static int natural(long count) {
        return Math.clamp(count, 0, Integer.MAX_VALUE);
    }

    private List<Track> tracks(Transaction tx, CivicRecord record, Optional<Status> response) {
        var tracks = new ArrayList<Track>();
        for (var track : record.tracks()) {
            var own = response.filter(post -> track.response().equals(Optional.of(post.uri())));
            tracks.add(new Track(
                    tracks.size(),
                    Optional.empty(),
                    title(track.name()),
                    track.actor()
                            .flatMap(uri -> civic.accounts().byUri(tx, uri))
                            .map(Account::id),
                    track.actor(),
                    TrackState.of(track.state()).orElse(TrackState.ASKED),
                    new Track.Clock(
                            track.asked(),
                            track.due().acknowledge(),
                            track.due().answer(),
                            track.acknowledged(),
                            track.answered()),
                    own.map(Status::id),
                    track.response(),
                    new Track.Telling(
                            track.sent(), Optional.empty(), track.problem().filter(Track.PROBLEMS::contains))));
        }
        return tracks;
    }
}
