package folkmoot.stewardship.operation;

import static folkmoot.schema.generated.Tables.FIRST_STEP;

import folkmoot.platform.database.Transaction;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an operator does in the first hour of a new instance. Each step can be left for later, and done again. */
public final class FirstSteps {

    /** In the order in which they are offered. */
    public enum Step {
        NAME,
        CREST,
        LANGUAGE,
        MAIL,
        REGISTRATION,
        COMMUNITY;

        /** As in the address of its page. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** By its word. */
        public static Optional<Step> of(String word) {
            return Arrays.stream(values())
                    .filter(step -> step.word().equals(word))
                    .findFirst();
        }

        /** The one after it; empty after the last. */
        public Optional<Step> next() {
            return ordinal() + 1 < values().length ? Optional.of(values()[ordinal() + 1]) : Optional.empty();
        }
    }

    /** How a step stands. */
    public enum State {
        OPEN,
        LEFT,
        DONE
    }

    private final InstantSource clock;

    public FirstSteps(InstantSource clock) {
        this.clock = clock;
    }

    /** How each stands. */
    public Map<Step, State> states(Transaction tx) {
        var states = new EnumMap<Step, State>(Step.class);
        Arrays.stream(Step.values()).forEach(step -> states.put(step, State.OPEN));
        tx.sql()
                .selectFrom(FIRST_STEP)
                .fetch()
                .forEach(row -> Step.of(row.getStep())
                        .ifPresent(step -> states.put(step, row.getDone() ? State.DONE : State.LEFT)));
        return states;
    }

    /** The first that nobody has done or left; empty where there is none. */
    public Optional<Step> next(Transaction tx) {
        return states(tx).entrySet().stream()
                .filter(entry -> entry.getValue() == State.OPEN)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** It is done, or left for later. What was done stays done. */
    public void note(Transaction tx, Step step, boolean done) {
        var written = tx.sql()
                .insertInto(FIRST_STEP)
                .set(FIRST_STEP.STEP, step.word())
                .set(FIRST_STEP.DONE, done)
                .set(FIRST_STEP.AT, clock.instant());
        if (done) {
            written.onConflict(FIRST_STEP.STEP)
                    .doUpdate()
                    .set(FIRST_STEP.DONE, true)
                    .set(FIRST_STEP.AT, clock.instant())
                    .execute();
        } else {
            written.onConflictDoNothing().execute();
        }
    }
}
