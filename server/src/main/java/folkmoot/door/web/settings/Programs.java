package folkmoot.door.web.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a browser that calls itself so is called by people. */
final class Programs {

    /** In this order: most call themselves by the names of others, too. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Firefox/", "Firefox"),
            Map.entry("Edg/", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser/", "Samsung Internet"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    private Programs() {}

    /** Such as {@code Firefox, Linux}; empty for one that is not known. */
    static Optional<String> name(String program) {
        return found(BROWSERS, program)
                .map(browser -> found(SYSTEMS, program)
                        .map(system -> browser + ", " + system)
                        .orElse(browser));
    }

    private static Optional<String> found(List<Map.Entry<String, String>> names, String program) {
        return names.stream()
                .filter(name -> program.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
