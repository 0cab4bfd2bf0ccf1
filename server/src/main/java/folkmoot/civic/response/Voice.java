package folkmoot.civic.response;

import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.Track;
import java.util.Optional;

/**
 * That somebody may answer for a body on its track.
 *
 * @param own whether it is the body's own account
 * @param delegation by which an office answers on its behalf
 */
record Voice(Track track, Body body, boolean own, Optional<Delegations.Delegation> delegation) {}
