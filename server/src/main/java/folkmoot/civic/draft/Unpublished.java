package folkmoot.civic.draft;

import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.proposal.CoAuthors;
import folkmoot.civic.proposal.ProposalLinks;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Publication;
import folkmoot.platform.database.Database;
import folkmoot.platform.job.Jobs;
import java.time.Duration;

/**
 * What is not published.
 *
 * @param drafts for authors
 * @param review for moderators
 */
public record Unpublished(Drafts drafts, DraftReview review) {

    private static final Duration OFTEN = Duration.ofMinutes(10);

    /** @param hold whom the publication asks, too */
    public static Unpublished of(
            Database database,
            Proposals proposals,
            Publication publication,
            FirstItemHold hold,
            ProposalLinks links,
            CoAuthors coAuthors,
            CommunityLog log,
            Jobs jobs) {
        var authors = new DraftAuthors(proposals, coAuthors);
        var publishing = new DraftPublication(proposals, publication, links, coAuthors, authors);
        var review = new DraftReview(database, proposals, publication, publishing, log);
        jobs.every("civic-first-items", OFTEN, review::publishDue);
        return new Unpublished(new Drafts(proposals, publication, hold, publishing, authors), review);
    }
}
