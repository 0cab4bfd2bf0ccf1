package folkmoot.civic.desk;

import java.net.URI;

/**
 * Where a proposal on a desk comes from.
 *
 * @param community its name for people
 * @param page of the proposal, where it is at home
 */
public record Origin(String community, URI page) {}
