package folkmoot.door.api.civic;

import folkmoot.civic.decision.Ballot;
import folkmoot.civic.decision.Decision;
import folkmoot.civic.decision.Decisions;
import folkmoot.civic.decision.Outcome;
import folkmoot.civic.decision.Results;
import folkmoot.civic.decision.VariantAnswers;
import folkmoot.civic.matter.Matters;
import folkmoot.door.api.entity.DecisionEntity;
import folkmoot.door.api.entity.DecisionEntity.BallotEntity;
import folkmoot.door.api.entity.DecisionEntity.GroupEntity;
import folkmoot.door.api.entity.DecisionEntity.ResultEntity;
import folkmoot.door.api.entity.DecisionEntity.VariantEntity;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns decisions into what clients show: numbers from 1, nothing before it may be told. */
final class DecisionRenderer {

    private final Decisions decisions;

    DecisionRenderer(Decisions decisions) {
        this.decisions = decisions;
    }

    DecisionEntity one(Transaction tx, Matters.Whole<Decision> whole, Optional<Account> reader) {
        var decision = whole.block();
        var id = whole.matter().id();
        var told = decisions.results().of(tx, whole);
        boolean last = told.standing() == Results.Standing.FINAL;
        return new DecisionEntity(
                decision.method().word(),
                decision.isAskedByPoll(),
                variants(decision, decisions.answers().list(tx, id)),
                decision.experience(),
                decision.experiencedOnly(),
                decision.secret(),
                decision.quorum(),
                decision.closes(),
                decision.counted(),
                told.standing().name().toLowerCase(Locale.ROOT),
                told.outcome().map(outcome -> result(outcome, last)),
                told.groups().stream()
                        .map(group -> new GroupEntity(
                                group.experience().map(DecisionRenderer::number),
                                group.outcome().map(outcome -> result(outcome, true))))
                        .toList(),
                reader.flatMap(by -> decisions.ballots().own(tx, id, by)).map(DecisionRenderer::own));
    }

    private static int number(int place) {
        return place + 1;
    }

    private static List<VariantEntity> variants(Decision decision, List<VariantAnswers.Answer> answers) {
        return IntStream.range(0, decision.variants().size())
                .mapToObj(variant -> new VariantEntity(
                        number(variant),
                        decision.variants().get(variant),
                        decision.withdrawn().contains(variant),
                        answers.stream()
                                .filter(answer -> answer.variant() == variant)
                                .map(answer -> new DecisionEntity.BodyAnswerEntity(
                                        answer.by().toString(), answer.reply().toString(), answer.html()))
                                .toList()))
                .toList();
    }

    private static ResultEntity result(Outcome outcome, boolean last) {
        return new ResultEntity(
                outcome.ballots(),
                outcome.quorate(),
                last ? outcome.chosen().map(DecisionRenderer::number) : Optional.empty(),
                outcome.places().stream()
                        .map(place -> new ResultEntity.PlaceEntity(
                                number(place.variant()), place.figures(), last && place.byLot()))
                        .toList(),
                outcome.working());
    }

    static BallotEntity own(Ballot ballot) {
        return new BallotEntity(
                ballot.receipt(), ballot.answers(), ballot.experience().map(DecisionRenderer::number));
    }

    List<DecisionEntity.PublishedBallotEntity> published(Transaction tx, Matters.Whole<Decision> whole) {
        return decisions.results().published(tx, whole).stream()
                .map(ballot -> new DecisionEntity.PublishedBallotEntity(ballot.receipt(), ballot.answers()))
                .toList();
    }
}
