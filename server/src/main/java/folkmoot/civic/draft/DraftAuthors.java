package folkmoot.civic.draft;

import static folkmoot.schema.generated.Tables.PROPOSAL_DRAFT_AUTHOR;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.CoAuthors;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Words;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/**
 * Who writes a draft together with its author, who asks them. Until they say yes they see its title, in the message that asks them, and
 * no more. All SQL of {@code proposal_draft_author}.
 */
final class DraftAuthors {

    private final Proposals proposals;
    private final Foundations civic;
    private final CoAuthors coAuthors;

    DraftAuthors(Proposals proposals, CoAuthors coAuthors) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.coAuthors = coAuthors;
    }

    private static Condition who(long draft, AccountId account) {
        return PROPOSAL_DRAFT_AUTHOR.DRAFT_ID.eq(draft).and(PROPOSAL_DRAFT_AUTHOR.ACCOUNT_ID.eq(account.value()));
    }

    /** All who were asked, whether they said yes or not, in that order. */
    List<CoAuthors.Asked> list(Transaction tx, long draft) {
        return tx.sql()
                .selectFrom(PROPOSAL_DRAFT_AUTHOR)
                .where(PROPOSAL_DRAFT_AUTHOR.DRAFT_ID.eq(draft))
                .orderBy(PROPOSAL_DRAFT_AUTHOR.INVITED_AT, PROPOSAL_DRAFT_AUTHOR.ACCOUNT_ID)
                .fetch(row -> new CoAuthors.Asked(
                        new AccountId(row.getAccountId()),
                        row.getInvitedAt(),
                        Optional.ofNullable(row.getAcceptedAt())));
    }

    boolean isOne(Transaction tx, long draft, AccountId account) {
        return tx.sql()
                .fetchExists(
                        PROPOSAL_DRAFT_AUTHOR, who(draft, account).and(PROPOSAL_DRAFT_AUTHOR.ACCEPTED_AT.isNotNull()));
    }

    boolean isInvited(Transaction tx, long draft, AccountId account) {
        return tx.sql()
                .fetchExists(
                        PROPOSAL_DRAFT_AUTHOR, who(draft, account).and(PROPOSAL_DRAFT_AUTHOR.ACCEPTED_AT.isNull()));
    }

    void invite(Transaction tx, Draft draft, Community community, Account by, Account invited) {
        coAuthors.requireSuitable(tx, draft.community(), by);
        coAuthors.requireSuitable(tx, draft.community(), invited);
        if (invited.id().equals(by.id())) {
            throw Invalid.refused("You are its author already");
        }
        if (list(tx, draft.id()).size() >= CoAuthors.MOST) {
            throw Invalid.refused("A proposal has at most " + CoAuthors.MOST + " co-authors");
        }
        boolean first = tx.sql()
                        .insertInto(PROPOSAL_DRAFT_AUTHOR)
                        .set(PROPOSAL_DRAFT_AUTHOR.DRAFT_ID, draft.id())
                        .set(PROPOSAL_DRAFT_AUTHOR.ACCOUNT_ID, invited.id().value())
                        .set(PROPOSAL_DRAFT_AUTHOR.INVITED_AT, civic.clock().instant())
                        .onConflictDoNothing()
                        .execute()
                == 1;
        if (first) {
            var language = draft.text().language();
            proposals
                    .clerk()
                    .tell(
                            tx,
                            community,
                            invited,
                            Words.in(language)
                                    .get(
                                            "news.invited",
                                            by.name(),
                                            draft.text().title(),
                                            civic.uris()
                                                    .proposalDraft(community.name(), draft.id())
                                                    .toString()),
                            language);
        }
    }

    void accept(Transaction tx, Draft draft, Account by) {
        coAuthors.requireSuitable(tx, draft.community(), by);
        tx.sql()
                .update(PROPOSAL_DRAFT_AUTHOR)
                .set(PROPOSAL_DRAFT_AUTHOR.ACCEPTED_AT, civic.clock().instant())
                .where(who(draft.id(), by.id()))
                .and(PROPOSAL_DRAFT_AUTHOR.ACCEPTED_AT.isNull())
                .execute();
    }

    void remove(Transaction tx, Draft draft, Account by, AccountId who) {
        if (!by.id().equals(who) && !by.id().equals(draft.author())) {
            throw new Forbidden("Only its author decides who writes a proposal with them");
        }
        if (tx.sql()
                        .deleteFrom(PROPOSAL_DRAFT_AUTHOR)
                        .where(who(draft.id(), who))
                        .execute()
                == 0) {
            throw new NotFound();
        }
    }

    void forget(Transaction tx, AccountId account) {
        tx.sql()
                .deleteFrom(PROPOSAL_DRAFT_AUTHOR)
                .where(PROPOSAL_DRAFT_AUTHOR.ACCOUNT_ID.eq(account.value()))
                .execute();
    }
}
