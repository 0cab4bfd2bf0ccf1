package folkmoot.civic.response;

import folkmoot.civic.proposal.CitizenQuestions;
import folkmoot.civic.proposal.CitizenQuestions.Question;
import folkmoot.civic.proposal.Confirmations;
import folkmoot.civic.proposal.Proposals;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ResponseId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Problem;
import folkmoot.talk.favourite.FavouriteObserver;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import folkmoot.talk.status.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What citizens answer to the clerk's question from whatever software: a favourite of the message says yes; a reply says it with one of
 * the hashtags for yes and no.
 */
public final class CitizenAnswers implements FavouriteObserver, StatusObserver {

    private final Proposals proposals;
    private final CitizenQuestions questions;
    private final Confirmations confirmations;
    private final Milestones milestones;
    private final Bulk<Yes> favourites = new Bulk<>(this::favoured);

    public CitizenAnswers(
            Proposals proposals, CitizenQuestions questions, Confirmations confirmations, Milestones milestones) {
        this.proposals = proposals;
        this.questions = questions;
        this.confirmations = confirmations;
        this.milestones = milestones;
    }

    private record Yes(StatusId message, Account by) {}

    /** Nearly every favourite is of something else: one look for all of a transaction. */
    @Override
    public void added(Transaction tx, Account by, Status status) {
        if (status.visibility() == Visibility.DIRECT) { // the clerk's messages are for one
            tx.later(favourites, new Yes(status.id(), by));
        }
    }

    private void favoured(Transaction tx, List<Yes> all) {
        var asked = questions.asked(tx, all.stream().map(Yes::message).toList());
        for (var yes : all) {
            Optional.ofNullable(asked.get(yes.message()))
                    .filter(question -> question.account().equals(yes.by().id()))
                    .ifPresent(question -> answer(tx, question, yes.by(), true));
        }
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        if (status.isReblog() || status.visibility().isOpen()) {
            return;
        }
        status.thread()
                .parent()
                .flatMap(parent ->
                        Optional.ofNullable(questions.asked(tx, List.of(parent)).get(parent)))
                .filter(question -> question.account().equals(author.id()))
                .ifPresent(question -> ReplyReading.yesOrNo(status.text().content())
                        .ifPresent(agrees -> answer(tx, question, author, agrees)));
    }

    /** Whoever answers late or twice is not told more than the page says. */
    private void answer(Transaction tx, Question question, Account by, boolean agrees) {
        var proposal = proposals.find(tx, question.subject().proposal());
        if (proposal.isEmpty() || question.agrees().isPresent()) {
            return;
        }
        try {
            switch (question.subject().about()) {
                case DONE -> {
                    boolean current = proposal.get().times().doneClaimed().stream()
                            .anyMatch(claimed ->
                                    claimed.toEpochMilli() == question.subject().subject());
                    if (current) {
                        confirmations.confirm(tx, proposal.get(), by, agrees);
                    }
                }
                case COMMITMENT ->
                    milestones.works(
                            tx,
                            proposal.get(),
                            new ResponseId(question.subject().subject()),
                            by,
                            agrees);
            }
        } catch (Problem late) {
            return; // decided meanwhile; nothing was written
        }
    }
}
