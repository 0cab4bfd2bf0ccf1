package folkmoot.civic.log;

import java.util.Optional;

/**
 * How a support is counted.
 *
 * @param version of the text that it is for
 * @param column word of its column
 * @param count counted, held or invalid
 * @param why where it is not counted
 */
public record SupportStanding(int version, String column, String count, Optional<String> why) {}
