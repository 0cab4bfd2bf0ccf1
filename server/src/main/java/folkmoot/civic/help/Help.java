package folkmoot.civic.help;

/**
 * What an offer or a need says besides what every matter says.
 *
 * @param quantity how many can have it, or how many are needed
 * @param initials of whom it is posted for, where that is somebody else; empty for the author
 */
public record Help(int quantity, String initials) {}
