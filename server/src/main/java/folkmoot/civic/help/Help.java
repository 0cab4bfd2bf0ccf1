package folkmoot.civic.help;

/**
 * What an offer or a need says besides what every matter says.
 *
 * @param quantity how many can have it, or how many are needed
 * @param initials of whom it is posted for, where that is somebody else; empty for the author
 * @param attested word of the claim that must be attested of who answers; empty for none
 */
public record Help(int quantity, String initials, String attested) {}
