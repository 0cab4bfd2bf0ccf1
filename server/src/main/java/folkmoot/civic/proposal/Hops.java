package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;
import static folkmoot.schema.generated.Tables.TRACK_HOP;

import folkmoot.civic.body.Body;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Invalid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A body that is not responsible names the one that is, which is asked from then on with a clock of its own. Two in a row may, each once; where
 * the next has to go, a moderator decides. All SQL of {@code track_hop}.
 */
public final class Hops {

    /** How many bodies in a row may pass a proposal on. */
    public static final int MOST = 2;

    private static final int MOST_TOLD = 20;

    private final Proposals proposals;
    private final Asking asking;
    private final Lifecycle lifecycle;
    private final Foundations civic;

    public Hops(Proposals proposals, Asking asking, Lifecycle lifecycle) {
        this.proposals = proposals;
        this.asking = asking;
        this.lifecycle = lifecycle;
        this.civic = proposals.civic();
    }

    /**
     * One body named another.
     *
     * @param from empty where a moderator chose the body
     * @param number the how manieth in a row; 0 for a moderator
     * @param waits it goes nowhere before a moderator has decided
     */
    public record Hop(
            Optional<BodyId> from, BodyId to, int number, boolean waits, Optional<AccountId> by, Instant createdAt) {}

    /** In their order. */
    public List<Hop> list(Transaction tx, ProposalId proposal) {
        return tx.sql()
                .selectFrom(TRACK_HOP)
                .where(TRACK_HOP.PROPOSAL_ID.eq(proposal.value()))
                .orderBy(TRACK_HOP.ID)
                .fetch(row -> new Hop(
                        Optional.ofNullable(row.getFromBodyId()).map(BodyId::new),
                        new BodyId(row.getToBodyId()),
                        row.getNumber(),
                        row.getWaits(),
                        Optional.ofNullable(row.getByAccountId()).map(AccountId::new),
                        row.getCreatedAt()));
    }

    /** A body of a locked proposal says that another is responsible: that one is asked, unless it is asked already. */
    public void pass(Transaction tx, Proposal proposal, BodyId from, Body to, AccountId by) {
        var before = list(tx, proposal.id());
        if (before.stream()
                .anyMatch(
                        hop -> hop.from().equals(Optional.of(from)) && hop.to().equals(to.id()))) {
            return; // an edit of the same words
        }
        int number = 1
                + before.stream()
                        .filter(hop -> hop.to().equals(from))
                        .mapToInt(Hop::number)
                        .max()
                        .orElse(0);
        boolean again = before.stream().anyMatch(hop -> hop.from().equals(Optional.of(from)) && !hop.waits());
        boolean waits = (again || number > MOST) && !isAddressed(tx, proposal, to);
        insert(tx, proposal, new Hop(Optional.of(from), to.id(), number, waits, Optional.of(by), now()));
        proposals.record(
                tx,
                proposal.id(),
                event(waits ? "hop-waits" : "passed-on").of(from).by(by).to(to.slug()));
        if (waits) {
            tellModerators(tx, proposal, to);
        } else {
            address(tx, proposal, to);
        }
    }

    private void tellModerators(Transaction tx, Proposal proposal, Body to) {
        var community = civic.communities().require(tx, proposal.community());
        var moderators = civic.communities().moderators(tx, community.id()).stream()
                .limit(MOST_TOLD)
                .toList();
        var text = Words.in(community.language())
                .get(
                        "notice.hop-waits",
                        proposal.title(),
                        proposals.page(tx, proposal).toString(),
                        to.name());
        for (var moderator : civic.accounts().list(tx, moderators)) {
            proposals.clerk().tell(tx, community, moderator, text, community.language());
        }
    }

    /**
     * A moderator says which body is responsible. Problems: 403 for anybody else, 422 for a body that is addressed already, and for a
     * proposal that no body has or that is over.
     */
    public void decide(Transaction tx, Proposal about, Account moderator, Body to, String note) {
        about.requireHome();
        civic.communities().requireModerator(tx, about.community(), moderator.id());
        var proposal = proposals.locked(tx, about);
        if (!proposal.state().isOnTheWay() || !proposals.isSent(tx, proposal.id())) {
            throw Invalid.refused("Only a proposal that its bodies have can be passed on");
        }
        if (isAddressed(tx, proposal, to)) {
            throw Invalid.field("body", "ERR_TAKEN", "is addressed already");
        }
        insert(tx, proposal, new Hop(Optional.empty(), to.id(), 0, false, Optional.of(moderator.id()), now()));
        proposals.record(
                tx,
                proposal.id(),
                event("passed-on")
                        .by(moderator.id())
                        .to(to.slug())
                        .because(Optional.empty(), Reason.requireNote(note)));
        address(tx, proposal, to);
        lifecycle.follow(tx, proposal);
    }

    private boolean isAddressed(Transaction tx, Proposal proposal, Body body) {
        return proposals.tracks(tx, proposal.id()).stream()
                .anyMatch(track -> track.body().equals(Optional.of(body.id())));
    }

    private void address(Transaction tx, Proposal proposal, Body to) {
        if (!isAddressed(tx, proposal, to)) {
            int position = 1 + proposals.tracks(tx, proposal.id()).getLast().position();
            proposals.trackStore().insert(tx, proposal.id(), proposals.unasked(tx, position, to));
            asking.sendToTheRest(tx, proposal);
        }
    }

    private void insert(Transaction tx, Proposal proposal, Hop hop) {
        tx.sql()
                .insertInto(TRACK_HOP)
                .set(TRACK_HOP.ID, civic.ids().next())
                .set(TRACK_HOP.PROPOSAL_ID, proposal.id().value())
                .set(TRACK_HOP.FROM_BODY_ID, hop.from().map(BodyId::value).orElse(null))
                .set(TRACK_HOP.TO_BODY_ID, hop.to().value())
                .set(TRACK_HOP.NUMBER, hop.number())
                .set(TRACK_HOP.WAITS, hop.waits())
                .set(TRACK_HOP.BY_ACCOUNT_ID, hop.by().map(AccountId::value).orElse(null))
                .set(TRACK_HOP.CREATED_AT, hop.createdAt())
                .execute();
    }

    private Instant now() {
        return civic.clock().instant();
    }
}
