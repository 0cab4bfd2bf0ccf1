package folkmoot.civic.paper;

/**
 * What a paper says besides what every matter says.
 *
 * @param markdown its text (CommonMark), as its author wrote it
 */
public record Paper(String markdown) {}
