package folkmoot.civic.proposal;

import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.tables.records.ProposalRecord;
import folkmoot.schema.generated.tables.records.ProposalTrackRecord;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.JSONB;

/** Between rows of {@code proposal} and {@code proposal_track} and their records. */
public final class ProposalRows {

    private ProposalRows() {}

    static Proposal proposal(ProposalRecord row) {
        return new Proposal(
                new ProposalId(row.getId()),
                new CommunityId(row.getCommunityId()),
                new AccountId(row.getAuthorAccountId()),
                row.getLocal(),
                new Proposal.Content(
                        row.getTitle(),
                        row.getAsk(),
                        row.getProblem(),
                        row.getLanguage(),
                        Optional.ofNullable(row.getDifferentBecause())),
                new Proposal.Place(
                        Optional.ofNullable(row.getCategory()),
                        Optional.ofNullable(row.getLocality()),
                        Optional.ofNullable(row.getLifeEvent()),
                        Spot.kept(row.getPlaceName(), row.getLatitude(), row.getLongitude())),
                ProposalState.of(row.getState()),
                Optional.ofNullable(row.getAnswer()),
                Optional.ofNullable(row.getOriginalUri()).map(URI::create),
                URI.create(row.getRecordUri()),
                Optional.ofNullable(row.getRecordReadAt()),
                row.getVersion(),
                new ThresholdRule(
                        row.getThresholdCount(),
                        columns(row.getThresholdColumns()),
                        ThresholdRule.leastOf(row.getThresholdLeast().data()),
                        row.getThresholdServers()),
                new Proposal.Times(
                        row.getCreatedAt(),
                        row.getStateChangedAt(),
                        Optional.ofNullable(row.getThresholdReachedAt()),
                        Optional.ofNullable(row.getDoneClaimedAt())));
    }

    private static Set<SupportColumn> columns(String[] words) {
        var columns = Arrays.stream(words)
                .flatMap(word -> SupportColumn.of(word).stream())
                .collect(Collectors.toSet());
        return columns.isEmpty() ? Set.of(SupportColumn.values()) : columns;
    }

    static ProposalRecord row(Proposal proposal) {
        var row = new ProposalRecord();
        row.setId(proposal.id().value());
        row.setCommunityId(proposal.community().value());
        row.setAuthorAccountId(proposal.author().value());
        row.setLocal(proposal.local());
        row.setTitle(proposal.content().title());
        row.setAsk(proposal.content().ask());
        row.setProblem(proposal.content().problem());
        row.setCategory(proposal.place().category().orElse(null));
        row.setLocality(proposal.place().locality().orElse(null));
        row.setLifeEvent(proposal.place().lifeEvent().orElse(null));
        row.setPlaceName(proposal.place().spot().map(Spot::name).orElse(null));
        row.setLatitude(Spot.latitude(proposal.place().spot()));
        row.setLongitude(Spot.longitude(proposal.place().spot()));
        row.setLanguage(proposal.content().language());
        row.setState(proposal.state().word());
        row.setAnswer(proposal.answer().orElse(null));
        row.setOriginalUri(proposal.original().map(URI::toString).orElse(null));
        row.setRecordUri(proposal.record().toString());
        row.setRecordReadAt(proposal.recordReadAt().orElse(null));
        row.setDifferentBecause(proposal.content().differentBecause().orElse(null));
        row.setVersion(proposal.version());
        row.setThresholdCount(proposal.threshold().count());
        row.setThresholdColumns(proposal.threshold().columns().stream()
                .map(SupportColumn::word)
                .sorted()
                .toArray(String[]::new));
        row.setThresholdLeast(JSONB.valueOf(proposal.threshold().leastJson()));
        row.setThresholdServers(proposal.threshold().servers());
        row.setThresholdReachedAt(proposal.times().thresholdReached().orElse(null));
        row.setDoneClaimedAt(proposal.times().doneClaimed().orElse(null));
        row.setStateChangedAt(proposal.times().stateChanged());
        row.setCreatedAt(proposal.times().created());
        return row;
    }

    public static Track track(ProposalTrackRecord row) {
        return new Track(
                row.getPosition(),
                Optional.ofNullable(row.getBodyId()).map(BodyId::new),
                row.getBodyName(),
                Optional.ofNullable(row.getBodyAccountId()).map(AccountId::new),
                Optional.ofNullable(row.getBodyUri()).map(URI::create),
                TrackState.of(row.getState()).orElse(TrackState.NOT_ASKED),
                new Track.Clock(
                        Optional.ofNullable(row.getAskedAt()),
                        Optional.ofNullable(row.getAckDue()),
                        Optional.ofNullable(row.getAnswerDue()),
                        Optional.ofNullable(row.getAcknowledgedAt()),
                        Optional.ofNullable(row.getAnsweredAt())),
                Optional.ofNullable(row.getResponseStatusId()).map(StatusId::new),
                Optional.ofNullable(row.getResponseUri()).map(URI::create),
                new Track.Telling(
                        Optional.ofNullable(row.getSentAt()),
                        Optional.ofNullable(row.getToldBy()),
                        Optional.ofNullable(row.getProblem())));
    }

    static ProposalTrackRecord row(ProposalId id, Track track) {
        var row = new ProposalTrackRecord();
        row.setProposalId(id.value());
        row.setPosition(track.position());
        row.setBodyId(track.body().map(BodyId::value).orElse(null));
        row.setBodyName(track.bodyName());
        row.setBodyAccountId(track.account().map(AccountId::value).orElse(null));
        row.setBodyUri(track.uri().map(URI::toString).orElse(null));
        row.setState(track.state().word());
        row.setAskedAt(track.clock().asked().orElse(null));
        row.setAckDue(track.clock().acknowledgeDue().orElse(null));
        row.setAnswerDue(track.clock().answerDue().orElse(null));
        row.setAcknowledgedAt(track.clock().acknowledged().orElse(null));
        row.setAnsweredAt(track.clock().answered().orElse(null));
        row.setResponseStatusId(track.response().map(StatusId::value).orElse(null));
        row.setResponseUri(track.responseUri().map(URI::toString).orElse(null));
        row.setSentAt(track.telling().sent().orElse(null));
        row.setToldBy(track.telling().by().orElse(null));
        row.setProblem(track.telling().problem().orElse(null));
        return row;
    }
}
