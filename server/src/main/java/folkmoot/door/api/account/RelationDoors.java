package folkmoot.door.api.account;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.people.account.Accounts;
import folkmoot.people.block.AccountDomainBlocks;
import folkmoot.people.block.Blocks;
import folkmoot.people.mute.Mutes;
import folkmoot.people.relation.Endorsements;
import folkmoot.people.relation.HiddenSets;
import folkmoot.people.relation.Suggestions;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Routing;

/** The endpoints about how accounts stand to each other, with what they share. */
public final class RelationDoors {

    private RelationDoors() {}

    /** The features behind them. */
    public record Parts(
            Accounts accounts,
            Blocks blocks,
            AccountDomainBlocks domainBlocks,
            Mutes mutes,
            Endorsements endorsements,
            Suggestions suggestions,
            HiddenSets hidden) {}

    public static void register(
            Database database,
            Authentication authentication,
            Parts parts,
            AccountRenderer renderer,
            RelationshipRenderer relationships,
            Routing routing) {
        var actions = new RelationActions(database, authentication, parts.accounts(), relationships);
        new BlockRoutes(
                        database,
                        authentication,
                        actions,
                        parts.blocks(),
                        parts.domainBlocks(),
                        parts.mutes(),
                        renderer)
                .register(routing);
        new RelationRoutes(
                        database,
                        authentication,
                        actions,
                        parts.endorsements(),
                        parts.suggestions(),
                        parts.hidden(),
                        renderer)
                .register(routing);
    }
}
