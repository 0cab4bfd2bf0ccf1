package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;
import static folkmoot.schema.generated.Tables.PROPOSAL_COAUTHOR;

import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who writes a proposal together with its author, who asks them; they say yes or no. They change its text as the author does, and
 * are shown by name. What becomes of the proposal else, the author alone decides. All SQL of {@code proposal_coauthor}.
 */
public final class CoAuthors {

    /** A proposal has no more. */
    public static final int MOST = 5;

    private final Proposals proposals;
    private final Foundations civic;

    public CoAuthors(Proposals proposals) {
        this.proposals = proposals;
        this.civic = proposals.civic();
    }

    /** Those who said yes, in the order in which they were asked. */
    public List<AccountId> list(Transaction tx, ProposalId id) {
        return tx.sql()
                .select(PROPOSAL_COAUTHOR.ACCOUNT_ID)
                .from(PROPOSAL_COAUTHOR)
                .where(PROPOSAL_COAUTHOR.PROPOSAL_ID.eq(id.value()))
                .and(PROPOSAL_COAUTHOR.ACCEPTED_AT.isNotNull())
                .orderBy(PROPOSAL_COAUTHOR.INVITED_AT, PROPOSAL_COAUTHOR.ACCOUNT_ID)
                .fetch(row -> new AccountId(row.value1()));
    }

    /** Whether the account was asked, and has not answered yet. */
    public boolean isInvited(Transaction tx, ProposalId id, AccountId account) {
        return tx.sql()
                .fetchExists(
                        PROPOSAL_COAUTHOR,
                        PROPOSAL_COAUTHOR
                                .PROPOSAL_ID
                                .eq(id.value())
                                .and(PROPOSAL_COAUTHOR.ACCOUNT_ID.eq(account.value()))
                                .and(PROPOSAL_COAUTHOR.ACCEPTED_AT.isNull()));
    }

    static boolean isOne(Transaction tx, ProposalId id, AccountId account) {
        return tx.sql()
                .fetchExists(
                        PROPOSAL_COAUTHOR,
                        PROPOSAL_COAUTHOR
                                .PROPOSAL_ID
                                .eq(id.value())
                                .and(PROPOSAL_COAUTHOR.ACCOUNT_ID.eq(account.value()))
                                .and(PROPOSAL_COAUTHOR.ACCEPTED_AT.isNotNull()));
    }

    /**
     * The author asks somebody here, who is told. Problems: 403 for anybody else, 422 for who cannot be one, and for more than five.
     */
    public void invite(Transaction tx, Proposal of, Account by, Account invited) {
        of.requireHome();
        var proposal = proposals.locked(tx, of);
        requireAuthor(proposal, by);
        requireSuitable(tx, proposal.community(), by);
        requireSuitable(tx, proposal.community(), invited);
        if (invited.id().equals(by.id())) {
            throw Invalid.refused("You are its author already");
        }
        int asked = tx.sql()
                .fetchCount(
                        PROPOSAL_COAUTHOR,
                        PROPOSAL_COAUTHOR.PROPOSAL_ID.eq(proposal.id().value()));
        if (asked >= MOST) {
            throw Invalid.refused("A proposal has at most " + MOST + " co-authors");
        }
        boolean first = tx.sql()
                        .insertInto(PROPOSAL_COAUTHOR)
                        .set(PROPOSAL_COAUTHOR.PROPOSAL_ID, proposal.id().value())
                        .set(PROPOSAL_COAUTHOR.ACCOUNT_ID, invited.id().value())
                        .set(PROPOSAL_COAUTHOR.INVITED_AT, civic.clock().instant())
                        .onConflictDoNothing()
                        .execute()
                == 1;
        if (first) {
            var words = Words.in(proposal.content().language());
            proposals
                    .clerk()
                    .tell(
                            tx,
                            civic.communities().require(tx, proposal.community()),
                            invited,
                            words.get(
                                    "news.invited",
                                    by.name(),
                                    proposal.title(),
                                    proposals.page(tx, proposal).toString()),
                            proposal.content().language());
        }
    }

    /** Those who wrote it as a draft are its co-authors, and who was asked still is. */
    public void join(Transaction tx, Proposal proposal, List<Asked> all) {
        for (var one : all) {
            tx.sql()
                    .insertInto(PROPOSAL_COAUTHOR)
                    .set(PROPOSAL_COAUTHOR.PROPOSAL_ID, proposal.id().value())
                    .set(PROPOSAL_COAUTHOR.ACCOUNT_ID, one.account().value())
                    .set(PROPOSAL_COAUTHOR.INVITED_AT, one.invited())
                    .set(PROPOSAL_COAUTHOR.ACCEPTED_AT, one.accepted().orElse(null))
                    .execute();
            if (one.accepted().isPresent()) {
                proposals.record(
                        tx, proposal.id(), event("co-author").to("joined").by(one.account()));
            }
        }
    }

    /** Who was asked to write with the author, and when they said yes. */
    public record Asked(AccountId account, Instant invited, Optional<Instant> accepted) {}

    /** Who was asked says yes. Problems: 404 for anybody else, 422 for who cannot be one any more. */
    public void accept(Transaction tx, Proposal of, Account by) {
        var proposal = proposals.locked(tx, of);
        if (!isInvited(tx, proposal.id(), by.id())) {
            throw new NotFound();
        }
        requireSuitable(tx, proposal.community(), by);
        tx.sql()
                .update(PROPOSAL_COAUTHOR)
                .set(PROPOSAL_COAUTHOR.ACCEPTED_AT, civic.clock().instant())
                .where(PROPOSAL_COAUTHOR.PROPOSAL_ID.eq(proposal.id().value()))
                .and(PROPOSAL_COAUTHOR.ACCOUNT_ID.eq(by.id().value()))
                .execute();
        proposals.record(tx, proposal.id(), event("co-author").to("joined").by(by.id()));
    }

    /** Somebody says no, or no longer takes part; the author takes the question back, or parts with somebody. 403 for anybody else. */
    public void remove(Transaction tx, Proposal of, Account by, AccountId who) {
        var proposal = proposals.locked(tx, of);
        if (!by.id().equals(who)) {
            requireAuthor(proposal, by);
        }
        boolean joined = isOne(tx, proposal.id(), who);
        int gone = tx.sql()
                .deleteFrom(PROPOSAL_COAUTHOR)
                .where(PROPOSAL_COAUTHOR.PROPOSAL_ID.eq(proposal.id().value()))
                .and(PROPOSAL_COAUTHOR.ACCOUNT_ID.eq(who.value()))
                .execute();
        if (gone == 0) {
            throw new NotFound();
        }
        if (joined) {
            proposals.record(tx, proposal.id(), event("co-author").to("left").by(by.id()));
        }
    }

    private static void requireAuthor(Proposal proposal, Account by) {
        if (!proposal.author().equals(by.id())) {
            throw new Forbidden("Only its author decides who writes a proposal with them");
        }
    }

    /** Problems: 422 for who cannot write a proposal of the community with somebody. */
    public void requireSuitable(Transaction tx, CommunityId community, Account account) {
        if (!account.isLocal() || account.type() != ActorType.PERSON || !account.isActive()) {
            throw Invalid.refused("Only people with an account here can write a proposal together");
        }
        if (civic.officials().isOfficial(tx, community, account)) {
            throw Invalid.refused("An account that speaks for a public body cannot write a proposal with somebody");
        }
        if (civic.bans().isBanned(tx, community, account.id())) {
            throw Invalid.refused("Who is banned from the community cannot write a proposal with somebody");
        }
    }
}
