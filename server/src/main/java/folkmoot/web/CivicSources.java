package folkmoot.web;

import folkmoot.account.Accounts;
import folkmoot.body.Bodies;
import folkmoot.body.Officials;
import folkmoot.community.Communities;
import folkmoot.proposal.Asking;
import folkmoot.proposal.Confirmations;
import folkmoot.proposal.HeldSupports;
import folkmoot.proposal.Lifecycle;
import folkmoot.proposal.Proposals;
import folkmoot.proposal.Publication;
import folkmoot.proposal.Responses;
import folkmoot.proposal.SimilarProposals;
import folkmoot.proposal.Supports;
import folkmoot.status.LocalStatuses;
import folkmoot.status.StatusContexts;
import folkmoot.status.Statuses;

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
        Supports supports,
        HeldSupports held,
        Responses responses,
        Publication publication,
        Asking asking,
        Lifecycle lifecycle,
        Confirmations confirmations,
        SimilarProposals similar) {}
