package folkmoot.civic.proposal;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Category;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.LifeEvent;
import folkmoot.civic.community.Locality;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        var categories = civic.communities().categories(tx, community.id());
        requireListed(
                errors,
                "category",
                place.category(),
                categories.stream().map(Category::slug).toList());
        var localities = civic.communities().localities(tx, community.id());
        if (!localities.isEmpty()) {
            requireListed(
                    errors,
                    "locality",
                    place.locality(),
                    localities.stream().map(Locality::code).toList());
        }
        var lifeEvents = civic.communities().lifeEvents(tx);
        requireListed(
                errors,
                "life_event",
                place.lifeEvent(),
                lifeEvents.stream().map(LifeEvent::slug).toList());
    }

    private static void requireListed(
            Map<String, List<Invalid.Detail>> errors, String field, Optional<String> value, List<String> listed) {
        if (value.isPresent() && !listed.contains(value.get())) {
            NewProposal.add(errors, field, "ERR_INCLUSION", "is not one of this community's");
        }
    }
}
