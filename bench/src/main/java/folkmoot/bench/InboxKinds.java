package folkmoot.bench;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * How many activities of each kind are accepted and processed a second, from 50 actors on 50 servers. Signed beforehand, as
 * other machines would have done it; a fifth goes ahead to warm up.
 */
final class InboxKinds {

    private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";
    private static final int ACTORS = 50;
    private static final int TARGETS = 60;
    private static final int EACH = ACTORS * TARGETS;
    private static final Duration IDLE_WITHIN = Duration.ofMinutes(3);

    private final Instance instance;
    private final Load load;
    private final RemoteActors remote;
    private final URI inbox;
    private final Runnable begins;
    private final List<String> statuses = new ArrayList<>();
    private final List<String> people = new ArrayList<>();

    InboxKinds(Instance instance, Load load, RemoteActors remote) {
        this(instance, load, remote, () -> {});
    }

    /** @param begins called when one kind is warm and its measuring begins */
    InboxKinds(Instance instance, Load load, RemoteActors remote, Runnable begins) {
        this.begins = begins;
        this.instance = instance;
        this.load = load;
        this.remote = remote;
        this.inbox = URI.create("http://" + instance.host() + "/inbox");
    }

    /** Each kind, in the order in which one makes the next possible. */
    void run(BiConsumer<String, Result> seen) {
        furnish();
        seen.accept("Follow", of(n -> activity("Follow", n, person(n))));
        seen.accept("Create", of(n -> activity("Create", n, note(n, "<p>Is anybody else waiting for the bus?</p>"))));
        seen.accept("Like", of(n -> activity("Like", n, status(n))));
        seen.accept("Announce", of(n -> activity("Announce", n, status(n))));
        seen.accept("Undo", of(n -> activity("Undo", n, activity("Like", n, status(n)))));
        seen.accept("Update", of(n -> activity("Update", n, note(n, "<p>It came after all.</p>"))));
        seen.accept("Delete", of(n -> activity("Delete", n, Map.of("type", "Tombstone", "id", noteId(n)))));
    }

    private void furnish() {
        var members = instance.run(
                "account",
                "seed",
                "--count",
                Integer.toString(TARGETS),
                "--prefix",
                "followed",
                "--scopes",
                "read write follow");
        for (var member : members) {
            people.add(
                    "http://" + instance.host() + "/users/" + member.get("name").asText());
            statuses.add(
                    instance.post("/api/v1/statuses", member.get("token").asText(), Map.of("status", "To be favoured"))
                            .get("uri")
                            .asText());
        }
    }

    @FunctionalInterface
    private interface Making {
        Map<String, ?> activity(int number);
    }

    private Result of(Making making) {
        var calls = new Load.Call[EACH];
        IntStream.range(0, EACH).parallel().forEach(n -> calls[n] = remote.signed(actor(n), inbox, making.activity(n)));
        int ahead = EACH / 5;
        send(calls, 0, ahead);
        instance.awaitIdle(IDLE_WITHIN, "folkmoot_inbox_pending");
        begins.run();
        long begun = System.nanoTime();
        var accepted = send(calls, ahead, EACH);
        boolean idle = instance.awaitIdle(IDLE_WITHIN, "folkmoot_inbox_pending");
        var took = Duration.ofNanos(System.nanoTime() - begun);
        return new Result(accepted.done(), took, accepted.nanos(), accepted.errors() + (idle ? 0 : 1));
    }

    private Result send(Load.Call[] calls, int from, int to) {
        var next = new AtomicLong(from);
        return load.run(Duration.ZERO, IDLE_WITHIN, _ -> {
            int number = (int) next.getAndIncrement();
            return number < to ? calls[number] : null;
        });
    }

    private Map<String, ?> activity(String type, int number, Object object) {
        var actor = actor(number);
        var json = new LinkedHashMap<String, Object>();
        json.put("@context", "https://www.w3.org/ns/activitystreams");
        json.put("id", actor + "/" + type.toLowerCase(Locale.ROOT) + "/" + number);
        json.put("type", type);
        json.put("actor", actor);
        json.put("to", List.of(PUBLIC));
        json.put("object", object);
        return json;
    }

    private Map<String, ?> note(int number, String content) {
        var mentioned = person(number);
        return Map.of(
                "id", noteId(number),
                "type", "Note",
                "attributedTo", actor(number),
                "content", content,
                "published", Instant.EPOCH.plusSeconds(1_790_000_000L + number).toString(),
                "updated", Instant.now().toString(),
                "to", List.of(PUBLIC),
                "cc", List.of(mentioned),
                "tag", List.of(Map.of("type", "Mention", "href", mentioned, "name", "@followed")));
    }

    private String noteId(int number) {
        return actor(number) + "/statuses/" + number;
    }

    private String actor(int number) {
        return remote.actorUri("kinds" + number % ACTORS, "writer" + number % ACTORS);
    }

    private String person(int number) {
        return people.get(number / ACTORS);
    }

    private String status(int number) {
        return statuses.get(number / ACTORS);
    }
}
