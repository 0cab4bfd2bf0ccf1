package folkmoot.civic.paper;

/**
 * A paragraph, heading, list or table of a paper.
 *
 * @param number stays as long as it is mostly the same words, whatever happens to others
 * @param html clean
 */
public record Paragraph(int number, String html) {}
