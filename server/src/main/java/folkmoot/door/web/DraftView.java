package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.civic.draft.DraftState;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposal;
import java.util.List;
import java.util.Optional;

/**
 * A proposal that is not published, as somebody sees it.
 *
 * @param stateWords in words
 * @param until the day on which it is published if nobody looked; empty where it does not wait
 * @param reason why it was returned, in words
 * @param changed when its text was last changed, for who decides about this text
 * @param mine its author looks
 * @param writes the fields can be changed
 * @param decides a moderator looks at what waits
 */
public record DraftView(
        DraftState state,
        String stateWords,
        String until,
        String reason,
        String note,
        String changed,
        AuthorView author,
        List<DraftPages.Writer> writers,
        boolean mine,
        boolean writes,
        boolean decides) {

    /** What somebody sees of it who was only asked to write it. */
    static final DraftView INVITED = new DraftView(
            DraftState.DRAFT,
            "",
            "",
            "",
            "",
            "",
            new AuthorView(
                    "", "", "", "", "", Optional.empty(), false, false, Optional.empty(), List.of(), Optional.empty()),
            List.of(),
            false,
            false,
            false);

    static NewProposal nothing(Community community) {
        return new NewProposal(
                "",
                "",
                "",
                new Proposal.Place(Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(),
                community.language(),
                Optional.empty());
    }
}
