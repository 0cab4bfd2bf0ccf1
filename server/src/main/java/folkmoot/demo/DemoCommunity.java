package folkmoot.demo;

import folkmoot.platform.json.JsonLines;
import java.util.List;
import java.util.Map;

/**
 * A community as it is set up.
 *
 * @param home name of the instance
 * @param threshold supports with which a proposal goes to its bodies
 * @param picture what its cover shows
 * @param localities names of places by their codes
 */
record DemoCommunity(
        String home,
        String name,
        String title,
        String template,
        int threshold,
        String accent,
        Drawing picture,
        String welcome,
        List<Office> bodies,
        Map<String, String> localities) {

    /** A body of its register, with an account on the offices' instance. */
    record Office(String slug, String name, String kind, String account) {}

    static List<DemoCommunity> all() {
        return JsonLines.read("demo/communities.jsonl", DemoCommunity.class);
    }
}
