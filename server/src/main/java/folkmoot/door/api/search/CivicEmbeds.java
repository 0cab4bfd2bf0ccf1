package folkmoot.door.api.search;

import folkmoot.civic.Civic;
import folkmoot.civic.community.Communities;
import folkmoot.civic.proposal.CarriedCount;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.EmbedCode;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.util.Optional;

/** Which proposal, body or life event the address of a page of ours is about, as what pages of others show of it. */
final class CivicEmbeds {

    private final Civic civic;
    private final Communities communities;
    private final LocalUris uris;

    CivicEmbeds(Civic civic, LocalUris uris) {
        this.civic = civic;
        this.communities = civic.registry().communities();
        this.uris = uris;
    }

    /** Empty for an address of something else; 404 for a proposal that is no longer shown, and for what there is not. */
    Optional<EmbedCode> find(Transaction tx, URI address, String language) {
        return proposal(tx, address, language)
                .or(() -> body(tx, address, language))
                .or(() -> lifeEvent(tx, address, language));
    }

    private Optional<EmbedCode> proposal(Transaction tx, URI address, String language) {
        return uris.readProposalPage(address).map(id -> {
            var count = CarriedCount.of(tx, civic.proposals(), id);
            if (!count.isNamed()) {
                throw new NotFound();
            }
            var page = civic.proposals().page(tx, count.proposal());
            return new EmbedCode(uris, page, count.proposal().title(), language);
        });
    }

    private Optional<EmbedCode> body(Transaction tx, URI address, String language) {
        return uris.readPageIn(address, "bodies").map(part -> {
            var community = communities.requireByName(tx, part.community());
            var body = civic.registry().bodies().require(tx, community.id(), part.name());
            return new EmbedCode(
                    uris, uris.at("/c/" + community.name() + "/bodies/" + body.slug()), body.name(language), language);
        });
    }

    private Optional<EmbedCode> lifeEvent(Transaction tx, URI address, String language) {
        return uris.readPageIn(address, "life-events").map(part -> {
            var community = communities.requireByName(tx, part.community());
            var event = communities.lifeEvent(tx, part.name()).orElseThrow(NotFound::new);
            return new EmbedCode(
                    uris,
                    uris.at("/c/" + community.name() + "/life-events/" + event.slug()),
                    event.name(language),
                    language);
        });
    }
}
