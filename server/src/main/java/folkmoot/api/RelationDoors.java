package folkmoot.api;

import folkmoot.account.Accounts;
import folkmoot.block.AccountDomainBlocks;
import folkmoot.block.Blocks;
import folkmoot.database.Database;
import folkmoot.http.Routing;
import folkmoot.mute.Mutes;
import folkmoot.relation.Endorsements;
import folkmoot.relation.HiddenSets;
import folkmoot.relation.Suggestions;

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
