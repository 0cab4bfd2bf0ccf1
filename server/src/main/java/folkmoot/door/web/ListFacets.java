package folkmoot.door.web;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.LifeEvent;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.Words;
import folkmoot.door.web.ui.Facet;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By what the list of a community can be narrowed. How many there are of each is counted for the community as a whole, and said only
 * while the list is not narrowed by anything else: together they would be fewer.
 */
public final class ListFacets {

    private static final List<ProposalState> STATES = List.of(
            ProposalState.GATHERING,
            ProposalState.ACKNOWLEDGED,
            ProposalState.UNDER_REVIEW,
            ProposalState.ANSWERED,
            ProposalState.IN_PROGRESS,
            ProposalState.DONE,
            ProposalState.CONFIRMED,
            ProposalState.DISPUTED,
            ProposalState.WITHDRAWN,
            ProposalState.ARCHIVED);

    private final CivicSources from;
    private final Request request;
    private final Messages text;
    private final List<Kind> kinds = new ArrayList<>();

    /**
     * Something to choose by.
     *
     * @param name the parameter
     * @param values from the value of the parameter to what it is called
     * @param matters from the value of the parameter to what it is listed by
     */
    private record Kind(String name, String title, Map<String, String> values, Map<String, String> matters) {}

    /** What is chosen, with the list without it. */
    public record Chip(String label, String url) {}

    ListFacets(Transaction tx, CivicSources from, Request request, Messages text, Community community) {
        this.from = from;
        this.request = request;
        this.text = text;
        states();
        categories(tx, community);
        bodies(tx, community);
        localities(tx, community);
        add("interaction", "filter.interaction", interactions());
        add("language", "filter.language", Messages.LANGUAGES);
    }

    private void add(String name, String title, Map<String, String> values) {
        var matters = new HashMap<String, String>();
        values.keySet().forEach(value -> matters.put(value, name + " " + value));
        add(name, title, values, matters);
    }

    private void add(String name, String title, Map<String, String> values, Map<String, String> matters) {
        if (!values.isEmpty()) {
            kinds.add(new Kind(name, text.get(title), values, matters));
        }
    }

    private void states() {
        var words = Words.in(text.language());
        var names = new LinkedHashMap<String, String>();
        STATES.forEach(state -> names.put(state.word(), words.state(state)));
        add("state", "filter.state", names);
    }

    private void categories(Transaction tx, Community community) {
        var names = new LinkedHashMap<String, String>();
        from.communities()
                .categories(tx, community.id())
                .forEach(category -> names.put(category.slug(), category.name(text.language())));
        add("category", "filter.category", names);
    }

    private void bodies(Transaction tx, Community community) {
        var names = new LinkedHashMap<String, String>();
        var matters = new HashMap<String, String>();
        for (Body body : from.bodies().list(tx, community.id())) {
            names.put(body.slug(), body.name(text.language()));
            matters.put(body.slug(), "body " + body.id());
        }
        add("body", "filter.body", names, matters);
    }

    private void localities(Transaction tx, Community community) {
        var names = new LinkedHashMap<String, String>();
        from.communities().localities(tx, community.id()).stream()
                .filter(area -> !area.code().endsWith(area.name())) // a code that nobody has named says nothing
                .forEach(area -> names.put(area.code(), area.name()));
        add("locality", "form.field.locality", names);
    }

    private Map<String, String> interactions() {
        var names = new LinkedHashMap<String, String>();
        LifeEvent.INTERACTIONS.forEach(kind -> names.put(kind, text.get("interaction." + kind)));
        return names;
    }

    /** Values that nothing is listed by are left out, but for the one that is chosen. */
    List<Facet> all(Transaction tx, Community community) {
        var matters = kinds.stream()
                .flatMap(kind -> kind.matters().values().stream())
                .distinct()
                .toList();
        var counts = ProposalLists.counts(tx, community.id(), matters);
        var facets = new ArrayList<Facet>();
        for (var kind : kinds) {
            boolean counted = narrowed(kind.name()).isEmpty();
            var options = kind.values().entrySet().stream()
                    .map(value -> option(kind, value, counts.get(kind.matters().get(value.getKey())), counted))
                    .flatMap(Optional::stream)
                    .toList();
            if (!options.isEmpty()) {
                facets.add(new Facet(kind.title(), options, !chosen(kind.name()).isEmpty()));
            }
        }
        return facets;
    }

    private Optional<Facet.Option> option(
            Kind kind, Map.Entry<String, String> value, ProposalLists.Count count, boolean counted) {
        boolean chosen = value.getKey().equals(chosen(kind.name()));
        if (count.number() == 0 && !chosen) {
            return Optional.empty();
        }
        return Optional.of(new Facet.Option(
                value.getValue(),
                Addresses.with(request, Map.of(kind.name(), chosen ? "" : value.getKey())),
                counted ? Optional.of(count.number() + (count.more() ? "+" : "")) : Optional.empty(),
                chosen));
    }

    private String chosen(String name) {
        return request.parameter(name).orElse("");
    }

    /** By what else the list is narrowed. */
    private List<String> narrowed(String butFor) {
        var names = new ArrayList<>(kinds.stream().map(Kind::name).toList());
        names.addAll(List.of("q", "life_event"));
        names.remove(butFor);
        names.removeIf(name -> chosen(name).isEmpty());
        return names;
    }

    /** What is chosen, the words looked for first. */
    List<Chip> chips() {
        var chips = new ArrayList<Chip>();
        for (var plain : List.of("q", "life_event")) {
            if (!chosen(plain).isEmpty()) {
                chips.add(new Chip(
                        plain.equals("q") ? "“" + chosen(plain) + "”" : chosen(plain),
                        Addresses.with(request, Map.of(plain, ""))));
            }
        }
        for (var kind : kinds) {
            var value = chosen(kind.name());
            if (!value.isEmpty()) {
                chips.add(new Chip(
                        kind.values().getOrDefault(value, value), Addresses.with(request, Map.of(kind.name(), ""))));
            }
        }
        return chips;
    }

    /** What a form has to send along so that nothing that is chosen is lost. */
    Map<String, String> kept() {
        var kept = new LinkedHashMap<String, String>();
        narrowed("q").forEach(name -> kept.put(name, chosen(name)));
        return kept;
    }
}
