package folkmoot.door.web.ui;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Drawings for buttons and links, inside an SVG of 24 by 24: from Lucide, whose licence stands beside them. */
public final class Icons {

    private static final String FILE = "web/icons.properties";
    private static final Map<String, String> ALL = read();

    private Icons() {}

    /** What stands inside the SVG. */
    public static String drawing(String name) {
        var drawing = ALL.get(name);
        if (drawing == null) {
            throw new IllegalArgumentException("No such icon: " + name);
        }
        return drawing;
    }

    /** The names of all that there are. */
    public static Map<String, String> all() {
        return ALL;
    }

    private static Map<String, String> read() {
        var drawings = new Properties();
        try (var in = Icons.class.getClassLoader().getResourceAsStream(FILE)) {
            drawings.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return drawings.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, drawings::getProperty));
    }
}
