package folkmoot.proposal;

import folkmoot.account.Accounts;
import folkmoot.body.Bodies;
import folkmoot.body.Officials;
import folkmoot.community.Communities;
import folkmoot.id.Ids;
import folkmoot.status.StatusDeliveries;
import folkmoot.status.Statuses;
import folkmoot.uri.LocalUris;
import java.time.InstantSource;

/** What all parts of the civic core stand on. */
public record Civic(
        Accounts accounts,
        Statuses statuses,
        StatusDeliveries deliveries,
        Communities communities,
        Bodies bodies,
        Officials officials,
        LocalUris uris,
        Ids ids,
        InstantSource clock,
        WorkingDays days) {}
