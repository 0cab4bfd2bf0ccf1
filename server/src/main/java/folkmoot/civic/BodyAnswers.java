package folkmoot.civic;

import folkmoot.civic.proposal.CitizenQuestions;
import folkmoot.civic.proposal.Confirmations;
import folkmoot.civic.proposal.Hops;
import folkmoot.civic.proposal.Lifecycle;
import folkmoot.civic.proposal.Occasions;
import folkmoot.civic.proposal.Pauses;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.response.AnswerGroups;
import folkmoot.civic.response.CitizenAnswers;
import folkmoot.civic.response.DelegationPosts;
import folkmoot.civic.response.Delegations;
import folkmoot.civic.response.Milestones;
import folkmoot.civic.response.ResponseDocuments;
import folkmoot.civic.response.Responses;
import folkmoot.people.team.Teams;
import folkmoot.platform.database.Database;

/** What bodies answer, promise, ask and pass on, and what citizens say of it (docs/civic/answers.md). */
public record BodyAnswers(
        Responses responses,
        ResponseDocuments documents,
        AnswerGroups groups,
        Delegations delegations,
        DelegationPosts delegationPosts,
        Milestones milestones,
        Hops hops,
        Pauses pauses,
        Confirmations confirmations,
        CitizenAnswers citizens) {

    BodyAnswers(
            Database database,
            Proposals proposals,
            Lifecycle lifecycle,
            Hops hops,
            Pauses pauses,
            Confirmations confirmations,
            CitizenQuestions questions,
            Occasions occasions,
            Teams teams) {
        var delegations = new Delegations(proposals.civic());
        var milestones = new Milestones(proposals, lifecycle, questions, occasions);
        var responses = new Responses(proposals, lifecycle, milestones, hops, pauses, delegations, occasions, teams);
        this(
                responses,
                new ResponseDocuments(database, proposals, responses),
                new AnswerGroups(proposals, responses),
                delegations,
                new DelegationPosts(proposals.civic(), proposals.clerk(), delegations),
                milestones,
                hops,
                pauses,
                confirmations,
                new CitizenAnswers(proposals, questions, confirmations, milestones));
    }

    /** Once a day: what becomes late, what is asked, whose waiting is over. */
    public void daily(Database database) {
        pauses.daily(database);
        milestones.daily(database);
        confirmations.daily(database);
    }
}
