package folkmoot.civic.decision;

import folkmoot.civic.decision.Outcome.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Counts ballots by the method of their decision, as if variants that were withdrawn did not stand on them. The same ballots always come to the same. */
final class Counting {

    private final Decision decision;
    private final List<Ballot> ballots;
    private final List<Integer> standing;
    private final Lot lot;

    private Counting(Decision decision, List<Ballot> ballots) {
        this.decision = decision;
        this.ballots = ballots;
        this.standing = IntStream.range(0, decision.variants().size())
                .filter(variant -> !decision.withdrawn().contains(variant))
                .boxed()
                .toList();
        this.lot = new Lot(ballots);
    }

    static Outcome of(Decision decision, List<Ballot> ballots) {
        var counting = new Counting(decision, ballots);
        return switch (decision.method()) {
            case CHOICE, APPROVAL, SCORE -> counting.sums();
            case CONSENT -> counting.consent();
            case SCHULZE -> counting.schulze();
            case RUNOFF -> counting.runoff();
        };
    }

    private Outcome sums() {
        return ordered(
                variant -> List.of(ballots.stream()
                        .mapToInt(ballot -> ballot.answers().get(variant))
                        .sum()),
                Comparator.comparing(figures -> -figures.getFirst()),
                first -> first.getFirst() > 0);
    }

    private Outcome consent() {
        return ordered(
                variant -> List.of(said(variant, 1), said(variant, 0), said(variant, -1)),
                Comparator.<List<Integer>, Integer>comparing(List::getLast)
                        .thenComparing(figures -> -figures.getFirst()),
                first -> first.getLast() == 0 && first.getFirst() > 0);
    }

    private int said(int variant, int answer) {
        return (int) ballots.stream()
                .filter(ballot -> ballot.answers().get(variant) == answer)
                .count();
    }

    private Outcome ordered(
            Function<Integer, List<Integer>> figures,
            Comparator<List<Integer>> better,
            Function<List<Integer>, Boolean> carries) {
        var places = standing.stream()
                .map(variant -> new Place(variant, figures.apply(variant), false))
                .sorted(Comparator.comparing(Place::figures, better).thenComparing(Place::variant, lot))
                .toList();
        var marked = places.stream()
                .map(place -> new Place(
                        place.variant(),
                        place.figures(),
                        places.stream()
                                        .filter(other -> better.compare(other.figures(), place.figures()) == 0)
                                        .count()
                                > 1))
                .toList();
        return outcome(
                marked,
                marked.stream()
                        .findFirst()
                        .filter(first -> carries.apply(first.figures()))
                        .map(Place::variant),
                List.of());
    }

    /** Each place goes to one that none of the rest beats. */
    private Outcome schulze() {
        var pairs = new Pairs(decision.variants().size(), standing, ballots);
        var places = new ArrayList<Place>();
        var rest = new ArrayList<>(standing);
        while (!rest.isEmpty()) {
            var unbeaten = rest.stream()
                    .filter(one -> rest.stream().noneMatch(other -> pairs.beats(other, one)))
                    .sorted(lot)
                    .toList();
            int next = unbeaten.getFirst();
            int beaten = (int)
                    standing.stream().filter(other -> pairs.beats(next, other)).count();
            places.add(new Place(next, List.of(beaten), unbeaten.size() > 1));
            rest.remove(Integer.valueOf(next));
        }
        return outcome(places, chosen(places), pairs.preferred());
    }

    /** Who has the fewest ballots goes, and they go to the next on them, until one is left. */
    private Outcome runoff() {
        var rest = new ArrayList<>(standing);
        var rounds = new ArrayList<List<Integer>>();
        var out = new ArrayList<Place>();
        while (!rest.isEmpty()) {
            var held = held(rest);
            rounds.add(IntStream.range(0, decision.variants().size())
                    .mapToObj(variant -> rest.contains(variant) ? held[variant] : -1)
                    .toList());
            int fewest = rest.stream().mapToInt(variant -> held[variant]).min().orElseThrow();
            var last = rest.stream()
                    .filter(variant -> held[variant] == fewest)
                    .sorted(lot.reversed())
                    .toList();
            int goes = last.getFirst();
            out.add(new Place(goes, List.of(fewest), last.size() > 1));
            rest.remove(Integer.valueOf(goes));
        }
        return outcome(out.reversed(), chosen(out.reversed()), rounds);
    }

    private int[] held(List<Integer> rest) {
        var held = new int[decision.variants().size()];
        for (var ballot : ballots) {
            rest.stream()
                    .filter(variant -> ballot.answers().get(variant) > 0)
                    .min(Comparator.comparing(ballot.answers()::get))
                    .ifPresent(variant -> held[variant]++);
        }
        return held;
    }

    /** The first, if anybody gave any of them a place. */
    private Optional<Integer> chosen(List<Place> places) {
        boolean any = ballots.stream()
                .anyMatch(ballot ->
                        standing.stream().anyMatch(variant -> ballot.answers().get(variant) > 0));
        return places.stream().findFirst().filter(_ -> any).map(Place::variant);
    }

    private Outcome outcome(List<Place> places, Optional<Integer> chosen, List<List<Integer>> working) {
        boolean quorate =
                decision.quorum().filter(least -> ballots.size() < least).isEmpty();
        return new Outcome(
                ballots.size(), quorate, List.copyOf(places), chosen.filter(_ -> quorate), List.copyOf(working));
    }
}
