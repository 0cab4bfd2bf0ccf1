package folkmoot.door.web;

import folkmoot.civic.BodyAnswers;
import folkmoot.civic.Civic;
import folkmoot.civic.arrival.Arrivals;
import folkmoot.civic.attestation.CheckedAnswers;
import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Officials;
import folkmoot.civic.community.BodySuggestions;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.FirstItemRules;
import folkmoot.civic.desk.TwoPersonRule;
import folkmoot.civic.draft.Unpublished;
import folkmoot.civic.proposal.Amendments;
import folkmoot.civic.proposal.Asking;
import folkmoot.civic.proposal.CoAuthors;
import folkmoot.civic.proposal.Confirmations;
import folkmoot.civic.proposal.Lifecycle;
import folkmoot.civic.proposal.Merges;
import folkmoot.civic.proposal.ProposalLinks;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Publication;
import folkmoot.civic.proposal.SimilarProposals;
import folkmoot.civic.statistics.BodyStatistics;
import folkmoot.civic.support.Helping;
import folkmoot.civic.support.Sheets;
import folkmoot.civic.support.Slips;
import folkmoot.civic.support.SupportReview;
import folkmoot.civic.support.Supports;
import folkmoot.people.People;
import folkmoot.people.account.Accounts;
import folkmoot.talk.Talk;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.StatusContexts;
import folkmoot.talk.status.Statuses;

/** The features behind the civic pages. */
public record CivicSources(
        Accounts accounts,
        Statuses statuses,
        StatusContexts contexts,
        LocalStatuses localStatuses,
        Communities communities,
        Bodies bodies,
        Officials officials,
        Proposals proposals,
        Arrivals arrivals,
        Supports supports,
        SupportReview review,
        Sheets sheets,
        Helping helping,
        Slips slips,
        BodyAnswers answers,
        Publication publication,
        Unpublished unpublished,
        FirstItemRules firstItems,
        Amendments amendments,
        Asking asking,
        Lifecycle lifecycle,
        ProposalLinks links,
        Merges merges,
        CoAuthors coAuthors,
        Confirmations confirmations,
        SimilarProposals similar,
        BodySuggestions suggestions,
        BodyStatistics statistics,
        TwoPersonRule twoPersons,
        CheckedAnswers checked) {

    CivicSources(People people, Talk talk, Civic civic) {
        this(
                people.accounts(),
                talk.posts().statuses(),
                talk.posts().contexts(),
                talk.posts().local(),
                civic.registry().communities(),
                civic.registry().bodies(),
                civic.registry().officials(),
                civic.proposals(),
                civic.arrivals(),
                civic.supports(),
                civic.count().review(),
                civic.count().sheets(),
                civic.count().helping(),
                civic.count().slips(),
                civic.bodyAnswers(),
                civic.publication(),
                civic.unpublished(),
                civic.registry().firstItems(),
                civic.amendments(),
                civic.asking(),
                civic.lifecycle(),
                civic.links(),
                civic.merges(),
                civic.coAuthors(),
                civic.confirmations(),
                civic.similar(),
                civic.registry().suggestions(),
                civic.statistics(),
                civic.desks().twoPersons(),
                civic.attesting().checked());
    }
}
