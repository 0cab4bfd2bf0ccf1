package folkmoot.civic.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import folkmoot.civic.proposal.Proposal;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What an address is told: nothing but what anybody may read, and no person. Of a proposal that is no longer shown only its id and state.
 *
 * @param type word of {@link WebhookKind}
 * @param timestamp when it happened
 */
public record WebhookMessage(String type, Instant timestamp, Data data) {

    /**
     * @param from what it was; of a change of state
     * @param to what it is, or which version it has, or the type of the answer
     * @param body slug of the body that it is about
     */
    public record Data(
            ProposalData proposal,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> from,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> to,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> body,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> reason) {}

    /** @param api where all of it can be read */
    public record ProposalData(
            String id,
            String community,
            String state,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> title,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> language,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Integer> version,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<URI> url,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<URI> api) {

        static ProposalData of(Proposal proposal, String community, URI url, URI api) {
            var shown = Optional.of(proposal).filter(one -> one.state().isPublic());
            return new ProposalData(
                    proposal.id().toString(),
                    community,
                    proposal.state().word(),
                    shown.map(Proposal::title),
                    shown.map(one -> one.content().language()),
                    shown.map(Proposal::version),
                    shown.map(_ -> url),
                    shown.map(_ -> api));
        }
    }
}
