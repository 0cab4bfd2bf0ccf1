package folkmoot.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {

    @Test
    void aPageIsInTheReadersLanguageAndDirection() {
        assertThat(Messages.accepted("pl-PL,en;q=0.5", "en").get("sign.in")).isEqualTo("Zaloguj się");
        assertThat(Messages.accepted("ar", "en").direction()).isEqualTo("rtl");
        assertThat(Messages.accepted("xx, ???", "en").language()).isEqualTo("en");
        assertThat(Messages.in("cy").get("skip")).isEqualTo("Neidio i'r cynnwys");
    }

    @Test
    void valuesAreFilledInInEveryLanguage() {
        for (var language : Messages.LANGUAGES.keySet()) {
            assertThat(Messages.in(language).get("consent.intro", "Ivory", "alice"))
                    .as(language)
                    .contains("Ivory")
                    .containsPattern(Pattern.compile("@.?alice"));
        }
    }

    @Test
    void noLanguageLacksAWord() throws IOException {
        var english = keys("en");
        for (var language : Messages.LANGUAGES.keySet()) {
            assertThat(keys(language)).as(language).isEqualTo(english);
        }
    }

    /** Some are put together, as in {@code "order." + word}. */
    @Test
    void everyWordIsSaidSomewhere() throws IOException {
        var code = code("src/main/jte") + code("src/main/java/folkmoot/door/web");
        assertThat(keys("en"))
                .filteredOn(key -> !code.contains("\"" + key + "\""))
                .allSatisfy(key -> assertThat(beginnings(key)).anyMatch(start -> code.contains("\"" + start + "\"")));
    }

    private static List<String> beginnings(Object key) {
        return Pattern.compile("\\.")
                .matcher(key.toString())
                .results()
                .map(dot -> key.toString().substring(0, dot.end()))
                .toList();
    }

    private static String code(String folder) throws IOException {
        var code = new StringBuilder();
        try (var files = Files.walk(Path.of(folder))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                code.append(Files.readString(file));
            }
        }
        return code.toString();
    }

    private static Set<Object> keys(String language) throws IOException {
        var words = new Properties();
        for (var folder : Messages.FOLDERS) {
            var file = folder + "/" + language + ".properties";
            try (var in = Messages.class.getClassLoader().getResourceAsStream(file)) {
                words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        }
        return words.keySet();
    }
}
