package folkmoot.civic.proposal;

import folkmoot.civic.community.ThresholdRule;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A request for one change to a public service.
 *
 * @param id the same number as its status'
 * @param community the Group's account, ours or another's
 * @param author who proposes; the status may be the clerk's
 * @param local at home here: we count and move its state
 * @param original the post elsewhere that the clerk published for its author
 */
public record Proposal(
        ProposalId id,
        CommunityId community,
        AccountId author,
        boolean local,
        Content content,
        Place place,
        ProposalState state,
        Optional<String> answer,
        Optional<URI> original,
        URI record,
        Optional<Instant> recordReadAt,
        int version,
        ThresholdRule threshold,
        Times times) {

    /** @param differentBecause the author's answer to "this looks like …" */
    public record Content(
            String title, String ask, String problem, String language, Optional<String> differentBecause) {}

    /**
     * What it is about, and where: slug of a category, code of an area, slug of a life event.
     *
     * @param spot where exactly, where its author said so
     */
    public record Place(
            Optional<String> category, Optional<String> locality, Optional<String> lifeEvent, Optional<Spot> spot) {

        /** Of no spot. */
        public Place(Optional<String> category, Optional<String> locality, Optional<String> lifeEvent) {
            this(category, locality, lifeEvent, Optional.empty());
        }
    }

    public record Times(
            Instant created, Instant stateChanged, Optional<Instant> thresholdReached, Optional<Instant> doneClaimed) {}

    public StatusId status() {
        return new StatusId(id.value());
    }

    public String title() {
        return content.title();
    }

    /** Problems: 403 where another instance decides about it. */
    public void requireHome() {
        if (!local) {
            throw new Forbidden("This proposal is at home on another instance. Only its community there can do this");
        }
    }
}
