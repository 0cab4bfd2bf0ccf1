package folkmoot.civic.proposal;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Category;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.LifeEvent;
import folkmoot.civic.community.Locality;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a proposal names of its community's lists: bodies, category, place, life event. */
final class ListedFields {

    private final Foundations civic;

    ListedFields(Foundations civic) {
        this.civic = civic;
    }

    /** The bodies that it addresses. Problems: 422 naming each field that is not on its list. */
    List<Body> require(Transaction tx, Community community, NewProposal wanted) {
        var errors = new LinkedHashMap<String, List<Invalid.Detail>>();
        var addressed = new ArrayList<Body>();
        for (var slug : wanted.bodies()) {
            civic.bodies()
                    .findValid(tx, community.id(), slug)
                    .ifPresentOrElse(
                            addressed::add,
                            () -> NewProposal.add(errors, "bodies", "ERR_INCLUSION", slug + " is not in the register"));
        }
        check(tx, community, wanted.place(), errors);
        if (!errors.isEmpty()) {
            throw NewProposal.refused(errors);
        }
        return addressed;
    }

    private void check(
            Transaction tx, Community community, Proposal.Place place, Map<String, List<Invalid.Detail>> errors) {
        requireListed(
                errors, "category", place.category(), () -> lists(tx, community).categories());
        if (place.locality().isPresent() && !lists(tx, community).localities().isEmpty()) {
            requireListed(
                    errors,
                    "locality",
                    place.locality(),
                    () -> lists(tx, community).localities());
        }
        requireListed(
                errors,
                "life_event",
                place.lifeEvent(),
                () -> lists(tx, community).lifeEvents());
    }

    /** What a community lists, read once in a transaction and only if anything of it is named. */
    private record Lists(List<String> categories, List<String> localities, List<String> lifeEvents) {}

    private record Of(CommunityId community) {}

    private Lists lists(Transaction tx, Community community) {
        var communities = civic.communities();
        return tx.once(
                new Of(community.id()),
                () -> new Lists(
                        communities.categories(tx, community.id()).stream()
                                .map(Category::slug)
                                .toList(),
                        communities.localities(tx, community.id()).stream()
                                .map(Locality::code)
                                .toList(),
                        communities.lifeEvents(tx).stream().map(LifeEvent::slug).toList()));
    }

    private static void requireListed(
            Map<String, List<Invalid.Detail>> errors,
            String field,
            Optional<String> value,
            Supplier<List<String>> listed) {
        if (value.isPresent() && !listed.get().contains(value.get())) {
            NewProposal.add(errors, field, "ERR_INCLUSION", "is not one of this community's");
        }
    }
}
