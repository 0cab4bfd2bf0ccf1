package folkmoot.civic.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * What a body was asked and how it answered.
 *
 * @param acknowledged those to which it reacted
 * @param overdue those whose answer was due and had not come when it was counted
 * @param reopened those that it said were done and citizens disputed
 * @param waits how many were answered after no working day, after one, after two and so on; days on which the author was waited for are
 *     none
 */
public record Figures(
        int received,
        int acknowledged,
        int acknowledgedInTime,
        int answered,
        int answeredInTime,
        int overdue,
        int reopened,
        int[] waits,
        Promises promises) {

    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, new int[0]);

    /**
     * What it promised, each with a day.
     *
     * @param kept before the day had passed
     * @param late those of which the day passed before anybody said that they are kept
     */
    public record Promises(int made, int kept, int late) {

        static final Promises NONE = new Promises(0, 0, 0);

        Promises plus(Promises other) {
            return new Promises(made + other.made, kept + other.kept, late + other.late);
        }
    }

    /** Of who promised nothing. */
    Figures(
            int received,
            int acknowledged,
            int acknowledgedInTime,
            int answered,
            int answeredInTime,
            int overdue,
            int reopened,
            int[] waits) {
        this(
                received,
                acknowledged,
                acknowledgedInTime,
                answered,
                answeredInTime,
                overdue,
                reopened,
                waits,
                Promises.NONE);
    }

    static Figures of(Promises promises) {
        return new Figures(0, 0, 0, 0, 0, 0, 0, new int[0], promises);
    }

    /** Longer waits are counted as this many working days: some two years. */
    static final int LONGEST = 500;

    /** All together. */
    public static Figures sum(Collection<Figures> all) {
        return all.stream().reduce(NONE, Figures::plus);
    }

    Figures plus(Figures other) {
        return new Figures(
                received + other.received,
                acknowledged + other.acknowledged,
                acknowledgedInTime + other.acknowledgedInTime,
                answered + other.answered,
                answeredInTime + other.answeredInTime,
                overdue + other.overdue,
                reopened + other.reopened,
                sum(waits, other.waits),
                promises.plus(other.promises));
    }

    private static int[] sum(int[] one, int[] other) {
        var longer = Arrays.copyOf(one.length >= other.length ? one : other, Math.max(one.length, other.length));
        var shorter = one.length >= other.length ? other : one;
        for (int i = 0; i < shorter.length; i++) {
            longer[i] += shorter[i];
        }
        return longer;
    }

    /** Half were answered in so many working days or fewer; empty where none was answered. */
    public OptionalInt median() {
        return within(50);
    }

    /** Nine of ten were answered in so many working days or fewer. */
    public OptionalInt ninetieth() {
        return within(90);
    }

    private OptionalInt within(int percent) {
        long all = Arrays.stream(waits).asLongStream().sum();
        long needed = (all * percent + 99) / 100;
        long seen = 0;
        for (int days = 0; days < waits.length; days++) {
            seen += waits[days];
            if (seen >= needed && seen > 0) {
                return OptionalInt.of(days);
            }
        }
        return OptionalInt.empty();
    }

    /** Answered, but later than the day on which it was due. */
    public int answeredLate() {
        return answered - answeredInTime;
    }

    /** Not answered, and not due yet. */
    public int waiting() {
        return received - answered - overdue;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Figures figures
                && received == figures.received
                && acknowledged == figures.acknowledged
                && acknowledgedInTime == figures.acknowledgedInTime
                && answered == figures.answered
                && answeredInTime == figures.answeredInTime
                && overdue == figures.overdue
                && reopened == figures.reopened
                && promises.equals(figures.promises)
                && Arrays.equals(waits, figures.waits);
    }

    @Override
    public int hashCode() {
        return received * 31 + answered;
    }
}
