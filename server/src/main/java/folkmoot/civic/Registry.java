package folkmoot.civic;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Officials;
import folkmoot.civic.body.RecognitionChecks;
import folkmoot.civic.community.Bans;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.community.Locks;
import folkmoot.civic.community.Registers;
import folkmoot.civic.community.Volunteers;
import folkmoot.civic.log.CivicLog;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import java.time.Duration;

/** Communities and the bodies in their registers: who belongs, who is banned, who speaks for whom. */
public record Registry(
        Officials officials,
        Bodies bodies,
        Communities communities,
        Bans bans,
        Locks locks,
        CommunityLog log,
        Registers registers,
        Volunteers volunteers) {

    private static final Duration RECHECK = Duration.ofDays(1);

    Registry(Platform platform, People people, Officials officials, CivicLog civicLog) {
        var clock = platform.clock();
        var accounts = people.accounts();
        var standings = people.events().standings();
        var bodies = new Bodies(accounts, officials, platform.ids(), clock, standings);
        var communities = new Communities(accounts, platform.uris(), clock, officials, civicLog, standings);
        var bans = new Bans(clock, standings);
        var log = new CommunityLog(accounts, civicLog, platform.ids(), clock);
        this(
                officials,
                bodies,
                communities,
                bans,
                new Locks(bans),
                log,
                new Registers(communities, bodies, people.members().users(), log, platform.uris()),
                new Volunteers(accounts, communities, officials, bans, log, clock));
        var checks = new RecognitionChecks(platform.database(), accounts, officials, people.elsewhere()::page, clock);
        platform.jobs().every("civic-recognition", RECHECK, checks::runAll);
    }
}
