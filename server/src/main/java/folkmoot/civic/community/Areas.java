package folkmoot.civic.community;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether an area lies in another today: by a community's own list of areas, each with the one that it lies in, the days on which its
 * code is in use and what it became, and by what the codes of the Office for National Statistics say themselves. Codes are compared
 * without {@code gss:} before them.
 *
 * <p>A code that has ended stands for what it became, as long as the list says that: who names the ward of a district that is gone means
 * the place. What is in use only from a later day on is not yet anybody's area.
 */
final class Areas {

    private static final Pattern GSS = Pattern.compile("[A-Z][0-9]{8}");

    /** Whole countries, and the first letters of what lies in them. */
    private static final Map<String, String> COUNTRIES = Map.of(
            "K02000001", "EWSNX",
            "K03000001", "EWS",
            "K04000001", "EW",
            "E92000001", "E",
            "W92000004", "W",
            "S92000003", "S",
            "N92000002", "N");

    private final Map<String, Locality> listed;
    private final LocalDate today;

    private Areas(Map<String, Locality> listed, LocalDate today) {
        this.listed = listed;
        this.today = today;
    }

    /** How an area stands to another. */
    enum Relation {
        INSIDE,
        /** What the area became lies in it: the area's own code has ended. */
        SUCCEEDED,
        OUTSIDE,
        /** Neither list nor codes say. */
        UNKNOWN
    }

    /** Read once in a transaction. */
    private record Read(CommunityId of, LocalDate on) {}

    static Areas of(Transaction tx, Communities communities, CommunityId id, LocalDate today) {
        return tx.once(
                new Read(id, today),
                () -> new Areas(
                        communities.localities(tx, id).stream()
                                .collect(Collectors.toMap(area -> plain(area.code()), area -> area, (one, _) -> one)),
                        today));
    }

    private static String plain(String code) {
        var upper = code.strip().toUpperCase(Locale.ROOT);
        return upper.startsWith("GSS:") ? upper.substring("GSS:".length()) : upper;
    }

    /** Whether a code is that of a whole country. */
    static boolean isCountry(String code) {
        return COUNTRIES.containsKey(plain(code));
    }

    Relation relation(String inner, String outer) {
        var in = plain(inner);
        var out = plain(outer);
        if (isNotYet(out)) {
            return Relation.UNKNOWN;
        }
        var path = path(in, out);
        if (path.isPresent()) {
            return path.get() ? Relation.SUCCEEDED : Relation.INSIDE;
        }
        if (COUNTRIES.containsKey(out) && GSS.matcher(in).matches() && !in.startsWith("K")) {
            return COUNTRIES.get(out).indexOf(in.charAt(0)) >= 0 ? Relation.INSIDE : Relation.OUTSIDE;
        }
        return areApart(in, out) ? Relation.OUTSIDE : Relation.UNKNOWN;
    }

    /** Two that are in use today, and of which one would say it if it lay in the other. */
    private boolean areApart(String in, String out) {
        if (hasEnded(in) || hasEnded(out)) {
            return false;
        }
        boolean bothListed = listed.containsKey(in) && listed.containsKey(out);
        boolean oneKind = GSS.matcher(in).matches()
                && GSS.matcher(out).matches()
                && in.substring(0, 3).equals(out.substring(0, 3));
        return bothListed || oneKind;
    }

    private boolean hasEnded(String code) {
        return Optional.ofNullable(listed.get(code))
                .filter(area -> area.hasEndedBy(today))
                .isPresent();
    }

    private boolean isNotYet(String code) {
        return Optional.ofNullable(listed.get(code))
                .flatMap(Locality::validFrom)
                .filter(today::isBefore)
                .isPresent();
    }

    /** A step upwards. @param succeeded whether on the way to it something became something else */
    private record Step(String code, boolean succeeded) {}

    /** Whether a way leads from one to the other, and then whether something on it became something else; without that where both do. */
    private Optional<Boolean> path(String from, String to) {
        var seen = new HashSet<String>();
        var waiting = new ArrayDeque<>(List.of(new Step(from, false)));
        while (!waiting.isEmpty()) {
            var step = waiting.removeFirst();
            if (step.code().equals(to)) {
                return Optional.of(step.succeeded());
            }
            if (seen.add(step.code())) {
                above(step).filter(next -> !isNotYet(next.code())).forEach(next -> {
                    if (next.succeeded()) {
                        waiting.addLast(next);
                    } else {
                        waiting.addFirst(next);
                    }
                });
            }
        }
        return Optional.empty();
    }

    private Stream<Step> above(Step step) {
        var area = listed.get(step.code());
        if (area == null) {
            return Stream.empty();
        }
        var parent = area.parent().map(code -> new Step(plain(code), step.succeeded()));
        var became = area.successor().filter(_ -> area.hasEndedBy(today)).map(code -> new Step(plain(code), true));
        return Stream.concat(parent.stream(), became.stream());
    }
}
