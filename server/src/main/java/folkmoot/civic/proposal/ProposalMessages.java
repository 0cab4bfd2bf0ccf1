package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL_MESSAGE;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Optional;

/** What somebody is told about a proposal, each thing once: all SQL of {@code proposal_message}. */
public final class ProposalMessages {

    private final Proposals proposals;

    public ProposalMessages(Proposals proposals) {
        this.proposals = proposals;
    }

    /** What about. */
    public enum About implements Worded {
        /** The text was amended: whether the support stays. */
        AMENDED,
        /** A support came when it could not be counted. */
        CLOSED,
        /** A change of the text could not be taken. */
        FROZEN,
        /** It was merged into another: whether to support that one. */
        MERGED;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A message of the clerk to somebody elsewhere. */
    public record Message(ProposalId proposal, About about, int version) {}

    /** Whether it is the first time; notes it. */
    public boolean isFirst(Transaction tx, Proposal proposal, AccountId to, About about) {
        return tx.sql()
                        .insertInto(PROPOSAL_MESSAGE)
                        .set(PROPOSAL_MESSAGE.PROPOSAL_ID, proposal.id().value())
                        .set(PROPOSAL_MESSAGE.ACCOUNT_ID, to.value())
                        .set(PROPOSAL_MESSAGE.ABOUT, about.word())
                        .set(PROPOSAL_MESSAGE.VERSION, proposal.version())
                        .set(
                                PROPOSAL_MESSAGE.CREATED_AT,
                                proposals.civic().clock().instant())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** A message of the clerk that only this account gets, unless it was told before or cannot hear it. */
    public void tellOnce(Transaction tx, Proposal proposal, Account to, About about, String text) {
        if (!to.isActive() || !isFirst(tx, proposal, to.id(), about)) {
            return;
        }
        var community = proposals.civic().communities().require(tx, proposal.community());
        var message = proposals
                .clerk()
                .tell(tx, community, to, text, proposal.content().language());
        tx.sql()
                .update(PROPOSAL_MESSAGE)
                .set(PROPOSAL_MESSAGE.STATUS_ID, message.id().value())
                .where(PROPOSAL_MESSAGE.PROPOSAL_ID.eq(proposal.id().value()))
                .and(PROPOSAL_MESSAGE.ACCOUNT_ID.eq(to.id().value()))
                .and(PROPOSAL_MESSAGE.ABOUT.eq(about.word()))
                .and(PROPOSAL_MESSAGE.VERSION.eq(proposal.version()))
                .execute();
    }

    /** The message that a post is, if it was to this account. */
    public Optional<Message> of(Transaction tx, StatusId post, AccountId to) {
        return tx.sql()
                .selectFrom(PROPOSAL_MESSAGE)
                .where(PROPOSAL_MESSAGE.STATUS_ID.eq(post.value()))
                .and(PROPOSAL_MESSAGE.ACCOUNT_ID.eq(to.value()))
                .fetchOptional(row -> new Message(
                        new ProposalId(row.getProposalId()),
                        Worded.find(About.class, row.getAbout()).orElseThrow(),
                        row.getVersion()));
    }
}
