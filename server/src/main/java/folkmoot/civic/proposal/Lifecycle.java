package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.status.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves proposals and their tracks. The community moves the civic state: by its rules here, or by its
 * moderators. A body moves its own track and nothing else.
 */
public final class Lifecycle {

    /** How long citizens have to say whether what was claimed done is done. */
    static final Duration CONFIRMATION_TIME = Duration.ofDays(28);

    private static final Set<ProposalState> BY_MODERATORS = Set.of(
            ProposalState.CHECKING,
            ProposalState.GATHERING,
            ProposalState.RETURNED,
            ProposalState.CLOSED_UNSUPPORTED,
            ProposalState.ARCHIVED,
            ProposalState.HIDDEN,
            ProposalState.WITHDRAWN);

    private final Proposals proposals;
    private final Foundations civic;
    private final Records records;

    public Lifecycle(Proposals proposals, Records records) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.records = records;
    }

    /** A body answered about a locked proposal, or said how far it is: its own track moves, and the headline follows the least advanced. */
    public void moveTrack(Transaction tx, Proposal proposal, Track track, TrackState to, Status response) {
        var now = civic.clock().instant();
        var clock = track.clock();
        var moved = new Track(
                track.position(),
                track.body(),
                track.bodyName(),
                Optional.of(response.author()),
                track.uri(),
                to,
                new Track.Clock(
                        clock.asked().or(() -> Optional.of(now)),
                        clock.acknowledgeDue(),
                        clock.answerDue(),
                        clock.acknowledged().or(() -> Optional.of(now)),
                        clock.answered().or(() -> to.isAnswer() ? Optional.of(now) : Optional.empty())),
                Optional.of(response.id()),
                Optional.of(response.uri()));
        proposals.trackStore().update(tx, proposal.id(), moved);
        if (to != track.state()) {
            proposals.record(
                    tx,
                    proposal.id(),
                    event("track")
                            .of(track.body().orElseThrow())
                            .by(response.author())
                            .change(track.state().word(), to.word()));
        }
        followTracks(tx, proposal, to);
        records.changed(tx, proposal.id());
    }

    private void followTracks(Transaction tx, Proposal proposal, TrackState latest) {
        if (!proposal.state().isOnTheWay()) {
            return;
        }
        var headline = headline(proposals.tracks(tx, proposal.id()));
        if (headline != proposal.state() && !(headline == ProposalState.GATHERING)) {
            move(tx, proposal, headline, latest.answer().or(proposal::answer), event("state"));
        }
    }

    /** The least advanced of those from whom something is to come; refusals hold nobody back. */
    static ProposalState headline(List<Track> tracks) {
        var open = tracks.stream().filter(track -> !track.state().isRefusal()).toList();
        var decisive = open.isEmpty() ? tracks : open;
        int stage =
                decisive.stream().mapToInt(track -> track.state().stage()).min().orElse(0);
        return switch (stage) {
            case 1 -> ProposalState.ACKNOWLEDGED;
            case 2 -> ProposalState.UNDER_REVIEW;
            case 3 -> ProposalState.ANSWERED;
            case 4 -> ProposalState.IN_PROGRESS;
            case 5 -> ProposalState.DONE;
            default -> ProposalState.GATHERING;
        };
    }

    /**
     * A moderator moves the civic state, with a reason that everybody can read. Problems: 403 for anybody else, 422 for a
     * state that moderators do not set.
     */
    public void moderate(
            Transaction tx, Proposal moved, Account moderator, ProposalState to, Optional<Reason> reason, String note) {
        moved.requireHome();
        civic.communities().requireModerator(tx, moved.community(), moderator.id());
        if (!BY_MODERATORS.contains(to)) {
            throw Invalid.field("state", "ERR_INCLUSION", "is not one that moderators set");
        }
        if (to != ProposalState.GATHERING && reason.isEmpty()) {
            throw Invalid.field("reason", "ERR_BLANK", "must be given");
        }
        var clean = Reason.requireNote(note);
        var proposal = proposals.locked(tx, moved);
        move(
                tx,
                proposal,
                to,
                proposal.answer(),
                event("state").by(moderator.id()).because(reason.map(Reason::word), clean));
    }

    /** The author takes the proposal back. */
    public void withdraw(Transaction tx, Proposal withdrawn, AccountId by) {
        withdrawn.requireHome();
        if (!withdrawn.author().equals(by)) {
            throw new Forbidden("Only its author can withdraw a proposal");
        }
        var proposal = proposals.locked(tx, withdrawn);
        if (proposal.state() != ProposalState.WITHDRAWN) {
            move(
                    tx,
                    proposal,
                    ProposalState.WITHDRAWN,
                    proposal.answer(),
                    event("withdrawn").by(by));
        }
    }

    /** The civic state of a locked proposal changes: it is written down, said in the thread, and sent to other servers. */
    void move(Transaction tx, Proposal proposal, ProposalState to, Optional<String> answer, Happened happened) {
        var now = civic.clock().instant();
        proposals.store().setState(tx, proposal.id(), to, answer, to == ProposalState.DONE, now);
        proposals.record(tx, proposal.id(), happened.change(proposal.state().word(), to.word()));
        showOrHide(tx, proposal, to);
        if (to.isPublic()) {
            var words = Words.in(proposal.content().language());
            var text = to == ProposalState.DONE
                    ? words.get(
                            "notice.done",
                            civic.days().day(now.plus(CONFIRMATION_TIME)).toString())
                    : words.get("notice.state", words.state(to));
            proposals.clerk().notice(tx, proposal, text, List.of());
        }
        records.changed(tx, proposal.id());
    }

    private void showOrHide(Transaction tx, Proposal proposal, ProposalState to) {
        if (proposal.state().isPublic() != to.isPublic()) {
            var community = civic.communities().require(tx, proposal.community());
            if (to.isPublic()) {
                proposals.showPosts(tx, proposal, community);
            } else {
                proposals.hidePosts(tx, proposal, community);
            }
        }
    }
}
