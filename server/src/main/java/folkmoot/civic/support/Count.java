package folkmoot.civic.support;

import folkmoot.civic.community.Bans;
import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.community.Volunteers;
import folkmoot.civic.proposal.Asking;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Records;
import folkmoot.civic.proposal.Thresholds;
import folkmoot.platform.database.Database;
import folkmoot.platform.job.Jobs;
import folkmoot.talk.favourite.Favourites;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * All that decides who counts.
 *
 * @param supports somebody backs a proposal, or no longer does
 * @param review what moderators decide in the open
 * @param recounting what changed facts do
 * @param servers what communities say of servers
 * @param sheets what was signed on paper
 * @param helping what is said for people without an account
 * @param slips what these do about it
 */
public record Count(
        Supports supports,
        SupportReview review,
        Recounting recounting,
        ServerRules servers,
        Sheets sheets,
        Helping helping,
        Slips slips) {

    private static final Duration OFTEN = Duration.ofMinutes(15);

    /** @param youth how long an account that signed up by itself, and that nobody let in, is young */
    public static Count of(
            Database database,
            Proposals proposals,
            Thresholds thresholds,
            Asking asking,
            Records records,
            CommunityLog log,
            Bans bans,
            Volunteers volunteers,
            Favourites favourites,
            Jobs jobs,
            Supplier<Duration> youth) {
        var civic = proposals.civic();
        var store = new SupportStore();
        var writer = new SupportWriter(store, civic.log(), civic.clock());
        var servers = new ServerRules(civic.communities(), log, civic.clock());
        var facts = new ReadFacts(civic.communities(), servers, civic.officials(), civic.clock(), youth);
        var recounting = new Recounting(database, proposals, servers, bans, facts, store, writer, jobs);
        jobs.every("supports-grown-up", OFTEN, recounting::growUp);
        jobs.every("supports-after-bans", OFTEN, () -> recounting.afterBans(OFTEN.multipliedBy(2)));
        var supports = new Supports(proposals, thresholds, asking, favourites, facts, store, writer);
        var inPerson = new InPerson(supports, writer, civic.ids(), civic.clock());
        var helped = new HelpedStore();
        return new Count(
                supports,
                new SupportReview(proposals, thresholds, records, log, store, writer),
                recounting,
                servers,
                new Sheets(proposals, records, volunteers, inPerson, store, writer),
                new Helping(civic.accounts(), facts, inPerson, helped),
                new Slips(proposals, supports, store, writer, helped));
    }
}
