package folkmoot.civic.decision;

import folkmoot.civic.matter.Kinds;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.proposal.Clerk;
import folkmoot.civic.proposal.Foundations;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Problem;
import folkmoot.talk.poll.VoteTaker;
import folkmoot.talk.status.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Votes in the poll by which clients show a decision, here and elsewhere: they are ballots as all others. The clerk tells the receipt, or why it is none. */
public final class DecisionVotes implements VoteTaker {

    private final Matters matters;
    private final Ballots ballots;
    private final Foundations civic;
    private final Clerk clerk;

    DecisionVotes(Matters matters, Ballots ballots, Foundations civic, Clerk clerk) {
        this.matters = matters;
        this.ballots = ballots;
        this.civic = civic;
        this.clerk = clerk;
    }

    @Override
    public boolean keeps(Transaction tx, Status status) {
        return status.local()
                && status.text().type().equals("Question")
                && matters.find(tx, status.id())
                        .filter(matter -> matter.isHome() && matter.kind().equals(Decisions.KIND))
                        .isPresent();
    }

    @Override
    public void take(Transaction tx, Status status, Account by, List<Integer> choices) {
        var matter = matters.find(tx, status.id()).orElseThrow(NotFound::new);
        if (by.isLocal()) {
            cast(tx, matter, by, choices);
            return;
        }
        try {
            cast(tx, matter, by, choices);
        } catch (Problem refused) { // before anything was written
            Drops.note(tx, DropReason.FORBIDDEN, refused.getMessage());
            tell(tx, matter, by, "refused", refused.getMessage());
        }
    }

    private void cast(Transaction tx, Matter matter, Account by, List<Integer> choices) {
        boolean first = ballots.own(tx, matter.id(), by).isEmpty();
        var cast = ballots.cast(tx, matter.id(), by, (decision, before) -> filled(decision, before, choices));
        if (first) {
            tell(tx, matter, by, "cast", cast.receipt());
        }
    }

    /** More may be picked where several are allowed; nothing is picked anew, as in any poll. */
    private Ballot filled(Decision decision, Optional<Ballot> before, List<Integer> choices) {
        var known = before.stream()
                .flatMap(ballot -> IntStream.range(0, ballot.answers().size())
                        .filter(variant -> ballot.answers().get(variant) > 0)
                        .boxed())
                .toList();
        if (decision.method() == Method.CHOICE && !known.isEmpty()
                || !choices.isEmpty() && known.containsAll(choices)) {
            throw Invalid.refused(
                    "Validation failed: You have already voted on this poll; on its page you can change your ballot");
        }
        var all = Stream.concat(
                        known.stream().filter(variant -> !decision.withdrawn().contains(variant)), choices.stream())
                .distinct()
                .toList();
        return new Ballot(
                before.map(Ballot::receipt).orElseGet(ballots::receipt),
                BallotPaper.picked(decision, all),
                before.flatMap(Ballot::experience));
    }

    private void tell(Transaction tx, Matter matter, Account to, String key, String what) {
        var community = civic.communities().require(tx, matter.community().orElseThrow());
        var language = matter.text().language();
        Kinds kinds = matters.kinds();
        clerk.tell(
                tx,
                community,
                to,
                kinds.in(language)
                        .get(
                                Decisions.KIND + ".told." + key,
                                matter.title(),
                                civic.uris()
                                        .matterPage(community.name(), matter.id())
                                        .toString(),
                                what),
                language);
    }
}
