package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Transitions.Mover;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves proposals and their tracks. The community moves the civic state: by its rules here, or by its
 * moderators. A body moves its own track and nothing else.
 */
public final class Lifecycle {

    /** How long citizens have to say whether what was claimed done is done; they are asked halfway. */
    static final Duration CONFIRMATION_TIME = Duration.ofDays(56);

    /** Why those were put away whose community has moved; as a {@link Reason}, but nobody chooses it. */
    public static final String MOVED = "moved";

    private final Proposals proposals;
    private final Foundations civic;
    private final Records records;
    private final Draws draws;
    private final Occasions occasions;

    public Lifecycle(Proposals proposals, Records records, CitizenQuestions questions, Occasions occasions) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.records = records;
        this.draws = new Draws(proposals, questions);
        this.occasions = occasions;
    }

    /**
     * What a body said that moves its track.
     *
     * @param by who posted it
     * @param body whether that is the body's own account
     * @param reason why it goes back, where it does
     */
    public record Said(TrackState to, AccountId by, boolean body, StatusId post, URI uri, Optional<String> reason) {}

    /**
     * A body answered about a locked proposal, or said how far it is: its own track moves, and the headline follows the least advanced. Whoever
     * takes an answer back owes one again, by the day on which it was due.
     */
    public void moveTrack(Transaction tx, Proposal proposal, Track track, Said said) {
        var now = civic.clock().instant();
        var clock = track.clock();
        var to = said.to();
        var moved = new Track(
                track.position(),
                track.body(),
                track.bodyName(),
                said.body() ? Optional.of(said.by()) : track.account(),
                track.uri(),
                to,
                new Track.Clock(
                        clock.asked().or(() -> Optional.of(now)),
                        clock.acknowledgeDue(),
                        clock.answerDue(),
                        clock.acknowledged().or(() -> Optional.of(now)),
                        to.isAnswer() ? clock.answered().or(() -> Optional.of(now)) : Optional.empty()),
                Optional.of(said.post()),
                Optional.of(said.uri()),
                track.telling());
        proposals.trackStore().update(tx, proposal.id(), moved);
        if (to != track.state()) {
            proposals.record(
                    tx,
                    proposal.id(),
                    event("track")
                            .of(track.body().orElseThrow())
                            .by(said.by())
                            .change(track.state().word(), to.word())
                            .because(
                                    Optional.empty(),
                                    said.reason()
                                            .filter(_ -> to.isBefore(track.state()))
                                            .orElse("")));
        }
        follow(tx, proposal, to);
        records.changed(tx, proposal.id());
    }

    /** Something about an answer changed that other servers show. */
    public void changed(Transaction tx, ProposalId id) {
        records.changed(tx, id);
    }

    /** Another body is addressed by a locked proposal: the headline waits for it. */
    void follow(Transaction tx, Proposal proposal) {
        follow(tx, proposal, TrackState.ASKED);
    }

    /** The tracks of a locked proposal are others than before. @param latest where the one stands that is the reason */
    void follow(Transaction tx, Proposal proposal, TrackState latest) {
        if (!proposal.state().isOnTheWay()) {
            return;
        }
        var headline = headline(proposals.tracks(tx, proposal.id()));
        if (headline != proposal.state() && Transitions.allows(Mover.RULE, proposal.state(), headline, true)) {
            // an answer that was taken back, or passed on, is none
            var answer = headline.isAnswered() ? latest.answer().or(proposal::answer) : Optional.<String>empty();
            move(tx, proposal, headline, answer, event("state"));
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
     * A moderator moves the civic state, with a reason that everybody can read. Problems: 403 for anybody else, 422 for a move that
     * moderators cannot make ({@link Transitions}).
     */
    public void moderate(
            Transaction tx, Proposal moved, Account moderator, ProposalState to, Optional<Reason> reason, String note) {
        var proposal = moderated(tx, moved, moderator);
        var clean = Reason.requireNote(note);
        if (proposals.store().stateBefore(tx, proposal.id()).filter(to::equals).isPresent()) {
            restore(tx, proposal, moderator, clean);
            return;
        }
        requireHere(tx, proposal, to);
        Transitions.require(Mover.MODERATOR, proposal.state(), to, proposals.isSent(tx, proposal.id()));
        if (to != ProposalState.GATHERING && reason.isEmpty()) {
            throw Invalid.field("reason", "ERR_BLANK", "must be given");
        }
        move(
                tx,
                proposal,
                to,
                proposal.answer(),
                event("state").by(moderator.id()).because(reason.map(Reason::word), clean));
    }

    /** A moderator restores what is hidden, removed or archived to what it was. Problems: 403 for anybody else, 422 for all other. */
    public void restore(Transaction tx, Proposal moved, Account moderator, String note) {
        var proposal = moderated(tx, moved, moderator);
        var clean = Reason.requireNote(note);
        var before = proposals
                .store()
                .stateBefore(tx, proposal.id())
                .orElseThrow(() -> Invalid.refused("Only what is hidden, removed or archived can be restored"));
        requireHere(tx, proposal, before);
        var headline = headline(proposals.tracks(tx, proposal.id()));
        // bodies may have answered meanwhile
        boolean follows =
                before.isOnTheWay() && before != ProposalState.DISPUTED && headline != ProposalState.GATHERING;
        move(
                tx,
                proposal,
                follows ? headline : before,
                proposal.answer(),
                event("restored").by(moderator.id()).because(Optional.empty(), clean));
    }

    /**
     * Puts proposals away that still take supports, because their community has moved to another instance. They are locked: what was
     * acknowledged before is counted.
     *
     * @return how many; fewer than the limit once none is left
     */
    public int putAway(Transaction tx, Community community, int limit) {
        var some = proposals.store().gathering(tx, community.id(), limit).stream()
                .map(proposal -> proposals.locked(tx, proposal))
                .toList();
        proposals.archive(
                tx,
                some.stream()
                        .filter(proposal -> proposal.state().takesSupports())
                        .toList(),
                community.clerk(),
                Optional.of(MOVED));
        some.forEach(proposal -> records.changed(tx, proposal.id()));
        return some.size();
    }

    private void requireHere(Transaction tx, Proposal proposal, ProposalState to) {
        if (to.takesSupports()) {
            civic.communities().require(tx, proposal.community()).requireHere();
        }
    }

    private Proposal moderated(Transaction tx, Proposal moved, Account moderator) {
        moved.requireHome();
        civic.communities().requireModerator(tx, moved.community(), moderator.id());
        return proposals.locked(tx, moved);
    }

    /** What a moderator may make of a proposal now, in the order of the states. */
    public List<ProposalState> choices(Transaction tx, Proposal proposal) {
        return Transitions.byModerator(proposal.state(), proposals.isSent(tx, proposal.id())).stream()
                .sorted()
                .toList();
    }

    /** What it comes back as when it is restored; empty where it is not kept from before. */
    public Optional<ProposalState> before(Transaction tx, Proposal proposal) {
        return proposals.store().stateBefore(tx, proposal.id());
    }

    /** The author takes the proposal back. Problems: 403 for anybody else, 422 once it is answered or over. */
    public void withdraw(Transaction tx, Proposal withdrawn, AccountId by) {
        var proposal = own(tx, withdrawn, by);
        if (proposal.state() != ProposalState.WITHDRAWN) {
            Transitions.require(Mover.AUTHOR, proposal.state(), ProposalState.WITHDRAWN, false);
            withdraw(tx, proposal, event("withdrawn").by(by));
        }
    }

    /** Its post was removed by its author: nothing is left to support, whatever it was. */
    void removed(Transaction tx, Proposal gone, AccountId by) {
        var proposal = own(tx, gone, by);
        boolean over = Set.of(ProposalState.WITHDRAWN, ProposalState.MERGED_INTO, ProposalState.REMOVED)
                .contains(proposal.state());
        if (!over) {
            withdraw(tx, proposal, event("withdrawn").by(by));
        }
    }

    private void withdraw(Transaction tx, Proposal proposal, Happened happened) {
        move(tx, proposal, ProposalState.WITHDRAWN, proposal.answer(), happened);
    }

    /** The author sends a returned proposal in again. Problems: 403 for anybody else, 422 for one that was not returned. */
    public void resubmit(Transaction tx, Proposal returned, Account by, String note) {
        var proposal = own(tx, returned, by.id());
        Transitions.require(Mover.AUTHOR, proposal.state(), ProposalState.CHECKING, false);
        if (civic.bans().isBanned(tx, proposal.community(), by.id())) {
            throw new Forbidden("You are banned from this community");
        }
        move(
                tx,
                proposal,
                ProposalState.CHECKING,
                proposal.answer(),
                event("resubmitted").by(by.id()).because(Optional.empty(), Reason.requireNote(note)));
    }

    private Proposal own(Transaction tx, Proposal proposal, AccountId by) {
        proposal.requireHome();
        if (!proposal.author().equals(by)) {
            throw new Forbidden("Only its author can do this with a proposal");
        }
        return proposals.locked(tx, proposal);
    }

    /** The civic state of a locked proposal changes: it is written down, said in the thread, and sent to other servers. */
    void move(Transaction tx, Proposal proposal, ProposalState to, Optional<String> answer, Happened happened) {
        var now = civic.clock().instant();
        proposals.store().setState(tx, proposal, to, answer, now);
        proposals.record(tx, proposal.id(), happened.change(proposal.state().word(), to.word()));
        showOrHide(tx, proposal, to);
        if (to == ProposalState.DONE) {
            proposals.find(tx, proposal.id()).ifPresent(claimed -> draws.draw(tx, claimed));
        }
        if (to.isPublic() && !isPassedOn(proposal, to)) {
            say(tx, proposal, to);
        }
        records.changed(tx, proposal.id());
    }

    /** Another body is asked, which the clerk says anyway. */
    private static boolean isPassedOn(Proposal proposal, ProposalState to) {
        return to == ProposalState.GATHERING && proposal.state().isOnTheWay();
    }

    /** A dispute reaches the bodies that said that it is done. */
    private void say(Transaction tx, Proposal proposal, ProposalState to) {
        var words = Words.in(proposal.content().language());
        var concerned = to == ProposalState.DISPUTED
                ? proposals.tracks(tx, proposal.id()).stream()
                        .filter(track -> track.state() == TrackState.DONE)
                        .flatMap(track -> track.account().stream())
                        .toList()
                : List.<AccountId>of();
        var text = to == ProposalState.DONE
                ? words.get(
                        "notice.done",
                        civic.days()
                                .day(civic.clock().instant().plus(CONFIRMATION_TIME))
                                .toString())
                : to == ProposalState.DISPUTED
                        ? words.get("notice.disputed")
                        : words.get("notice.state", words.state(to));
        var notice =
                proposals.clerk().notice(tx, proposal, text, civic.accounts().list(tx, concerned));
        if (to == ProposalState.DISPUTED) {
            notice.ifPresent(post -> occasions.happened(
                    tx,
                    proposal,
                    Occasions.Kind.DISPUTED,
                    new Occasion.Own("post"),
                    post.id().toString(),
                    post.id()));
        }
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
