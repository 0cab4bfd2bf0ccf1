package folkmoot.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The value of each key as text (a list is several texts) and where it was given, to say so when it cannot be used. */
public final class SettingsSource {

    /** Where a value comes from that was set nowhere. */
    public static final String REFERENCE = "the reference file";

    private static final String PREFIX = "FOLKMOOT_";
    private static final List<String> NOT_SETTINGS =
            List.of("FOLKMOOT_CACHE", "FOLKMOOT_CONFIG", "FOLKMOOT_JAVA_HOME", "FOLKMOOT_JAVA_OPTIONS");

    private record Value(List<String> texts, String from) {}

    private final Map<String, Value> values = new LinkedHashMap<>();

    private SettingsSource() {}

    static SettingsSource load(Optional<Path> file, Map<String, String> environment, Map<String, String> options) {
        var source = new SettingsSource();
        source.addToml(SettingsReference.text(), REFERENCE);
        file.ifPresent(source::addFile);
        source.addEnvironment(environment);
        options.forEach((key, value) -> source.put(key, split(value), "the command line"));
        return source;
    }

    /** The same with other values for some keys. @param from what is said of those */
    SettingsSource with(Map<String, String> others, String from) {
        var source = new SettingsSource();
        source.values.putAll(values);
        others.forEach((key, value) -> source.put(key, split(value), from));
        return source;
    }

    private void addFile(Path file) {
        try {
            addToml(Files.readString(file), file.toString());
        } catch (IOException failure) {
            throw new InvalidSetting("The configuration file " + file + " cannot be read ("
                    + failure.getClass().getSimpleName() + "): check its name and rights.");
        }
    }

    private void addToml(String toml, String from) {
        try {
            add("", new TomlMapper().readTree(toml), from);
        } catch (JsonProcessingException failure) {
            var place = failure.getLocation();
            throw new InvalidSetting(from + " is not TOML" + (place == null ? "" : " at line " + place.getLineNr())
                    + ": " + failure.getOriginalMessage());
        }
    }

    private void add(String prefix, JsonNode table, String from) {
        for (var field : table.properties()) {
            var key = prefix + field.getKey();
            var node = field.getValue();
            if (node.isObject()) {
                add(key + ".", node, from);
            } else if (node.isArray()) {
                var texts = new ArrayList<String>();
                node.forEach(item -> texts.add(item.asText()));
                put(key, texts, from);
            } else {
                put(key, List.of(node.asText()), from);
            }
        }
    }

    private void addEnvironment(Map<String, String> environment) {
        var keys = SettingsReference.entries().values().stream()
                .collect(Collectors.toMap(SettingsReference.Entry::variable, SettingsReference.Entry::key));
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) && !NOT_SETTINGS.contains(variable)) {
                var key = keys.get(variable);
                if (key == null) {
                    throw new InvalidSetting("The environment variable " + variable + " is not a setting of Folkmoot"
                            + SettingNames.suggestion(variable, keys.keySet()) + " Unset it.");
                }
                put(key, split(value), "the environment variable " + variable);
            }
        });
    }

    private void put(String key, List<String> texts, String from) {
        if (!from.equals(REFERENCE)) {
            SettingNames.requireKnown(key, from, values.keySet());
        }
        values.put(key, new Value(texts, from));
    }

    private static List<String> split(String value) {
        return value.isBlank() ? List.of() : List.of(value);
    }

    /** Where the value of a key was given: a file, a variable, the command line, or {@link #REFERENCE}. */
    public String from(String key) {
        return values.get(key).from();
    }

    /** The value of a key as it would be written into a variable. Not for secrets. */
    public String text(String key) {
        return String.join(",", values.get(key).texts()).strip();
    }

    Optional<String> optional(String key) {
        return Optional.of(text(key)).filter(text -> !text.isEmpty());
    }

    Optional<Path> path(String key) {
        return optional(key).map(Path::of);
    }

    int number(String key, int least, int most) {
        try {
            int number = Integer.parseInt(text(key));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw invalid(key, "a whole number from " + least + " to " + most);
    }

    boolean flag(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(key, "true or false");
        };
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        var words = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(
                        word -> word.name().toLowerCase(Locale.ROOT), word -> word, (a, _) -> a, LinkedHashMap::new));
        var chosen = words.get(text(key));
        if (chosen == null) {
            throw invalid(key, "one of " + String.join(", ", words.keySet()));
        }
        return chosen;
    }

    Duration duration(String key) {
        var matcher = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)").matcher(text(key));
        if (!matcher.matches()) {
            throw invalid(key, "a duration such as 500ms, 30s, 15m, 2h or 7d");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    List<String> list(String key) {
        return values.get(key).texts().stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    List<AddressRange> ranges(String key) {
        try {
            return values.get(key).texts().stream()
                    .flatMap(text -> Arrays.stream(text.split(",")))
                    .map(text -> AddressRange.parse(text.strip()))
                    .toList();
        } catch (IllegalArgumentException _) {
            throw invalid(key, "a list of address ranges such as 10.0.0.0/8 or fd00::/8");
        }
    }

    /** A host name, perhaps with a port, in lower case; empty if not set. */
    String domain(String key) {
        var domain = text(key).toLowerCase(Locale.ROOT);
        if (!domain.isEmpty() && !domain.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\\d{1,5})?")) {
            throw invalid(key, "a host name such as example.org (write other scripts as xn--…)");
        }
        return domain;
    }

    /** An http or https address of a host, without a path. */
    Optional<URI> origin(String key) {
        return optional(key).map(text -> {
            try {
                var uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
                boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                if (http && uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getRawQuery() == null) {
                    return uri;
                }
            } catch (IllegalArgumentException _) {
                // said below
            }
            throw invalid(key, "an address without a path, such as https://example.org");
        });
    }

    InvalidSetting missing(String key) {
        return invalid(key, "something, it cannot be empty");
    }

    private InvalidSetting invalid(String key, String expected) {
        return new InvalidSetting(
                key + " is \"" + text(key) + "\" in " + values.get(key).from() + " but must be " + expected + ".");
    }
}
