package folkmoot.door.api.civic;

import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Proposed;
import folkmoot.civic.proposal.Tally;
import folkmoot.civic.proposal.Track;
import folkmoot.civic.support.Standing;
import folkmoot.civic.support.Supports;
import folkmoot.door.api.entity.PlaceEntity;
import folkmoot.door.api.entity.ProposalEntity;
import folkmoot.door.api.status.StatusExtras;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.text.Direction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns proposals into what clients show: two queries for any number. */
public final class ProposalRenderer implements StatusExtras {

    private final Proposals proposals;
    private final Supports supports;

    public ProposalRenderer(Proposals proposals, Supports supports) {
        this.proposals = proposals;
        this.supports = supports;
    }

    @Override
    public Map<StatusId, Object> proposals(Transaction tx, Collection<StatusId> statuses, Optional<AccountId> viewer) {
        var found = proposals.among(tx, statuses);
        if (found.isEmpty()) {
            return Map.of();
        }
        var rendered = new HashMap<StatusId, Object>();
        for (var entity : render(tx, List.copyOf(found.values()), viewer)) {
            rendered.put(new StatusId(Long.parseLong(entity.statusId())), entity);
        }
        return rendered;
    }

    /** One as its author sees it at the moment it is made: nothing has to be read for it. */
    ProposalEntity made(Proposed.Published published) {
        return render(published.proposal(), Tally.EMPTY, published.tracks(), Optional.of(false), Optional.of(true));
    }

    ProposalEntity render(Transaction tx, Proposal proposal, Optional<AccountId> viewer) {
        return render(tx, List.of(proposal), viewer).getFirst();
    }

    List<ProposalEntity> render(Transaction tx, List<Proposal> wanted, Optional<AccountId> viewer) {
        var ids = wanted.stream().map(Proposal::id).toList();
        var standings = supports.standings(tx, ids, viewer);
        var rendered = new ArrayList<ProposalEntity>();
        for (var proposal : wanted) {
            var standing = standings.getOrDefault(proposal.id(), Standing.NONE);
            rendered.add(render(
                    proposal,
                    standing.tally(),
                    standing.tracks(),
                    viewer.map(_ -> standing.marks().supported()),
                    viewer.map(_ -> standing.marks().followed())));
        }
        return rendered;
    }

    private ProposalEntity render(
            Proposal proposal,
            Tally tally,
            List<Track> tracks,
            Optional<Boolean> supported,
            Optional<Boolean> followed) {
        ProposalId id = proposal.id();
        var content = proposal.content();
        var today = proposals.civic().days().day(proposals.civic().clock().instant());
        return new ProposalEntity(
                id.toString(),
                proposal.status().toString(),
                proposal.community().toString(),
                proposal.author().toString(),
                content.title(),
                content.ask(),
                content.problem(),
                content.language(),
                Direction.of(content.language()),
                proposal.place().category(),
                proposal.place().locality(),
                proposal.place().lifeEvent(),
                proposal.place().spot().map(PlaceEntity::of),
                proposal.state().word(),
                proposal.answer(),
                proposal.local(),
                proposal.recordReadAt(),
                supports(tally),
                threshold(proposal.threshold(), proposal.times().thresholdReached()),
                proposal.threshold().counted(tally.present()),
                tracks.stream().map(ProposalRenderer::track).toList(),
                tracks.stream().anyMatch(track -> track.isOverdue(today)),
                proposal.version(),
                proposal.record(),
                proposal.original(),
                proposal.times().created(),
                proposal.times().stateChanged(),
                supported,
                followed);
    }

    static ProposalEntity.SupportsEntity supports(Tally tally) {
        return new ProposalEntity.SupportsEntity(
                tally.total(),
                tally.count(SupportColumn.VERIFIED_LOCAL),
                tally.count(SupportColumn.MEMBERS),
                tally.count(SupportColumn.KNOWN),
                tally.count(SupportColumn.NETWORK),
                tally.count(SupportColumn.IN_PERSON),
                tally.totalEarlier(),
                tally.totalHeld(),
                tally.refused());
    }

    /** A rule, and when it was met. */
    static ProposalEntity.ThresholdEntity threshold(ThresholdRule rule, Optional<Instant> reached) {
        var least = new TreeMap<String, Integer>();
        rule.least().forEach((column, number) -> least.put(column.word(), number));
        return new ProposalEntity.ThresholdEntity(
                rule.count(),
                rule.columns().stream().map(SupportColumn::word).sorted().toList(),
                least,
                rule.servers(),
                reached);
    }

    private static ProposalEntity.TrackEntity track(Track track) {
        var clock = track.clock();
        return new ProposalEntity.TrackEntity(
                track.body().map(BodyId::toString),
                track.bodyName(),
                track.account().map(AccountId::toString),
                track.uri(),
                track.state().word(),
                track.telling().sent(),
                track.telling().by(),
                track.telling().problem(),
                clock.asked(),
                clock.acknowledgeDue().map(LocalDate::toString),
                clock.answerDue().map(LocalDate::toString),
                clock.acknowledged(),
                clock.answered(),
                track.response().map(StatusId::toString));
    }
}
