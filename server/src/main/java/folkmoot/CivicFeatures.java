package folkmoot;

import folkmoot.body.Bodies;
import folkmoot.community.Bans;
import folkmoot.community.Communities;
import folkmoot.community.CommunityLog;
import folkmoot.community.Locks;
import folkmoot.community.Registers;
import folkmoot.config.Settings;
import folkmoot.consent.StatedPolicies;
import folkmoot.group.ThreadNotes;
import folkmoot.proposal.Asking;
import folkmoot.proposal.Civic;
import folkmoot.proposal.Confirmations;
import folkmoot.proposal.Deadlines;
import folkmoot.proposal.Doubles;
import folkmoot.proposal.HeldSupports;
import folkmoot.proposal.Intake;
import folkmoot.proposal.Lifecycle;
import folkmoot.proposal.News;
import folkmoot.proposal.ProposalImport;
import folkmoot.proposal.ProposalNotes;
import folkmoot.proposal.Proposals;
import folkmoot.proposal.Publication;
import folkmoot.proposal.RecordDocuments;
import folkmoot.proposal.Records;
import folkmoot.proposal.Responses;
import folkmoot.proposal.SimilarProposals;
import folkmoot.proposal.Supports;
import folkmoot.proposal.WorkingDays;
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
        var civic = new Civic(
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
