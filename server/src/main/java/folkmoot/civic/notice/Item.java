package folkmoot.civic.notice;

import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.Proposal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of a message to a body.
 *
 * @param notice of one that it is told of for the first time
 * @param due by when it should answer, once it was told
 */
record Item(Proposal proposal, Body body, Optional<Notice> notice, Optional<LocalDate> due) {}
