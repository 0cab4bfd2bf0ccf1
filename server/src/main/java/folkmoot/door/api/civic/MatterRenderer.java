package folkmoot.door.api.civic;

import folkmoot.civic.Board;
import folkmoot.civic.decision.Decision;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.MatterAnswer;
import folkmoot.civic.matter.MatterFact;
import folkmoot.civic.matter.MatterRules;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.opinion.Round;
import folkmoot.civic.opinion.RoundResult;
import folkmoot.civic.place.MarkedPlace;
import folkmoot.door.api.entity.DecisionEntity;
import folkmoot.door.api.entity.MatterEntity;
import folkmoot.door.api.entity.MatterEntity.AnswerEntity;
import folkmoot.door.api.entity.MatterEntity.MarkEntity;
import folkmoot.door.api.entity.OpinionEntity;
import folkmoot.door.api.entity.PlaceEntity;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.text.Direction;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns matters into what clients show: a few questions for any number. */
final class MatterRenderer {

    private final Board board;
    private final Statuses statuses;
    private final DecisionRenderer decisions;

    MatterRenderer(Board board, Statuses statuses) {
        this.board = board;
        this.statuses = statuses;
        this.decisions = new DecisionRenderer(board.decisions());
    }

    /** Many, without what the reader answered. */
    List<MatterEntity> list(Transaction tx, Collection<Matter> some) {
        var ids = some.stream().map(Matter::id).toList();
        var taken = board.answers().taken(tx, ids);
        Map<StatusId, Status> posts =
                statuses.known(tx, ids).stream().collect(Collectors.toMap(Status::id, post -> post));
        return board.matters().whole(tx, some).stream()
                .filter(whole -> posts.containsKey(whole.matter().id()))
                .map(whole -> entity(whole, posts.get(whole.matter().id()), taken, More.NONE))
                .toList();
    }

    /** What is told of one and not of many. */
    private record More(
            Optional<Integer> asked,
            Optional<AnswerEntity> own,
            Map<String, MarkEntity> marks,
            List<String> proposals,
            Optional<DecisionEntity> decision,
            Optional<OpinionEntity> opinion) {

        static final More NONE =
                new More(Optional.empty(), Optional.empty(), Map.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** One, for a reader. */
    MatterEntity one(Transaction tx, Matter matter, Optional<Account> reader) {
        var ids = List.of(matter.id());
        var whole = board.matters().whole(tx, matter);
        var asked = reader.filter(by -> by.id().equals(matter.author()))
                .map(_ -> board.answers().asked(tx, ids).getOrDefault(matter.id(), 0));
        var own = reader.flatMap(by -> board.answers().own(tx, matter, by)).map(answer -> own(matter, answer));
        return entity(
                whole,
                statuses.known(tx, ids).getFirst(),
                board.answers().taken(tx, ids),
                new More(
                        asked,
                        own,
                        marks(tx, whole),
                        board.eventProposals().of(tx, matter.id()).stream()
                                .map(proposal -> proposal.id().toString())
                                .toList(),
                        matter.isHome() && whole.block() instanceof Decision
                                ? Optional.of(
                                        decisions.one(tx, board.matters().whole(tx, matter, Decision.class), reader))
                                : Optional.empty(),
                        matter.isHome() && whole.block() instanceof Round round
                                ? Optional.of(
                                        opinion(round, board.opinions().rounds().result(tx, matter.id())))
                                : Optional.empty()));
    }

    private Map<String, MarkEntity> marks(Transaction tx, Matters.Whole<?> whole) {
        var marks = new LinkedHashMap<String, MarkEntity>();
        if (whole.block() instanceof MarkedPlace place) {
            board.placeMarks()
                    .means(tx, whole.matter().id(), place.sort())
                    .forEach((mark, mean) -> marks.put(mark, new MarkEntity(mean.mean(), mean.people())));
        }
        return marks;
    }

    /** The author's side, once both agreed. */
    private static AnswerEntity own(Matter matter, MatterAnswer answer) {
        boolean agreed = answer.state() == MatterAnswer.State.AGREED;
        return new AnswerEntity(
                Long.toString(answer.id()),
                answer.state().word(),
                agreed ? matter.contact().firstName() : "",
                agreed ? matter.contact().meeting() : "",
                answer.note());
    }

    /** For the author: who asks, by first name alone. */
    static AnswerEntity asked(Matter matter, MatterAnswer answer) {
        boolean agreed = answer.state() == MatterAnswer.State.AGREED;
        return new AnswerEntity(
                Long.toString(answer.id()),
                answer.state().word(),
                answer.firstName(),
                agreed ? matter.contact().meeting() : "",
                answer.note());
    }

    private <B> MatterEntity entity(Matters.Whole<B> whole, Status post, Map<StatusId, Integer> taken, More more) {
        var matter = whole.matter();
        var rules = whole.kind().rules();
        int room = rules.room(whole.block());
        boolean bounded = rules.answering() != MatterRules.Answering.NOT && room < Integer.MAX_VALUE;
        return new MatterEntity(
                matter.id().toString(),
                matter.id().toString(),
                matter.community().map(Object::toString),
                matter.author().toString(),
                matter.kind(),
                matter.title(),
                matter.text().body(),
                matter.text().language(),
                Direction.of(matter.text().language()),
                matter.state().word(),
                matter.spot().map(PlaceEntity::of),
                matter.ends(),
                board.matters().facts(whole).stream()
                        .collect(Collectors.toMap(
                                fact -> fact.field().name(), MatterFact::value, (a, _) -> a, LinkedHashMap::new)),
                bounded ? Optional.of(room) : Optional.empty(),
                taken.getOrDefault(matter.id(), 0),
                more.asked(),
                matter.hidden(),
                more.own(),
                more.marks(),
                more.proposals(),
                more.decision(),
                more.opinion(),
                post.page(),
                matter.times().made());
    }

    private static OpinionEntity opinion(Round round, RoundResult result) {
        return new OpinionEntity(
                round.each(),
                round.checked(),
                round.closes(),
                round.ended(),
                result.people(),
                result.bridges().stream()
                        .map(bridge -> new OpinionEntity.BridgeEntity(
                                Long.toString(bridge.statement()),
                                bridge.agree(),
                                bridge.disagree(),
                                bridge.said(),
                                bridge.share(),
                                bridge.shared()))
                        .toList(),
                result.groups().stream()
                        .map(group -> new OpinionEntity.GroupEntity(
                                group.people(),
                                group.stands().stream()
                                        .map(stand -> new OpinionEntity.StandEntity(
                                                Long.toString(stand.statement()),
                                                stand.agrees(),
                                                stand.of(),
                                                stand.said()))
                                        .toList()))
                        .toList());
    }
}
