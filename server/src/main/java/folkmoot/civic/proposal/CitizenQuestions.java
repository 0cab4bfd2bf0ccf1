package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.CITIZEN_QUESTION;
import static folkmoot.schema.generated.Tables.PROPOSAL;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.text.Worded;
import folkmoot.schema.generated.tables.records.CitizenQuestionRecord;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What citizens are asked about what a body says, each once. Who was drawn by lot is never shown. All SQL of {@code citizen_question}. */
public final class CitizenQuestions {

    private final Proposals proposals;

    public CitizenQuestions(Proposals proposals) {
        this.proposals = proposals;
    }

    /** What about. */
    public enum About implements Worded {
        /** Whether what is said to be done is done. */
        DONE,
        /** Whether what was promised for a day works. */
        COMMITMENT;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param subject of {@link About#DONE} when it was claimed, in milliseconds; of a commitment the id of the answer */
    public record Subject(ProposalId proposal, About about, long subject) {}

    /**
     * One person's.
     *
     * @param author asked as the author, not drawn by lot
     * @param agrees what they said; empty as long as they have not
     */
    public record Question(Subject subject, AccountId account, boolean author, Optional<Boolean> agrees) {}

    /** How many of those drawn said what. */
    public record Count(int drawn, int agreed, int disputed) {}

    /** They may answer from now on; nothing for those who may already. */
    public void open(Transaction tx, Subject subject, Collection<AccountId> accounts, boolean author) {
        for (var account : accounts) {
            tx.sql()
                    .insertInto(CITIZEN_QUESTION)
                    .set(CITIZEN_QUESTION.PROPOSAL_ID, subject.proposal().value())
                    .set(CITIZEN_QUESTION.ABOUT, subject.about().word())
                    .set(CITIZEN_QUESTION.SUBJECT, subject.subject())
                    .set(CITIZEN_QUESTION.ACCOUNT_ID, account.value())
                    .set(CITIZEN_QUESTION.AUTHOR, author)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** Everybody who was not asked in words yet and has not answered, is. @param text of the clerk's message */
    public void ask(Transaction tx, Proposal proposal, Subject subject, String text) {
        var community = proposals.civic().communities().require(tx, proposal.community());
        var waiting =
                list(tx, is(subject).and(CITIZEN_QUESTION.ASKED_AT.isNull()).and(CITIZEN_QUESTION.AGREES.isNull()));
        for (var question : waiting) {
            var account =
                    proposals.civic().accounts().find(tx, question.account()).filter(Account::isActive);
            var message = account.map(to -> proposals
                    .clerk()
                    .tell(tx, community, to, text, proposal.content().language())
                    .id());
            tx.sql()
                    .update(CITIZEN_QUESTION)
                    .set(CITIZEN_QUESTION.ASKED_AT, proposals.civic().clock().instant())
                    .set(
                            CITIZEN_QUESTION.STATUS_ID,
                            message.map(StatusId::value).orElse(null))
                    .where(is(subject)
                            .and(CITIZEN_QUESTION.ACCOUNT_ID.eq(
                                    question.account().value())))
                    .execute();
        }
    }

    /** The questions that some messages of the clerk ask. */
    public Map<StatusId, Question> asked(Transaction tx, Collection<StatusId> messages) {
        return tx.sql()
                .selectFrom(CITIZEN_QUESTION)
                .where(CITIZEN_QUESTION.STATUS_ID.eq(
                        DSL.any(messages.stream().map(StatusId::value).toArray(Long[]::new))))
                .fetchMap(row -> new StatusId(row.getStatusId()), CitizenQuestions::question);
    }

    public Optional<Question> find(Transaction tx, Subject subject, AccountId account) {
        return list(tx, is(subject).and(CITIZEN_QUESTION.ACCOUNT_ID.eq(account.value()))).stream()
                .findFirst();
    }

    /** Of proposals that are said to be done: that the author was not asked in words about the claim that stands. */
    static Condition isUnasked() {
        return DSL.notExists(DSL.selectOne()
                .from(CITIZEN_QUESTION)
                .where(CITIZEN_QUESTION.PROPOSAL_ID.eq(PROPOSAL.ID))
                .and(CITIZEN_QUESTION.ABOUT.eq(About.DONE.word()))
                .and(CITIZEN_QUESTION.AUTHOR)
                .and(CITIZEN_QUESTION.ASKED_AT.gt(PROPOSAL.DONE_CLAIMED_AT)));
    }

    /** Notes what somebody says; false where they have said it already. */
    public boolean answer(Transaction tx, Question question, boolean agrees) {
        return tx.sql()
                        .update(CITIZEN_QUESTION)
                        .set(CITIZEN_QUESTION.AGREES, agrees)
                        .set(
                                CITIZEN_QUESTION.ANSWERED_AT,
                                proposals.civic().clock().instant())
                        .where(is(question.subject()))
                        .and(CITIZEN_QUESTION.ACCOUNT_ID.eq(question.account().value()))
                        .and(CITIZEN_QUESTION.AGREES.isNull())
                        .execute()
                == 1;
    }

    /** Of those drawn by lot, without the author. */
    Count count(Transaction tx, Subject subject) {
        var drawn = list(tx, is(subject).andNot(CITIZEN_QUESTION.AUTHOR));
        int agreed = (int) drawn.stream()
                .filter(question -> question.agrees().equals(Optional.of(true)))
                .count();
        int disputed = (int) drawn.stream()
                .filter(question -> question.agrees().equals(Optional.of(false)))
                .count();
        return new Count(drawn.size(), agreed, disputed);
    }

    private static Condition is(Subject subject) {
        return CITIZEN_QUESTION
                .PROPOSAL_ID
                .eq(subject.proposal().value())
                .and(CITIZEN_QUESTION.ABOUT.eq(subject.about().word()))
                .and(CITIZEN_QUESTION.SUBJECT.eq(subject.subject()));
    }

    private static List<Question> list(Transaction tx, Condition condition) {
        return tx.sql()
                .selectFrom(CITIZEN_QUESTION)
                .where(condition)
                .orderBy(CITIZEN_QUESTION.ACCOUNT_ID)
                .fetch(CitizenQuestions::question);
    }

    private static Question question(CitizenQuestionRecord row) {
        return new Question(
                new Subject(
                        new ProposalId(row.getProposalId()),
                        Worded.find(About.class, row.getAbout()).orElseThrow(),
                        row.getSubject()),
                new AccountId(row.getAccountId()),
                row.getAuthor(),
                Optional.ofNullable(row.getAgrees()));
    }
}
