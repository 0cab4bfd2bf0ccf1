package folkmoot.civic.response;

import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.Track;

/** That somebody may answer for a body on its track. @param own whether it is the body's own account */
record Voice(Track track, Body body, boolean own) {}
