package folkmoot.civic.proposal;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Officials;
import folkmoot.civic.community.Bans;
import folkmoot.civic.community.Communities;
import folkmoot.civic.log.CivicLog;
import folkmoot.people.account.Accounts;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.Ids;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.StatusDeliveries;
import folkmoot.talk.status.Statuses;
import java.time.InstantSource;

/** What all parts of the civic core stand on. */
public record Foundations(
        Accounts accounts,
        Statuses statuses,
        StatusDeliveries deliveries,
        Communities communities,
        Bodies bodies,
        Officials officials,
        Bans bans,
        LocalUris uris,
        Ids ids,
        InstantSource clock,
        WorkingDays days,
        CivicLog log,
        Observers<HappenedObserver> happened) {}
