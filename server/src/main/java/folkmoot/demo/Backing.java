package folkmoot.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** A proposal of the demonstration, and the people who will back it: most in the first days, fewer and fewer later. */
final class Backing {

    /** Days within which most of those who will have. */
    private static final double PACE = 6;

    /** After so many people of the town one of the other. */
    private static final int OTHERS_EVERY = 4;

    private final DemoInstance home;
    private final String uri;
    private final Act.Propose act;
    private final Map<DemoInstance, String> ids = new HashMap<>();
    private final Deque<Resident> waiting;
    private int backed;
    private boolean open = true;

    /** @param id as its own instance calls it; {@code uri} as every instance does */
    Backing(DemoInstance home, DemoInstance other, Act.Propose act, String id, String uri) {
        this.home = home;
        this.uri = uri;
        this.ids.put(home, id);
        this.act = act;
        this.waiting = inTurn(Resident.neighboursIn(home.name()), Resident.neighboursIn(other.name()), act);
    }

    private static Deque<Resident> inTurn(List<Resident> here, List<Resident> there, Act.Propose act) {
        var order = new Random(act.proposal().hashCode());
        var first = new ArrayDeque<>(shuffled(here, order));
        var second = new ArrayDeque<>(shuffled(there, order));
        var turns = new ArrayDeque<Resident>();
        while (!first.isEmpty() || !second.isEmpty()) {
            boolean fromThere =
                    first.isEmpty() || (!second.isEmpty() && turns.size() % OTHERS_EVERY == OTHERS_EVERY - 1);
            turns.add(fromThere ? second.poll() : first.poll());
        }
        turns.removeIf(one -> one.name().equals(act.by()));
        return turns;
    }

    private static List<Resident> shuffled(List<Resident> people, Random order) {
        var mixed = new ArrayList<>(people);
        Collections.shuffle(mixed, order);
        return mixed;
    }

    /** Lets those back it whose turn has come by a day. */
    void until(int day, Consumer<Resident> back) {
        long wanted = Math.round(act.supports() * (1 - Math.exp(-(day - act.day() + 1) / PACE)));
        while (open && backed < wanted && !waiting.isEmpty()) {
            back.accept(waiting.poll());
            backed++;
        }
    }

    /** Nobody backs it any more. */
    void close() {
        open = false;
    }

    DemoInstance home() {
        return home;
    }

    String author() {
        return act.by();
    }

    /** As its own instance calls it. */
    String id() {
        return ids.get(home);
    }

    /** As an instance calls it, which fetches it the first time. */
    String id(DemoInstance at, String by) {
        return ids.computeIfAbsent(
                at, _ -> at.find(by, uri, "statuses").path("id").asText());
    }
}
