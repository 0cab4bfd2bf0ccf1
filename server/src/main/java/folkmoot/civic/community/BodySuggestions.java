package folkmoot.civic.community;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Body;
import folkmoot.platform.database.Transaction;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which bodies could be asked, from what a proposal is about: those that exist today and whose entry names its category or its life
 * event. One whose area the place is known to lie outside of is not suggested; one whose area it lies in comes first. The reasons are
 * told, and the author decides.
 */
public final class BodySuggestions {

    /** So many are suggested. */
    public static final int MOST = 3;

    private static final int FOR_A_MATTER = 4;
    private static final int FOR_A_PLACE = 2;
    private static final int FOR_A_COUNTRY = 1;

    private final Communities communities;
    private final Bodies bodies;
    private final InstantSource clock;

    public BodySuggestions(Communities communities, Bodies bodies, InstantSource clock) {
        this.communities = communities;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** Why a body is suggested. */
    public enum Reason {
        CATEGORY,
        LIFE_EVENT,
        AREA,
        /** The place's code has ended, and what it became lies in the body's area. */
        SUCCEEDED_AREA;

        /** As the API names it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A body that could be asked. */
    public record Suggestion(Body body, Set<Reason> reasons) {

        /** Whose matter it is weighs most, then how near the body is. */
        private int weight() {
            return reasons.stream()
                    .mapToInt(reason -> switch (reason) {
                        case AREA, SUCCEEDED_AREA -> nearness();
                        case CATEGORY, LIFE_EVENT -> FOR_A_MATTER;
                    })
                    .sum();
        }

        private int nearness() {
            return body.area().filter(Areas::isCountry).isPresent() ? FOR_A_COUNTRY : FOR_A_PLACE;
        }
    }

    /** What a proposal is about, as slugs and a code. Without a place the community's own is meant. */
    public record Matter(Optional<String> category, Optional<String> locality, Optional<String> lifeEvent) {}

    /** The best first, at most {@link #MOST}; none where nothing says whose matter it is. */
    public List<Suggestion> of(Transaction tx, Community community, Matter matter) {
        if (matter.category().isEmpty() && matter.lifeEvent().isEmpty()) {
            return List.of();
        }
        var usual = matter.lifeEvent()
                .flatMap(slug -> communities.lifeEvent(tx, slug))
                .map(event -> Set.copyOf(event.bodies()))
                .orElse(Set.of());
        var place = matter.locality().or(community::locality);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var areas = Areas.of(tx, communities, community.id(), today);
        var found = new ArrayList<Suggestion>();
        for (var body : bodies.list(tx, community.id())) {
            if (body.isValidOn(today)) {
                suggestion(body, matter, usual, areas, place).ifPresent(found::add);
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Suggestion::weight).reversed())
                .limit(MOST)
                .toList();
    }

    private static Optional<Suggestion> suggestion(
            Body body, Matter matter, Set<String> usual, Areas areas, Optional<String> place) {
        var reasons = new TreeSet<Reason>();
        if (matter.category().filter(body.scope().categories()::contains).isPresent()) {
            reasons.add(Reason.CATEGORY);
        }
        if (matter.lifeEvent()
                .filter(event -> body.scope().lifeEvents().contains(event) || usual.contains(body.slug()))
                .isPresent()) {
            reasons.add(Reason.LIFE_EVENT);
        }
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        var relation = place.flatMap(where -> body.area().map(area -> areas.relation(where, area)));
        if (relation.filter(Areas.Relation.OUTSIDE::equals).isPresent()) {
            return Optional.empty();
        }
        if (relation.filter(Areas.Relation.INSIDE::equals).isPresent()) {
            reasons.add(Reason.AREA);
        }
        if (relation.filter(Areas.Relation.SUCCEEDED::equals).isPresent()) {
            reasons.add(Reason.SUCCEEDED_AREA);
        }
        return Optional.of(new Suggestion(body, reasons));
    }

    /** The bodies of a register that have a part in a life event today, by name. */
    public List<Body> involved(Transaction tx, Community community, LifeEvent event) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return bodies.list(tx, community.id()).stream()
                .filter(body -> body.isValidOn(today))
                .filter(body -> body.scope().lifeEvents().contains(event.slug())
                        || event.bodies().contains(body.slug()))
                .toList();
    }
}
