package folkmoot.door.activitypub.hostile;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * One attempt.
 *
 * @param name a sentence
 * @param status the answer that it must get
 * @param requests how many requests it may cause, at most
 * @param attempt makes it; gives the status of the answer
 * @param mayGrow tables in which it may leave something
 */
record Hostile(String name, int status, int requests, ToIntFunction<Scene> attempt, Set<String> mayGrow) {

    /** Carol, whom we know and whom alice follows, sends this body. */
    static Hostile body(String name, int status, String body) {
        return new Hostile(name, status, 0, scene -> scene.carolSends(body));
    }

    /** As {@link #body}, taken and without any effect, after at most so many requests. */
    static Hostile idle(String name, int requests, String body) {
        return new Hostile(name, 202, requests, scene -> scene.carolSends(body));
    }

    /** As {@link #idle}, without any request. */
    static Hostile idle(String name, String body) {
        return idle(name, 0, body);
    }

    /** The sender's actor is a true one, of whom only the signature does not hold: that actor may stay known. */
    Hostile byATrueActor() {
        return new Hostile(name, status, requests, attempt, Set.of("account", "account_key"));
    }

    Hostile(String name, int status, int requests, ToIntFunction<Scene> attempt) {
        this(name, status, requests, attempt, Set.of());
    }

    Map<String, Long> withoutWhatItMayLeave(Map<String, Long> rows) {
        var counts = new TreeMap<>(rows);
        counts.keySet().removeAll(mayGrow);
        return counts;
    }

    @Override
    public String toString() {
        return name;
    }
}
