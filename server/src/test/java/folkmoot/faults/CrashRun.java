package folkmoot.faults;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.faults.Backing.Stand;
import folkmoot.testing.Installation;
import folkmoot.testing.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code make crash}, no part of {@code make check}: a server, its database or both are killed again and again while people support and take
 * back, moderators take out and put back, texts change and the log is folded. Each time nothing that was acknowledged may be lost or
 * doubled, and check and log verify must be clean. {@code -Dcrash.kills} says how often, {@code -Dcrash.seed} in which order.
 */
class CrashRun {

    private static final int KILLS = Integer.getInteger("crash.kills", 100);
    private static final long SEED = Long.getLong("crash.seed", 1);
    private static final int CLICKERS = 6;
    private static final int SENDERS = 2;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** What is killed. */
    private enum Target {
        SERVER(true, false),
        DATABASE(false, true),
        BOTH(true, true);

        private final boolean process;
        private final boolean database;

        Target(boolean process, boolean database) {
            this.process = process;
            this.database = database;
        }
    }

    private final Random random = new Random(SEED);
    private final Map<String, Backing> backings = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger decisions = new AtomicInteger();
    private final AtomicInteger undecided = new AtomicInteger();
    private final AtomicInteger amendments = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean killed;
    private volatile boolean over;
    private CrashedTown town;

    @Test
    void nothingThatWasAcknowledgedIsLostOrDoubledHoweverOftenItIsKilled(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        long begun = System.nanoTime();
        try (var opened = new CrashedTown(folder)) {
            town = opened;
            int gestures = 0;
            int open = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                var target = kill <= Target.values().length
                        ? Target.values()[kill - 1]
                        : Target.values()[random.nextInt(Target.values().length)];
                long round = System.nanoTime();
                works(kill, target);
                double worked = seconds(round);
                town.recovers();
                double back = seconds(round);
                long left = backings.values().stream().filter(Backing::isOpen).count();
                var found = complaints();
                System.out.printf(
                        Locale.ROOT,
                        "kill %d of %d: %s after %d acknowledged gestures, %d unanswered; %d supports, %s entries;"
                                + " worked %.1f s, back in %.1f s, checked in %.1f s: %s%n",
                        kill,
                        KILLS,
                        target.name().toLowerCase(Locale.ROOT),
                        acknowledged.get(),
                        unanswered.get(),
                        backings.values().stream()
                                .filter(backing -> backing.stand() == Stand.GIVEN)
                                .count(),
                        town.rows("SELECT size FROM log_head").getFirst(),
                        worked,
                        back - worked,
                        seconds(round) - back,
                        found.isEmpty() ? "clean" : found);
                assertThat(found).as("after kill " + kill + ", in " + folder).isEmpty();
                gestures += acknowledged.get();
                open += (int) left;
                town.propose();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d kills in %.0f s (seed %d): %,d acknowledged gestures, %d open ones, %d decisions of"
                            + " moderators, %d amendments; 0 lost, 0 doubled, check and log verify clean each time%n",
                    KILLS,
                    seconds(begun),
                    SEED,
                    gestures,
                    open,
                    decisions.get(),
                    amendments.get());
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** Everybody works until something is killed in the middle of it; where the server lives, a little longer. */
    private void works(int kill, Target target) throws Exception {
        over = false;
        killed = false;
        acknowledged.set(0);
        unanswered.set(0);
        int before = 20 + random.nextInt(150);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLICKERS + SENDERS; i++) {
                var worker = new Worker(i, new Random(SEED * 1_000_003 + kill * 1_009L + i));
                threads.submit(() -> untilOver(worker::gesture));
            }
            var moderator = new Random(SEED * 1_000_003 + kill * 1_009L + 900);
            threads.submit(() -> untilOver(() -> moderates(moderator)));
            var author = new Random(SEED * 1_000_003 + kill * 1_009L + 901);
            threads.submit(() -> untilOver(() -> amends(author)));
            Patience.until(LONGEST, () -> acknowledged.get() >= before || !wrong.isEmpty());
            killed = target.process; // connections break from now on
            town.kill(target.process, target.database);
            if (target.process) {
                over = true;
            } else {
                int then = acknowledged.get() + 20;
                Patience.until(LONGEST, () -> acknowledged.get() >= then || !wrong.isEmpty() || !town.isRunning());
                over = true;
            }
        }
        if (!target.process && !town.isRunning()) {
            wrong.add("the server ended when its database was killed");
        }
    }

    private void untilOver(Runnable act) {
        try {
            while (!over) {
                act.run();
            }
        } catch (RuntimeException cut) {
            if (!over && !killed) {
                wrong.add("while the server lived: " + cut);
            }
        }
    }

    /** One who acts for some of the supporters, for whom nobody else acts. */
    private final class Worker {

        private final List<Integer> supporters = new ArrayList<>();
        private final Random random;

        Worker(int number, Random random) {
            this.random = random;
            boolean here = number < CLICKERS;
            int first = here ? number : CrashedTown.MEMBERS + number - CLICKERS;
            int last = here ? CrashedTown.MEMBERS : CrashedTown.supporters();
            for (int i = first; i < last; i += here ? CLICKERS : SENDERS) {
                supporters.add(i);
            }
        }

        void gesture() {
            int supporter = supporters.get(random.nextInt(supporters.size()));
            var open = town.open();
            var backing = backing(open.get(random.nextInt(open.size())), supporter);
            if (supporter < CrashedTown.MEMBERS && random.nextInt(12) == 0) {
                answered(town.stays(backing), "stay");
                return;
            }
            var wanted =
                    random.nextInt(5) == 0 ? backing.stand() : backing.stand().other(); // some do it again
            boolean done = false;
            try {
                done = answered(town.does(backing, wanted, Long.toHexString(random.nextLong())), "gesture");
            } finally {
                if (done) {
                    backing.acknowledged(wanted);
                    acknowledged.incrementAndGet();
                } else {
                    backing.mayBe(wanted);
                    unanswered.incrementAndGet();
                }
            }
        }
    }

    private Backing backing(String proposal, int supporter) {
        synchronized (backings) {
            return backings.computeIfAbsent(proposal + " " + supporter, _ -> new Backing(supporter, proposal));
        }
    }

    /** Whether it was done; while the database is away there is one answer: to come again. */
    private boolean answered(int status, String what) {
        if (status == 503) {
            Patience.until(LONGEST, () -> over || town.isUp());
        } else if (status / 100 != 2) {
            wrong.add(what + " was answered " + status);
        }
        return status / 100 == 2;
    }

    private void moderates(Random random) {
        var open = town.open();
        var proposal = open.get(random.nextInt(open.size()));
        var decision = switch (random.nextInt(4)) {
            case 0 -> Map.of("decision", "brigade", "column", "network", "counting", "counted", "note", "A crowd");
            case 1 -> Map.of("decision", "repeated", "column", "known", "counting", "counted", "note", "Twice");
            case 2 -> Map.of("decision", "release", "counting", "held", "note", "They are people");
            default -> Map.of("decision", "release", "counting", "invalid", "note", "We were wrong");
        };
        boolean done = false;
        try {
            var answer = town.decides(proposal, decision);
            done = answered(answer.statusCode(), "decision " + decision);
            if (done && Installation.json(answer.body()).get("changed").asInt() > 0) {
                decisions.incrementAndGet();
            }
        } finally {
            if (!done) {
                undecided.incrementAndGet();
            }
        }
        pauses(random, 30);
    }

    /** Of two milliseconds, so many on average. */
    private void pauses(Random random, int moments) {
        Patience.until(() -> over || killed || random.nextInt(moments) == 0);
    }

    /** At most five times a day for each. */
    private void amends(Random random) {
        var open = town.open();
        var proposal = open.get(random.nextInt(open.size()));
        var answer = town.amends(proposal, "and another " + random.nextInt(1_000));
        if (answer.statusCode() != 422 && answered(answer.statusCode(), "amendment")) {
            amendments.incrementAndGet();
            versions.merge(
                    proposal, Installation.json(answer.body()).get("version").asInt(), Math::max);
        }
        pauses(random, 150);
    }

    /** What is not as it was acknowledged, or does not agree with itself. */
    private List<String> complaints() {
        var said = new ArrayList<String>(wrong);
        compareRows(said);
        compareApi(said);
        said.addAll(town.rows("""
            WITH published AS (
                SELECT t.proposal_id, t.version, c.counted_in, k.counting, k.n
                FROM proposal_tally t,
                     LATERAL (SELECT 'counted' AS counting, i, t.counted[i] AS n FROM generate_series(1, 5) i
                              UNION ALL SELECT 'held', i, t.held[i] FROM generate_series(1, 5) i
                              UNION ALL SELECT 'invalid', i, t.invalid[i] FROM generate_series(1, 5) i) k
                     JOIN (VALUES (1, 'verified-local'), (2, 'members'), (3, 'known'), (4, 'network'), (5, 'in-person'))
                          c (i, counted_in) ON c.i = k.i
                WHERE k.n <> 0),
            recount AS (
                SELECT proposal_id, version, counted_in, counting, count(*) AS n FROM support WHERE withdrawn_at IS NULL
                GROUP BY 1, 2, 3, 4)
            SELECT 'published ' || proposal_id || ' version ' || version || ': ' || counting || ' in ' || counted_in || ' is '
                   || coalesce(p.n, 0) || ', counted again ' || coalesce(r.n, 0)
            FROM published p FULL JOIN recount r USING (proposal_id, version, counted_in, counting)
            WHERE p.n IS DISTINCT FROM r.n
            """));
        said.addAll(town.rows("""
            SELECT 'favourite and support differ: ' || coalesce(f.status_id, s.proposal_id)
            FROM (SELECT f.* FROM favourite f JOIN proposal p ON p.id = f.status_id) f
                 FULL JOIN (SELECT * FROM support WHERE withdrawn_at IS NULL) s
                 ON s.proposal_id = f.status_id AND s.account_id = f.account_id
            WHERE f.status_id IS NULL OR s.proposal_id IS NULL
            """));
        long written = Long.parseLong(
                town.rows("SELECT count(*) FROM proposal_event WHERE kind IN ('invalidated', 'reinstated', 'released',"
                                + " 'refused')")
                        .getFirst());
        if (written < decisions.get() || written > decisions.get() + undecided.get()) {
            said.add("moderators decided " + decisions.get() + " times, and perhaps " + undecided.get()
                    + " more; written down are " + written);
        }
        said.addAll(town.check());
        said.addAll(town.verify());
        return said;
    }

    /** Each support there is, for every proposal there ever was. */
    private void compareRows(List<String> said) {
        var rows = town.supports();
        var there = new HashSet<>(rows);
        if (there.size() < rows.size()) {
            said.add("doubled: "
                    + rows.stream()
                            .collect(Collectors.groupingBy(row -> row, Collectors.counting()))
                            .entrySet()
                            .stream()
                            .filter(row -> row.getValue() > 1)
                            .toList());
        }
        backings.forEach((key, backing) -> {
            var words = backing.toString();
            if (!backing.found(there.remove(key))) {
                said.add("not as acknowledged: " + words);
            }
        });
        there.forEach(key -> said.add("nobody gave this support: " + key));
    }

    /** What the API tells supporters here, and the sums that it shows to everybody. */
    private void compareApi(List<String> said) {
        for (int member = 0; member < CrashedTown.MEMBERS; member++) {
            int by = member;
            town.seenBy(member).forEach((proposal, seen) -> {
                boolean given = seen.get("supported").asBoolean();
                if (given != (backing(proposal, by).stand() == Stand.GIVEN)) {
                    said.add("the API says otherwise to supporter " + by + " of " + proposal);
                }
            });
        }
        for (var proposal : town.all()) {
            var seen = town.seen(proposal);
            var shown = seen.get("supports");
            int sum = shown.get("total").asInt()
                    + shown.get("held").asInt()
                    + shown.get("refused").asInt();
            long given = backings.values().stream()
                    .filter(backing -> backing.proposal.equals(proposal) && backing.stand() == Stand.GIVEN)
                    .count();
            if (sum != given) {
                said.add("the API shows " + sum + " supports of " + proposal + ", and there are " + given);
            }
            if (seen.get("version").asInt() < versions.getOrDefault(proposal, 1)) {
                said.add("the text of " + proposal + " went back to version " + seen.get("version"));
            }
        }
    }
}
