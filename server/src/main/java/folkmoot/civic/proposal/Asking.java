package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.civic.body.Body;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.problem.Invalid;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sends proposals to the bodies that they address: by the community's rule, or when a moderator wants it sooner. */
public final class Asking {

    private final Database database;
    private final Proposals proposals;
    private final Foundations civic;
    private final Records records;
    private final Thresholds thresholds;

    public Asking(Database database, Proposals proposals, Records records, Thresholds thresholds, Jobs jobs) {
        this.proposals = proposals;
        this.thresholds = thresholds;
        this.civic = proposals.civic();
        this.records = records;
        this.database = database;
        jobs.handle(Thresholds.REACHED, reached -> look(new ProposalId(reached.proposal())));
    }

    /** Sends a proposal that has enough to its bodies. Outside a transaction. */
    public void look(ProposalId id) {
        database.write(tx -> checkThreshold(tx, id));
    }

    /** Sends the proposal to its bodies when the rule is met for the first time; it stays crossed whatever follows. */
    private void checkThreshold(Transaction tx, ProposalId id) {
        var proposal = proposals.locked(tx, List.of(id)).stream().findFirst();
        if (proposal.isEmpty() || !thresholds.isMet(tx, proposal.get())) {
            return;
        }
        if (proposals.store().setThresholdReached(tx, id, civic.clock().instant())) {
            proposals.record(tx, id, event("threshold"));
            var tally = proposals.tallies().of(tx, id);
            ask(tx, proposal.get(), proposal.get().threshold().counted(tally.present()), "notice.asked");
        }
    }

    /**
     * A moderator sends a proposal to its bodies before the threshold, which it does not reach by that. Problems: 403 for anybody
     * else, 422 for one that does not gather support, addresses nobody, or was sent.
     */
    public void send(Transaction tx, Proposal sent, Account moderator) {
        sent.requireHome();
        civic.communities().requireModerator(tx, sent.community(), moderator.id());
        var proposal = proposals.locked(tx, sent);
        if (proposal.state() != ProposalState.GATHERING) {
            throw Invalid.refused("This proposal is " + proposal.state().word()
                    + ": only one that gathers support can be sent to its bodies");
        }
        if (proposals.tracks(tx, proposal.id()).isEmpty()) {
            throw Invalid.refused("This proposal addresses no public body, so there is nobody to send it to");
        }
        if (proposals.isSent(tx, proposal.id())) {
            throw Invalid.refused("This proposal was sent to its bodies before");
        }
        proposals.record(tx, proposal.id(), event("sent").by(moderator.id()));
        ask(tx, proposal, proposals.tallies().of(tx, proposal.id()).total(), "notice.sent");
    }

    /** Sends a locked proposal, which others have already, also to bodies that it addresses by now. */
    public void sendToTheRest(Transaction tx, Proposal proposal) {
        ask(tx, proposal, proposals.tallies().of(tx, proposal.id()).total(), "notice.sent");
    }

    /** Those that were not asked yet. @param notice what is said in the thread */
    private void ask(Transaction tx, Proposal proposal, int supports, String notice) {
        var now = civic.clock().instant();
        var tracks = proposals.tracks(tx, proposal.id());
        var bodies = civic
                .bodies()
                .list(
                        tx,
                        tracks.stream().flatMap(track -> track.body().stream()).toList())
                .stream()
                .collect(Collectors.toMap(Body::id, body -> body));
        boolean any = false;
        for (var track : tracks) {
            var body = track.body().map(bodies::get);
            if (track.state() == TrackState.NOT_ASKED && body.isPresent()) {
                proposals.trackStore().update(tx, proposal.id(), asked(track, body.get(), now));
                proposals.record(
                        tx, proposal.id(), event("track").of(body.get().id()).change("not-asked", "asked"));
                any = true;
            }
        }
        if (any) {
            announceAsked(tx, proposal, supports, notice);
        }
        records.changed(tx, proposal.id());
    }

    private Track asked(Track track, Body body, Instant now) {
        return new Track(
                track.position(),
                track.body(),
                track.bodyName(),
                body.account().or(track::account), // the register may have been corrected since
                track.uri(),
                TrackState.ASKED,
                new Track.Clock(
                        Optional.of(now),
                        Optional.of(civic.days().of(body).after(now, body.acknowledgeDays())),
                        Optional.of(civic.days().of(body).after(now, body.answerDays())),
                        Optional.empty(),
                        Optional.empty()),
                track.response(),
                track.responseUri());
    }

    private void announceAsked(Transaction tx, Proposal proposal, int supports, String notice) {
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
        proposals
                .clerk()
                .notice(
                        tx,
                        proposal,
                        words.get(
                                notice,
                                supports,
                                names,
                                acknowledge.map(Object::toString).orElse(""),
                                answer.map(Object::toString).orElse("")),
                        accounts);
    }
}
