package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.civic.body.Body;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the record says of whether bodies know of a proposal. A clock starts on the day on which a body was told, not before; what
 * keeps it from being told is shown where the clock would be.
 */
public final class ToldBodies {

    private final Proposals proposals;
    private final Foundations civic;
    private final Records records;

    public ToldBodies(Proposals proposals, Records records) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.records = records;
    }

    /**
     * A body was told: its clock starts. Nothing where it was told before, or where the proposal is no longer on its way.
     *
     * @param by {@code actor} or {@code mail}
     */
    public void told(Transaction tx, ProposalId id, Body body, String by, Instant at) {
        change(tx, id, body.id()).ifPresent(found -> {
            var track = found.track();
            var clock = track.clock();
            var telling = new Track.Telling(
                    track.telling().sent().or(() -> Optional.of(at)), Optional.of(by), Optional.empty());
            if (clock.asked().isPresent()) {
                update(tx, found, track.state(), clock, telling, body);
                return;
            }
            var state = track.state() == TrackState.NOT_ASKED ? TrackState.ASKED : track.state();
            var started = new Track.Clock(
                    Optional.of(at),
                    Optional.of(civic.days().of(body).after(at, body.acknowledgeDays())),
                    Optional.of(civic.days().of(body).after(at, body.answerDays())),
                    clock.acknowledged(),
                    clock.answered());
            update(tx, found, state, started, telling, body);
            proposals.record(
                    tx, id, event("track").of(body.id()).change(track.state().word(), state.word()));
        });
    }

    /** What keeps a body from being told, or from being reached since; said once until it changes. @param problem a word of the track */
    public void problem(Transaction tx, ProposalId id, Body body, String problem) {
        change(tx, id, body.id()).ifPresent(found -> {
            var telling = found.track().telling();
            if (telling.problem().equals(Optional.of(problem))) {
                return;
            }
            update(
                    tx,
                    found,
                    found.track().state(),
                    found.track().clock(),
                    new Track.Telling(telling.sent(), telling.by(), Optional.of(problem)),
                    body);
            if (!problem.equals("many")) { // that is no fault of anybody's
                proposals.record(tx, id, event("untold").of(body.id()).to(problem));
            }
        });
    }

    /** A body is reached again. */
    public void reached(Transaction tx, ProposalId id, Body body) {
        change(tx, id, body.id()).ifPresent(found -> {
            var telling = found.track().telling();
            update(
                    tx,
                    found,
                    found.track().state(),
                    found.track().clock(),
                    new Track.Telling(telling.sent(), telling.by(), Optional.empty()),
                    body);
        });
    }

    /** A message that had been taken came back: what it told was not told, so the clock has not started. Nothing once the body reacted. */
    public void bounced(Transaction tx, ProposalId id, Body body) {
        change(tx, id, body.id()).ifPresent(found -> {
            var track = found.track();
            if (track.clock().acknowledged().isPresent() || track.state() != TrackState.ASKED) {
                return;
            }
            update(
                    tx,
                    found,
                    TrackState.NOT_ASKED,
                    Track.Clock.STOPPED,
                    new Track.Telling(track.telling().sent(), Optional.empty(), Optional.of("bounced")),
                    body);
            proposals.record(tx, id, event("untold").of(body.id()).to("bounced"));
        });
    }

    /** Bodies were reminded of proposals; each says so in its history. @param step see {@code proposal_track.reminded_step} */
    public void reminded(Transaction tx, Collection<ProposalId> wanted, BodyId body, int step) {
        proposals.trackStore().setReminded(tx, wanted, body, step, civic.clock().instant());
    }

    /** As {@link #reminded}, the history. @param overdue whether the day has passed */
    public void writeReminder(Transaction tx, ProposalId id, BodyId body, boolean overdue) {
        proposals.record(tx, id, event(overdue ? "overdue" : "reminded").of(body));
    }

    private record Found(Proposal proposal, Track track) {}

    private Optional<Found> change(Transaction tx, ProposalId id, BodyId body) {
        return proposals.locked(tx, List.of(id)).stream()
                .filter(proposal -> proposal.local() && proposal.state().isOnTheWay())
                .flatMap(proposal -> proposals.tracks(tx, id).stream()
                        .filter(track -> track.body().equals(Optional.of(body)))
                        .map(track -> new Found(proposal, track)))
                .findFirst();
    }

    /** The register may have been corrected since, and says who the actor is. */
    private void update(
            Transaction tx, Found found, TrackState state, Track.Clock clock, Track.Telling telling, Body body) {
        var track = found.track();
        var account = body.account()
                .or(() -> body.handle()
                        .flatMap(handle -> civic.bodies().account(tx, handle))
                        .map(Account::id))
                .or(track::account);
        var uri = account.flatMap(who -> civic.accounts().find(tx, who)).map(Account::uri);
        proposals
                .trackStore()
                .update(
                        tx,
                        found.proposal().id(),
                        new Track(
                                track.position(),
                                track.body(),
                                track.bodyName(),
                                account,
                                uri.or(track::uri),
                                state,
                                clock,
                                track.response(),
                                track.responseUri(),
                                telling));
        records.changed(tx, found.proposal().id());
    }
}
