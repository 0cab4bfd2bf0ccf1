package folkmoot.talk.consent;

import folkmoot.federation.vocabulary.InteractionRequest;
import folkmoot.platform.id.StatusId;
import java.net.URI;

/**
 * That something from elsewhere may answer, like or pass on a status of ours.
 *
 * @param id part of its address
 * @param interaction id of the answer, the Like or the Announce
 */
public record InteractionAuthorization(long id, StatusId status, InteractionRequest.Kind kind, URI interaction) {}
