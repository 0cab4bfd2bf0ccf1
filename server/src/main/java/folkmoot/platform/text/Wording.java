package folkmoot.platform.text;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of one kind in one language. Patterns are those of ICU, so that what is counted takes the form that the language
 * has for that number: {@code {0, plural, one {# vote} other {# votes}}}. A text that a language lacks is in English.
 */
public final class Wording {

    /** Languages that there are texts in. The others fall back to the first. */
    public static final List<String> LANGUAGES = List.of("en", "cy", "pl", "ur", "ar");

    private final Locale locale;
    private final Properties texts;
    private final Map<String, MessageFormat> patterns = new ConcurrentHashMap<>();

    private Wording(Locale locale, Properties texts) {
        this.locale = locale;
        this.texts = texts;
    }

    /** By language. @param folders of resources that have one {@code .properties} for each language, in UTF-8 */
    public static Map<String, Wording> all(String... folders) {
        var all = new LinkedHashMap<String, Wording>();
        var english = new Properties();
        for (var language : LANGUAGES) {
            var texts = all.isEmpty() ? english : new Properties(english);
            for (var folder : folders) {
                read(folder + "/" + language + ".properties", texts);
            }
            var locale = all.isEmpty() ? Locale.UK : Locale.forLanguageTag(language);
            all.put(language, new Wording(locale, texts));
        }
        return all;
    }

    /** The texts that the language has itself, by their keys. */
    public SortedMap<String, String> own() {
        var own = new TreeMap<String, String>();
        texts.forEach((key, text) -> own.put((String) key, (String) text));
        return own;
    }

    /** An English text that is written where it is said, as on the command line. */
    public static String english(String pattern, Object... values) {
        return new MessageFormat(pattern, Locale.UK).format(values);
    }

    public Locale locale() {
        return locale;
    }

    /** One text with its values filled in. Nothing but a number can be counted. */
    public String get(String key, Object... values) {
        var pattern = patterns.computeIfAbsent(key, this::pattern);
        synchronized (pattern) { // it is not for several threads, and keeps the formats of its numbers
            return pattern.format(values);
        }
    }

    /** A text for a code that may be another server's; empty for one that there are no words for. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key)).map(_ -> get(key));
    }

    private MessageFormat pattern(String key) {
        var text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No text for " + key);
        }
        return new MessageFormat(text, locale);
    }

    private static void read(String file, Properties texts) {
        try (var in = Wording.class.getClassLoader().getResourceAsStream(file);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
