package folkmoot.people.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What must stay in order on its way to a host: activities about the same object. What an actor says of itself neither
 * overtakes anything nor is overtaken.
 */
final class Lanes {

    /** Most activities that are under way to one host at a time. */
    static final int AT_ONCE = 4;

    /** What communities send, whatever it is about. */
    static final long OF_COMMUNITIES = 0;

    /** How deep an activity is looked into for what it is about: {@code Undo} of {@code Announce} of {@code Create}. */
    private static final int NESTING = 4;

    private Lanes() {}

    /** The number of what an activity is about; empty when that is its own actor, or cannot be told. */
    static Optional<Long> of(byte[] activity) {
        var document = Json.read(activity);
        return subject(document)
                .filter(id -> !id.equals(document.path("actor").asText()))
                .map(id -> UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                        .getMostSignificantBits());
    }

    private static Optional<String> subject(JsonNode activity) {
        var object = activity.path("object");
        for (int depth = 0; depth < NESTING && object.has("object"); depth++) {
            object = object.path("object");
        }
        var id = object.isObject() ? object.path("id") : object;
        return Optional.of(id.asText()).filter(text -> !text.isEmpty());
    }

    /**
     * Deliveries to one host in the order of their making, cut into steps: one step after the other, within a step up to
     * {@link #AT_ONCE} lists side by side, each in its order.
     */
    static List<List<List<DueDelivery>>> steps(List<DueDelivery> due) {
        var steps = new ArrayList<List<List<DueDelivery>>>();
        var step = new LinkedHashMap<Long, List<DueDelivery>>();
        for (var delivery : due) {
            if (delivery.lane().isEmpty()) {
                finish(step, steps);
                steps.add(List.of(List.of(delivery)));
            } else {
                step.computeIfAbsent(delivery.lane().get(), _ -> new ArrayList<>())
                        .add(delivery);
            }
        }
        finish(step, steps);
        return steps;
    }

    private static void finish(LinkedHashMap<Long, List<DueDelivery>> step, List<List<List<DueDelivery>>> steps) {
        if (step.isEmpty()) {
            return;
        }
        var lists = new ArrayList<List<DueDelivery>>();
        var next = 0;
        for (var lane : step.values()) {
            if (lists.size() < AT_ONCE) {
                lists.add(new ArrayList<>(lane));
            } else {
                lists.get(next++ % AT_ONCE).addAll(lane);
            }
        }
        steps.add(lists);
        step.clear();
    }
}
