package folkmoot.civic.webhook;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Body;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.webhook.WebhookNews.Tell;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.uri.LocalUris;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes messages when they are sent. */
public record WebhookMessages(Proposals proposals, Communities communities, Bodies bodies, LocalUris uris) {

    /** As things are now; empty for a proposal that is gone. */
    Optional<WebhookMessage> of(Transaction tx, Tell tell) {
        return proposals
                .find(tx, new ProposalId(tell.proposal()))
                .flatMap(proposal -> communities
                        .find(tx, proposal.community())
                        .map(community -> new WebhookMessage(
                                tell.kind(), Instant.ofEpochMilli(tell.at()), data(tx, tell, proposal, community))));
    }

    private WebhookMessage.Data data(Transaction tx, Tell tell, Proposal proposal, Community community) {
        var said = WebhookMessage.ProposalData.of(
                proposal,
                community.name(),
                uris.proposalPage(community.name(), proposal.id()),
                uris.at("/api/folkmoot/v1/proposals/" + proposal.id()));
        return proposal.state().isPublic()
                ? new WebhookMessage.Data(
                        said,
                        given(tell.from()),
                        given(tell.to()),
                        bodies.list(tx, List.of(new BodyId(tell.body()))).stream()
                                .map(Body::slug)
                                .findFirst(),
                        given(tell.reason()))
                : new WebhookMessage.Data(said, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }
}
