package folkmoot.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted is said in each language as the language counts. */
class CountedTextsTest {

    private static final Pattern NUMBER_BEFORE_MANY =
            Pattern.compile("\\{\\d} (?!is\\b|has\\b|was\\b)(?:\\w+ )?(?!is\\b|has\\b|was\\b)\\w+s\\b");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web/messages",
                "web/settings",
                "web/moderation",
                "web/operation",
                "web/keeping",
                "web/board",
                "civic/matters",
                "civic/matters/offer",
                "civic/matters/need",
                "civic/matters/event",
                "civic/matters/place",
                "civic/matters/decision",
                "civic/matters/round",
                "mails",
                "civic/words",
                "civic/notices",
                "civic/news",
                "push/titles"
            })
    void everyLanguageHasTheFormsThatItNeeds(String folder) throws IOException {
        for (var language : Wording.LANGUAGES) {
            var needed = PluralRules.forLocale(Wording.all(folder).get(language).locale())
                    .getKeywords();
            texts(folder, language)
                    .forEach((key, text) -> counted(text)
                            .forEach((argument, forms) -> assertThat(forms)
                                    .as(language + " " + key + " {" + argument + "}")
                                    .isEqualTo(needed)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web/messages",
                "web/settings",
                "web/moderation",
                "web/operation",
                "web/keeping",
                "web/board",
                "civic/matters",
                "civic/matters/offer",
                "civic/matters/need",
                "civic/matters/event",
                "civic/matters/place",
                "civic/matters/decision",
                "civic/matters/round",
                "mails",
                "civic/words",
                "civic/notices",
                "civic/news",
                "push/titles"
            })
    void whatOneLanguageCountsAllLanguagesCount(String folder) throws IOException {
        var english = texts(folder, "en");
        for (var language : Wording.LANGUAGES) {
            texts(folder, language)
                    .forEach((key, text) -> assertThat(counted(text).keySet())
                            .as(language + " " + key)
                            .isEqualTo(counted(english.get(key)).keySet()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web/messages",
                "web/settings",
                "web/moderation",
                "web/operation",
                "web/keeping",
                "web/board",
                "civic/matters",
                "civic/matters/offer",
                "civic/matters/need",
                "civic/matters/event",
                "civic/matters/place",
                "civic/words",
                "civic/notices",
                "civic/news"
            })
    void noTextCountsByHand(String folder) throws IOException {
        for (var language : Wording.LANGUAGES) {
            assertThat(texts(folder, language).values()).as(language).noneMatch(text -> text.contains(",choice,"));
        }
        assertThat(texts(folder, "en").values())
                .noneMatch(text -> NUMBER_BEFORE_MANY.matcher(text).find());
    }

    @ParameterizedTest
    @CsvSource({
        "en, 0, 0 supports",
        "en, 1, 1 support",
        "en, 1200, '1,200 supports'",
        "pl, 1, 1 poparcie",
        "pl, 3, 3 poparcia",
        "pl, 12, 12 poparć",
        "pl, 22, 22 poparcia",
        "cy, 2, 2 gefnogwr",
        "cy, 3, 3 chefnogwr",
        "cy, 6, 6 chefnogwr",
        "cy, 7, 7 cefnogwr",
        "ur, 1, 1 حمایت",
        "ur, 2, 2 حمایتیں",
        "ar, 0, لا داعمين",
        "ar, 1, داعم واحد",
        "ar, 2, داعمان",
        "ar, 100, 100 داعم"
    })
    void supportsAreCountedAsTheLanguageCounts(String language, int count, String said) {
        assertThat(Wording.all("web/messages").get(language).get("supports", count))
                .isEqualTo(said);
    }

    @Test
    void whatIsSaidOnTheCommandLineIsCountedToo() {
        var pattern = "Read {0, plural, one {# row} other {# rows}}.";
        assertThat(Wording.english(pattern, 1L)).isEqualTo("Read 1 row.");
        assertThat(Wording.english(pattern, 0L)).isEqualTo("Read 0 rows.");
    }

    private static Map<String, String> texts(String folder, String language) throws IOException {
        var texts = new Properties();
        var file = folder + "/" + language + ".properties";
        try (var in = Wording.class.getClassLoader().getResourceAsStream(file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, texts::getProperty, (one, _) -> one, TreeMap::new));
    }

    /** The forms of each argument that is counted, but for those of single numbers such as {@code =0}. */
    private static Map<Integer, Set<String>> counted(String text) {
        var pattern = new MessagePattern(text);
        var counted = new TreeMap<Integer, Set<String>>();
        for (int i = 0; i < pattern.countParts(); i++) {
            var part = pattern.getPart(i);
            if (part.getType() == Part.Type.ARG_START && part.getArgType() == ArgType.PLURAL) {
                int argument = Integer.parseInt(pattern.getSubstring(pattern.getPart(i + 1)));
                counted.put(argument, forms(pattern, i));
            }
        }
        return counted;
    }

    private static Set<String> forms(MessagePattern pattern, int start) {
        var forms = new TreeSet<String>();
        for (int i = start + 2; i < pattern.getLimitPartIndex(start); i++) {
            var part = pattern.getPart(i);
            if (part.getType() == Part.Type.MSG_START) {
                i = pattern.getLimitPartIndex(i);
            } else if (part.getType() == Part.Type.ARG_SELECTOR
                    && !pattern.getSubstring(part).startsWith("=")) {
                forms.add(pattern.getSubstring(part));
            }
        }
        return forms;
    }
}
