package folkmoot.door.web.settings;

import java.util.Locale;

/** What there is a page for, in the order of the list beside each. */
enum Subject {
    PROFILE,
    SECURITY,
    TWO_FACTOR,
    PASSKEYS,
    ACCESS,
    PRIVACY,
    NOTIFICATIONS,
    FILTERS,
    PEOPLE,
    ATTESTATIONS,
    CHECKS,
    LANGUAGE,
    DATA,
    ACCOUNT,
    DECISIONS;

    String path() {
        return "/settings/" + word();
    }

    /** Of its name. */
    String title() {
        return "settings.title." + word();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
