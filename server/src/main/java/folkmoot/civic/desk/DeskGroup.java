package folkmoot.civic.desk;

import folkmoot.platform.id.ProposalId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Proposals on a desk that ask for nearly the same.
 *
 * @param id the first of them
 * @param title of the first
 * @param cases how many there are of those that were asked for
 * @param communities from how many communities
 * @param supports how many back them, added up
 * @param due the first day by which an answer is due
 * @param assigned how many of them somebody looks after
 */
public record DeskGroup(
        ProposalId id, String title, int cases, int communities, int supports, Optional<LocalDate> due, int assigned) {}
