package folkmoot.civic.decision;

import folkmoot.civic.community.Membership;
import folkmoot.civic.matter.MatterKind;
import folkmoot.civic.matter.MatterWire;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.proposal.Proposals;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Database;
import folkmoot.talk.poll.PollFaces;

/** All that belongs to decisions, built together. */
public record Decisions(
        Ballots ballots, Results results, DecisionVotes votes, VariantAnswers answers, DecisionEnds ends) {

    /** Word of the kind. */
    public static final String KIND = "decision";

    /** With its kind entered. */
    public static Decisions of(
            Database database, Matters matters, Proposals proposals, PollFaces faces, Notifications notifications) {
        var civic = proposals.civic();
        var store = new BallotStore();
        var ballots = new Ballots(matters, civic, store, faces);
        matters.kinds()
                .add(new MatterKind<>(
                        KIND,
                        "civic/matters/decision",
                        new DecisionTable(civic.statuses(), faces),
                        new DecisionForm(),
                        new DecisionRules(store, new Membership(civic.bans()), civic.clock()),
                        MatterWire.block()));
        return new Decisions(
                ballots,
                new Results(store, civic.clock()),
                new DecisionVotes(matters, ballots, civic, proposals.clerk()),
                new VariantAnswers(matters, civic, proposals.clerk()),
                new DecisionEnds(
                        database, matters, ballots, store, civic, new DecisionEnds.Telling(faces, notifications)));
    }
}
