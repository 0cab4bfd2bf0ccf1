package folkmoot.door.web;

import folkmoot.civic.community.Community;

/** What stands above the field in which somebody writes in a community about health: a thought before, and no obstacle. */
final class HealthWarning {

    private static final String PATIENTS = "patients";

    private HealthWarning() {}

    /** Empty for a community about something else. */
    static String of(Messages text, Community community) {
        return community.template().equals(PATIENTS) ? text.get("health.warning") : "";
    }
}
