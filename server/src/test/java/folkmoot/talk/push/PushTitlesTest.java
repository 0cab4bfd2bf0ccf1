package folkmoot.talk.push;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.people.notification.NotificationType;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PushTitlesTest {

    @Test
    void everyLanguageOfThePagesHasWordsOfItsOwnForEveryType() {
        for (var type : NotificationType.values()) {
            var words = new HashSet<String>();
            for (var language : Set.of("en", "cy", "pl", "ur", "ar")) {
                var title = PushTitles.of(type, "Ivory", language);
                assertThat(title).as(language + " " + type).isNotBlank().doesNotContain("{0}", "''");
                words.add(title);
            }
            assertThat(words).as(type.word()).hasSize(5);
        }
        assertThat(PushTitles.of(NotificationType.MENTION, "Ivory", "cy"))
                .isEqualTo("Rydych wedi'ch crybwyll gan Ivory");
    }

    @Test
    void aRegionDoesNotMatterAndALanguageWithoutWordsIsEnglish() {
        assertThat(PushTitles.of(NotificationType.POLL, "Ivory", "pl-PL")).isEqualTo("Głosowanie się zakończyło");
        assertThat(PushTitles.of(NotificationType.POLL, "Ivory", "ja")).isEqualTo("A poll has ended");
    }
}
