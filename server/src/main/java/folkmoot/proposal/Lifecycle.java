package folkmoot.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL;

import folkmoot.account.Account;
import folkmoot.body.Body;
import folkmoot.community.Community;
import folkmoot.database.Database;
import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.id.BodyId;
import folkmoot.id.ProposalId;
import folkmoot.problem.Forbidden;
import folkmoot.problem.Invalid;
import folkmoot.text.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Moves proposals and their tracks. The community moves the civic state: by its rules here, or by its
 * moderators. A body moves its own track and nothing else.
 */
public final class Lifecycle {

    /** How long citizens have to say whether what was claimed done is done. */
    public static final Duration CONFIRMATION_TIME = Duration.ofDays(28);

    private static final int ASKED_SUPPORTERS = 20;
    private static final int REMIND_AFTER_WORKING_DAYS = 10;
    private static final int BATCH = 200;
    private static final int LONGEST_NOTE = 800;
    private static final Set<ProposalState> BY_MODERATORS = Set.of(
            ProposalState.CHECKING,
            ProposalState.GATHERING,
            ProposalState.RETURNED,
            ProposalState.CLOSED_UNSUPPORTED,
            ProposalState.ARCHIVED,
            ProposalState.HIDDEN,
            ProposalState.WITHDRAWN);

    private final Proposals proposals;
    private final Civic civic;
    private final Records records;

    public Lifecycle(Proposals proposals, Records records) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.records = records;
    }

    /** Sends the proposal to its bodies when the rule is met for the first time; it stays crossed whatever follows. */
    void checkThreshold(Transaction tx, Proposal proposal, Tally tally) {
        if (proposal.threshold().counted(tally.counts()) < proposal.threshold().count()
                || proposal.state() != ProposalState.GATHERING
                || !proposals
                        .store()
                        .setThresholdReached(tx, proposal.id(), civic.clock().instant())) {
            return;
        }
        record(tx, proposal, event("threshold"));
        ask(tx, proposal, proposal.threshold().counted(tally.counts()));
    }

    /** A moderator sends a proposal to its bodies before the threshold. */
    public void send(Transaction tx, Proposal proposal, Account moderator) {
        civic.communities().requireModerator(tx, proposal.community(), moderator.id());
        if (proposals
                .store()
                .setThresholdReached(tx, proposal.id(), civic.clock().instant())) {
            record(tx, proposal, event("threshold").by(moderator.id()));
            var tally = proposals.supportStore().tallies(tx, List.of(proposal.id()));
            ask(tx, proposal, tally.getOrDefault(proposal.id(), Tally.EMPTY).total());
        }
    }

    private void ask(Transaction tx, Proposal proposal, int supports) {
        var now = civic.clock().instant();
        var tracks = proposals.tracks(tx, proposal.id());
        var bodies = civic
                .bodies()
                .list(
                        tx,
                        tracks.stream().flatMap(track -> track.body().stream()).toList())
                .stream()
                .collect(Collectors.toMap(Body::id, body -> body));
        for (var track : tracks) {
            var body = track.body().map(bodies::get);
            if (track.state() == TrackState.NOT_ASKED && body.isPresent()) {
                proposals.trackStore().update(tx, proposal.id(), asked(track, body.get(), now));
                record(tx, proposal, event("track").of(body.get().id()).change("not-asked", "asked"));
            }
        }
        if (!tracks.isEmpty()) {
            announceAsked(tx, proposal, supports);
        }
        records.changed(tx, proposal.id());
    }

    private Track asked(Track track, Body body, Instant now) {
        return new Track(
                track.position(),
                track.body(),
                track.bodyName(),
                track.account().or(body::account),
                track.uri(),
                TrackState.ASKED,
                new Track.Clock(
                        Optional.of(now),
                        Optional.of(civic.days().after(now, body.acknowledgeDays())),
                        Optional.of(civic.days().after(now, body.answerDays())),
                        Optional.empty(),
                        Optional.empty()),
                track.response(),
                track.responseUri());
    }

    private void announceAsked(Transaction tx, Proposal proposal, int supports) {
        var tracks = proposals.tracks(tx, proposal.id());
        var accounts = civic.accounts()
                .list(
                        tx,
                        tracks.stream()
                                .flatMap(track -> track.account().stream())
                                .toList());
        var names = tracks.stream().map(Track::bodyName).collect(Collectors.joining(", "));
        var acknowledge = tracks.stream()
                .flatMap(track -> track.clock().acknowledgeDue().stream())
                .min(Comparator.naturalOrder());
        var answer = tracks.stream()
                .flatMap(track -> track.clock().answerDue().stream())
                .max(Comparator.naturalOrder());
        var words = Words.in(proposal.content().language());
        notice(
                tx,
                proposal,
                words.get(
                        "notice.asked",
                        supports,
                        names,
                        acknowledge.map(Object::toString).orElse(""),
                        answer.map(Object::toString).orElse("")),
                accounts);
    }

    /** A body answered, or said how far it is: its own track moves, and the headline follows the least advanced. */
    void moveTrack(Transaction tx, Proposal proposal, Track track, TrackState to, folkmoot.status.Status response) {
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
            record(
                    tx,
                    proposal,
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
            Transaction tx,
            Proposal proposal,
            Account moderator,
            ProposalState to,
            Optional<Reason> reason,
            String note) {
        requireHome(proposal);
        civic.communities().requireModerator(tx, proposal.community(), moderator.id());
        if (!BY_MODERATORS.contains(to)) {
            throw Invalid.field("state", "ERR_INCLUSION", "is not one that moderators set");
        }
        if (to != ProposalState.GATHERING && reason.isEmpty()) {
            throw Invalid.field("reason", "ERR_BLANK", "must be given");
        }
        var clean = requireNote(note);
        move(
                tx,
                proposal,
                to,
                proposal.answer(),
                event("state").by(moderator.id()).because(reason.map(Reason::word), clean));
    }

    /** A moderator's note, cleaned. Problems: 422 for more than 800 characters. */
    static String requireNote(String note) {
        var clean = Names.cleanLines(note);
        if (clean.length() > LONGEST_NOTE) {
            throw Invalid.field("note", "ERR_TOO_LONG", "must have at most " + LONGEST_NOTE + " characters");
        }
        return clean;
    }

    /** What the record says has changed: followers' servers are told. */
    void recordChanged(Transaction tx, Proposal proposal) {
        records.changed(tx, proposal.id());
    }

    /** The author takes the proposal back. */
    public void withdraw(Transaction tx, Proposal proposal, AccountId by) {
        requireHome(proposal);
        if (!proposal.author().equals(by)) {
            throw new Forbidden("Only its author can withdraw a proposal");
        }
        if (proposal.state() != ProposalState.WITHDRAWN) {
            move(
                    tx,
                    proposal,
                    ProposalState.WITHDRAWN,
                    proposal.answer(),
                    event("withdrawn").by(by));
        }
    }

    /**
     * A citizen says whether what was claimed done is done: the author decides alone, otherwise most of the supporters who
     * were chosen by lot. Problems: 403 for anybody else, 422 at any other time.
     */
    public void confirm(Transaction tx, Proposal proposal, Account by, boolean agrees) {
        requireHome(proposal);
        if (proposal.state() != ProposalState.DONE) {
            throw Invalid.refused("Only a proposal that is said to be done can be confirmed");
        }
        var asked = proposals.supportStore().sample(tx, proposal.id(), ASKED_SUPPORTERS);
        boolean author = proposal.author().equals(by.id());
        if (!author && !asked.contains(by.id())) {
            throw new Forbidden("The author and some supporters chosen by lot are asked");
        }
        if (civic.bodies().isOfficial(tx, by)) {
            throw new Forbidden("An account that speaks for a public body cannot confirm");
        }
        proposals
                .store()
                .confirm(tx, proposal.id(), by.id(), agrees, civic.clock().instant());
        var since = proposal.times().doneClaimed().orElse(Instant.EPOCH);
        int same = proposals.store().confirmations(tx, proposal.id(), agrees, since);
        if (author || same > asked.size() / 2) {
            settle(tx, proposal, agrees, Optional.of(by.id()));
        }
    }

    private void settle(Transaction tx, Proposal proposal, boolean agrees, Optional<AccountId> by) {
        var to = agrees ? ProposalState.CONFIRMED : ProposalState.DISPUTED;
        // who exactly tipped it is nobody's business unless it was the author
        var actor = by.filter(proposal.author()::equals);
        var happened = event(agrees ? "confirmed" : "disputed");
        move(tx, proposal, to, proposal.answer(), actor.map(happened::by).orElse(happened));
    }

    private void move(Transaction tx, Proposal proposal, ProposalState to, Optional<String> answer, Happened happened) {
        var now = civic.clock().instant();
        proposals.store().setState(tx, proposal.id(), to, answer, to == ProposalState.DONE, now);
        record(tx, proposal, happened.change(proposal.state().word(), to.word()));
        showOrHide(tx, proposal, to);
        if (to.isPublic()) {
            var words = Words.in(proposal.content().language());
            var text = to == ProposalState.DONE
                    ? words.get(
                            "notice.done",
                            civic.days().day(now.plus(CONFIRMATION_TIME)).toString())
                    : words.get("notice.state", words.state(to));
            notice(tx, proposal, text, List.of());
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

    /** Once a day: reminds of what is overdue, and ends the time of confirmation. */
    public void daily(Database database) {
        var now = civic.clock().instant();
        var today = civic.days().day(now);
        var remindedBefore = now.minus(Duration.ofDays(REMIND_AFTER_WORKING_DAYS * 7 / 5));
        for (var id : database.read(tx -> proposals.trackStore().overdue(tx, today, remindedBefore, BATCH))) {
            database.write(tx -> proposals.find(tx, id).ifPresent(proposal -> remind(tx, proposal)));
        }
        var unanswered = PROPOSAL.STATE
                .eq(ProposalState.DONE.word())
                .and(PROPOSAL.LOCAL)
                .and(PROPOSAL.DONE_CLAIMED_AT.lt(now.minus(CONFIRMATION_TIME)));
        for (var proposal : database.read(tx -> proposals.store().list(tx, unanswered, BATCH))) {
            database.write(tx -> settle(tx, proposal, false, Optional.empty()));
        }
    }

    private void remind(Transaction tx, Proposal proposal) {
        var now = civic.clock().instant();
        var today = civic.days().day(now);
        if (!proposal.local() || !proposal.state().isOnTheWay()) {
            return;
        }
        for (var track : proposals.tracks(tx, proposal.id())) {
            if (track.clock().answered().isEmpty()
                    && track.clock().answerDue().filter(today::isAfter).isPresent()) {
                int waited = civic.days().between(track.clock().asked().orElse(now), now);
                var words = Words.in(proposal.content().language());
                notice(
                        tx,
                        proposal,
                        words.get(
                                "notice.overdue",
                                track.bodyName(),
                                track.clock().answerDue().get().toString(),
                                waited),
                        civic.accounts().list(tx, track.account().stream().toList()));
                record(tx, proposal, event("overdue").of(track.body().orElseThrow()));
            }
        }
        proposals.trackStore().setReminded(tx, proposal.id(), today, now);
    }

    private void notice(Transaction tx, Proposal proposal, String text, List<Account> mentioned) {
        Community community = civic.communities().require(tx, proposal.community());
        civic.statuses()
                .find(tx, proposal.status())
                .ifPresent(status -> proposals
                        .clerk()
                        .notice(
                                tx,
                                community,
                                status,
                                text,
                                mentioned,
                                proposal.content().language()));
    }

    private static void requireHome(Proposal proposal) {
        if (!proposal.local()) {
            throw new Forbidden("This proposal is at home on another instance. Only its community there can do this");
        }
    }

    /** An event in the making. */
    private record Happened(
            String kind,
            Optional<String> from,
            Optional<String> to,
            Optional<BodyId> body,
            Optional<AccountId> actor,
            Optional<String> reason,
            String note) {

        Happened by(AccountId who) {
            return new Happened(kind, from, to, body, Optional.of(who), reason, note);
        }

        Happened of(BodyId whose) {
            return new Happened(kind, from, to, Optional.of(whose), actor, reason, note);
        }

        Happened change(String before, String after) {
            return new Happened(kind, Optional.of(before), Optional.of(after), body, actor, reason, note);
        }

        Happened because(Optional<String> code, String text) {
            return new Happened(kind, from, to, body, actor, code, text);
        }
    }

    private static Happened event(String kind) {
        return new Happened(
                kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    private void record(Transaction tx, Proposal proposal, Happened happened) {
        ProposalId id = proposal.id();
        proposals
                .store()
                .insertEvent(
                        tx,
                        id,
                        new ProposalEvent(
                                civic.ids().next(),
                                happened.kind(),
                                happened.from(),
                                happened.to(),
                                happened.body(),
                                happened.actor(),
                                happened.reason(),
                                happened.note(),
                                civic.clock().instant()));
    }
}
