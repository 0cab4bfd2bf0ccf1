package folkmoot.civic.desk;

/**
 * How much lies on a desk.
 *
 * @param open the body was asked and has not answered
 * @param overdue of these, past the day by which an answer was due
 */
public record DeskCounts(int open, int overdue, int answered) {}
