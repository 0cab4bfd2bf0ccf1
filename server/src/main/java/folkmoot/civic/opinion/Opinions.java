package folkmoot.civic.opinion;

import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.matter.MatterKind;
import folkmoot.civic.matter.MatterWire;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.proposal.Proposals;
import folkmoot.platform.database.Database;

/** All that belongs to opinion rounds, built together. */
public record Opinions(OpinionRounds rounds, RoundWork work) {

    /** Word of the kind. */
    public static final String KIND = "round";

    /** With its kind entered. */
    public static Opinions of(Database database, Matters matters, Proposals proposals, CommunityLog log) {
        var civic = proposals.civic();
        var store = new OpinionStore();
        matters.kinds()
                .add(new MatterKind<>(
                        KIND,
                        "civic/matters/round",
                        new RoundTable(store, civic.ids()),
                        new RoundForm(),
                        new RoundRules(civic.clock()),
                        MatterWire.block()));
        return new Opinions(
                new OpinionRounds(matters, civic, store, log), new RoundWork(database, matters, civic, store));
    }
}
