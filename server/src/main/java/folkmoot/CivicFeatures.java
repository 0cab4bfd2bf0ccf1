package folkmoot;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.community.Bans;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.community.Locks;
import folkmoot.civic.community.Registers;
import folkmoot.civic.group.ThreadNotes;
import folkmoot.civic.proposal.Asking;
import folkmoot.civic.proposal.Confirmations;
import folkmoot.civic.proposal.Deadlines;
import folkmoot.civic.proposal.Doubles;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Intake;
import folkmoot.civic.proposal.Lifecycle;
import folkmoot.civic.proposal.ProposalImport;
import folkmoot.civic.proposal.ProposalNotes;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Publication;
import folkmoot.civic.proposal.RecordDocuments;
import folkmoot.civic.proposal.Records;
import folkmoot.civic.proposal.SimilarProposals;
import folkmoot.civic.proposal.WorkingDays;
import folkmoot.civic.response.News;
import folkmoot.civic.response.Responses;
import folkmoot.civic.support.HeldSupports;
import folkmoot.civic.support.Supports;
import folkmoot.config.Settings;
import folkmoot.talk.consent.StatedPolicies;
import java.time.Duration;

/** Communities, public bodies and proposals, built by hand: a part of the map that {@link Features} is. */
public final class CivicFeatures {

    private static final Duration TALLY_PERIOD = Duration.ofMinutes(1);

    public final Bodies bodies;
    public final Communities communities;
    public final Bans bans;
    public final Locks locks;
    public final CommunityLog log;
    public final Registers registers;
    public final WorkingDays days;
    public final Proposals proposals;
    public final Publication publication;
    public final Asking asking;
    public final Lifecycle lifecycle;
    public final Confirmations confirmations;
    public final Deadlines deadlines;
    public final Doubles doubles;
    public final Supports supports;
    public final HeldSupports heldSupports;
    public final Responses responses;
    public final SimilarProposals similar;
    public final RecordDocuments records;
    public final ProposalImport imports;

    CivicFeatures(Features features, Settings.Civic settings) {
        this.bodies = new Bodies(features.accounts, features.officials, features.ids, features.clock);
        this.communities = new Communities(features.accounts, features.uris, features.clock, features.officials);
        this.bans = new Bans(features.clock);
        this.locks = new Locks(bans);
        this.log = new CommunityLog(features.ids, features.clock);
        this.registers = new Registers(communities, bodies, features.users, log, features.uris);
        features.statuses.guard(locks);
        this.days = new WorkingDays(settings.holidays(), settings.timeZone());
        var civic = new Foundations(
                features.accounts,
                features.statuses,
                features.statusDeliveries,
                communities,
                bodies,
                features.officials,
                features.uris,
                features.ids,
                features.clock,
                days);
        var records = new Records(features.jobs);
        this.proposals = new Proposals(civic, features.reblogs);
        this.publication = new Publication(proposals, features.reblogs, records);
        this.asking = new Asking(proposals, records);
        this.lifecycle = new Lifecycle(proposals, records);
        this.confirmations = new Confirmations(proposals, lifecycle);
        this.deadlines = new Deadlines(proposals, confirmations);
        this.doubles = new Doubles(features.database, proposals, lifecycle);
        this.supports = new Supports(civic, proposals, asking, features.favourites);
        this.heldSupports = new HeldSupports(proposals, asking, records, log);
        var news = new News(features.database, proposals, features.notifications, features.jobs);
        this.responses = new Responses(proposals, lifecycle, news);
        this.similar = new SimilarProposals(proposals);
        this.records =
                new RecordDocuments(features.database, proposals, features.keys, features.deliveries, features.jobs);
        this.imports = new ProposalImport(features.database, publication, communities, bodies);
        observe(features);
    }

    private void observe(Features features) {
        features.favourites.observe(supports);
        features.statuses.observe(new Intake(proposals, publication, lifecycle, features.reblogs, bans));
        features.statuses.observe(responses);
        features.notes.decorate(new StatedPolicies(features.accounts, locks::isClosed));
        features.notes.decorate(new ThreadNotes(proposals, features.uris));
        features.notes.decorate(new ProposalNotes(proposals)); // after it: a proposal has its record as its context
        features.jobs.every("civic-clock", Duration.ofDays(1), () -> deadlines.daily(features.database));
        features.jobs.every("civic-tallies", TALLY_PERIOD, () -> records.sendTallies(TALLY_PERIOD));
    }
}
