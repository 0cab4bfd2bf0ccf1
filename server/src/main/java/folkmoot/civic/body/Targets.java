package folkmoot.civic.body;

/**
 * What a community expects of a body.
 *
 * @param acknowledgeDays working days in which it should acknowledge
 * @param answerDays working days in which it should answer
 * @param time which days are working days
 */
public record Targets(int acknowledgeDays, int answerDays, WorkingTime time) {

    /** 5 and 20 working days. */
    public static final Targets USUAL = new Targets(5, 20, WorkingTime.USUAL);
}
