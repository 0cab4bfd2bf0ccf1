package folkmoot.civic.community;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether an area lies in another: by a community's own list of areas, each with the one that it lies in, and by what the codes of the
 * Office for National Statistics say themselves. Codes are compared without {@code gss:} before them.
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

    private final Map<String, Optional<String>> parents;

    private Areas(Map<String, Optional<String>> parents) {
        this.parents = parents;
    }

    /** How an area stands to another. */
    enum Relation {
        INSIDE,
        OUTSIDE,
        /** Neither list nor codes say. */
        UNKNOWN
    }

    /** Read once in a transaction. */
    private record Read(CommunityId of) {}

    static Areas of(Transaction tx, Communities communities, CommunityId id) {
        return tx.once(
                new Read(id),
                () -> new Areas(communities.localities(tx, id).stream()
                        .collect(Collectors.toMap(
                                area -> plain(area.code()),
                                area -> area.parent().map(Areas::plain),
                                (one, _) -> one))));
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
        if (liesIn(in, out)) {
            return Relation.INSIDE;
        }
        if (COUNTRIES.containsKey(out) && GSS.matcher(in).matches() && !in.startsWith("K")) {
            return COUNTRIES.get(out).indexOf(in.charAt(0)) >= 0 ? Relation.INSIDE : Relation.OUTSIDE;
        }
        boolean bothListed = parents.containsKey(in) && parents.containsKey(out);
        boolean oneKind = GSS.matcher(in).matches()
                && GSS.matcher(out).matches()
                && in.substring(0, 3).equals(out.substring(0, 3));
        return bothListed || oneKind ? Relation.OUTSIDE : Relation.UNKNOWN;
    }

    private boolean liesIn(String inner, String outer) {
        var seen = new HashSet<String>();
        var here = Optional.of(inner);
        while (here.isPresent() && seen.add(here.get())) {
            if (here.get().equals(outer)) {
                return true;
            }
            here = parents.getOrDefault(here.get(), Optional.empty());
        }
        return false;
    }
}
