package folkmoot.civic;

import folkmoot.civic.body.ActorsElsewhere;
import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.BodyLookUps;
import folkmoot.civic.body.LookAlikeNews;
import folkmoot.civic.body.LookAlikeObserver;
import folkmoot.civic.body.Officials;
import folkmoot.civic.body.ReachObserver;
import folkmoot.civic.body.RecognitionChecks;
import folkmoot.civic.community.Bans;
import folkmoot.civic.community.BodySuggestions;
import folkmoot.civic.community.ClerkFollows;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.community.DataLicences;
import folkmoot.civic.community.FirstItemRules;
import folkmoot.civic.community.Locks;
import folkmoot.civic.community.RegisterImport;
import folkmoot.civic.community.RegisterObserver;
import folkmoot.civic.community.Registers;
import folkmoot.civic.community.Volunteers;
import folkmoot.civic.log.CivicLog;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.dns.ResolvedTextRecords;
import folkmoot.platform.event.Observers;
import java.time.Duration;

/**
 * Communities and the bodies in their registers: who belongs, who is banned, who speaks for whom.
 *
 * @param reached hear of bodies that became reachable, inside the transaction
 * @param changes hear what was done in a register, inside the transaction
 * @param lookAlikes hear once of each account that looks like a body and is not its own
 */
public record Registry(
        Officials officials,
        Bodies bodies,
        Communities communities,
        Bans bans,
        Locks locks,
        CommunityLog log,
        Registers registers,
        RegisterImport registerImport,
        BodySuggestions suggestions,
        Volunteers volunteers,
        FirstItemRules firstItems,
        DataLicences licences,
        ClerkFollows clerkFollows,
        BodyLookUps lookUps,
        LookAlikeNews lookAlikeNews,
        Observers<ReachObserver> reached,
        Observers<RegisterObserver> changes,
        Observers<LookAlikeObserver> lookAlikes) {

    private static final Duration RECHECK = Duration.ofDays(1);

    Registry(Platform platform, People people, Officials officials, CivicLog civicLog) {
        var clock = platform.clock();
        var accounts = people.accounts();
        var standings = people.events().standings();
        var database = platform.database();
        var reached = new Observers<ReachObserver>();
        var changes = new Observers<RegisterObserver>();
        var lookAlikes = new Observers<LookAlikeObserver>();
        var lookUps = new BodyLookUps(
                database,
                officials,
                new ActorsElsewhere(database, accounts, people.elsewhere().accounts()),
                platform.jobs(),
                clock,
                standings,
                reached);
        var bodies = new Bodies(accounts, officials, platform.ids(), clock, lookUps, standings);
        var communities = new Communities(accounts, platform.uris(), clock, officials, civicLog, standings);
        var bans = new Bans(clock, standings);
        var log = new CommunityLog(accounts, civicLog, platform.ids(), clock);
        var registers = new Registers(communities, bodies, people.members().users(), log, platform.uris(), changes);
        this(
                officials,
                bodies,
                communities,
                bans,
                new Locks(bans),
                log,
                registers,
                new RegisterImport(database, bodies, registers),
                new BodySuggestions(communities, bodies, clock),
                new Volunteers(accounts, communities, officials, bans, log, clock),
                new FirstItemRules(communities, log),
                new DataLicences(communities, log),
                new ClerkFollows(accounts, communities, officials, people.follows()),
                lookUps,
                new LookAlikeNews(officials, lookAlikes, clock),
                reached,
                changes,
                lookAlikes);
        var records = new ResolvedTextRecords(
                platform.vertx(), platform.settings().civic().dnsResolver());
        var checks = new RecognitionChecks(database, accounts, officials, people.elsewhere()::page, records, clock);
        platform.jobs().every("civic-body-look-ups", RECHECK, lookUps::all);
        platform.jobs().every("civic-recognition", RECHECK, checks::runAll);
    }
}
