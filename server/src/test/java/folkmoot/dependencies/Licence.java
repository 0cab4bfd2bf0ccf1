package folkmoot.dependencies;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Licences under which a part may go into a work under the AGPL-3.0-or-later; by the names that POMs have for them. */
enum Licence {
    APACHE("Apache-2.0", "(the )?apache.*2\\.0"),
    MIT("MIT", "(the )?mit( licen[cs]e)?"),
    BOUNCY_CASTLE("MIT (Bouncy Castle)", "bouncy castle licen[cs]e"),
    BSD("BSD", "bsd-[23]-clause|the bsd( 3-clause)? license.*|edl 1\\.0"),
    ZERO_BSD("0BSD", "0bsd"),
    PUBLIC_DOMAIN("CC0-1.0", "public domain, per creative commons cc0|cc0"),
    UNICODE("Unicode-3.0", "unicode-3\\.0"),
    LESSER("LGPL-2.1", "lgpl-2\\.1(-only)?"),
    CLASS_PATH(
            "GPL-2.0 with class path exception",
            "gpl2 w/ cpe|gnu general public license, version 2 with the gnu classpath exception");

    private final String shortName;
    private final Pattern names;

    Licence(String shortName, String names) {
        this.shortName = shortName;
        this.names = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
    }

    String shortName() {
        return shortName;
    }

    /** Empty for one that does not go with the AGPL by itself, as the EPL, or that nobody has looked at. */
    static Optional<Licence> named(String name) {
        return Arrays.stream(values())
                .filter(licence -> licence.names.matcher(name.strip()).matches())
                .findFirst();
    }
}
