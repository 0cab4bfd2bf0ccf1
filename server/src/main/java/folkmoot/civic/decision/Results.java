package folkmoot.civic.decision;

import folkmoot.civic.matter.MatterState;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.opendata.SmallNumbers;
import folkmoot.platform.database.Transaction;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may be told of a decision at this moment, to everybody alike. Of a secret one nothing before the end, and nothing of fewer than five ballots even then; by group of experience
 * only at the end, so that nobody can compare two moments, and not where the numbers are so small that they tell who.
 */
public final class Results {

    /** Of a secret decision fewer tell too much: whoever knows all but one knows that one. */
    public static final int FEWEST = 5;

    private final BallotStore store;
    private final InstantSource clock;

    Results(BallotStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What there is to tell. */
    public enum Standing {
        /** Ballots are coming in, and everybody sees what they come to. */
        RUNNING,
        /** Ballots are coming in, and nobody is told anything. */
        SECRET,
        /** It was counted. */
        FINAL,
        /** It was secret, and there are too few ballots to tell anything. */
        TOO_FEW,
        /** Its author took it back: the ballots are gone. */
        TAKEN_BACK
    }

    /** @param groups those that say to belong to each group of experience, in their order, and who say nothing; empty before the end */
    public record Told(Standing standing, Optional<Outcome> outcome, List<Group> groups) {}

    /** Who says to belong together. @param outcome empty where it is held back */
    public record Group(Optional<Integer> experience, Optional<Outcome> outcome) {}

    public Told of(Transaction tx, Matters.Whole<Decision> whole) {
        var decision = whole.block();
        if (whole.matter().state() == MatterState.CLOSED) {
            return new Told(Standing.TAKEN_BACK, Optional.empty(), List.of());
        }
        if (!decision.isCounted() && decision.secret()) {
            return new Told(Standing.SECRET, Optional.empty(), List.of());
        }
        var ballots = store.list(tx, whole.matter().id(), clock.instant());
        if (!mayTell(decision, ballots)) {
            return new Told(Standing.TOO_FEW, Optional.empty(), List.of());
        }
        var outcome = Optional.of(Counting.of(decision, ballots));
        return decision.isCounted()
                ? new Told(Standing.FINAL, outcome, groups(decision, ballots))
                : new Told(Standing.RUNNING, outcome, List.of());
    }

    static boolean mayTell(Decision decision, List<Ballot> ballots) {
        return !decision.secret() || decision.isCounted() && ballots.size() >= FEWEST;
    }

    private static List<Group> groups(Decision decision, List<Ballot> ballots) {
        if (decision.experience().isEmpty()) {
            return List.of();
        }
        var named = new ArrayList<Optional<Integer>>();
        for (int group = 0; group < decision.experience().size(); group++) {
            named.add(Optional.of(group));
        }
        named.add(Optional.empty());
        var members = named.stream()
                .map(group -> ballots.stream()
                        .filter(ballot -> ballot.experience().equals(group))
                        .toList())
                .toList();
        var given = SmallNumbers.given(members.stream().map(List::size).toList());
        var groups = new ArrayList<Group>();
        for (int i = 0; i < named.size(); i++) {
            var own = members.get(i);
            groups.add(new Group(named.get(i), given.get(i).map(_ -> Counting.of(decision, own))));
        }
        return groups;
    }

    /** All ballots in the order of their receipts, without names and groups, once they are counted and may be told. */
    public List<Ballot> published(Transaction tx, Matters.Whole<Decision> whole) {
        return of(tx, whole).standing() == Standing.FINAL
                ? store.list(tx, whole.matter().id(), clock.instant()).stream()
                        .map(ballot -> new Ballot(ballot.receipt(), ballot.answers(), Optional.empty()))
                        .toList()
                : List.of();
    }
}
