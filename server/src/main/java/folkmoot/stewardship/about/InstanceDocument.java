package folkmoot.stewardship.about;

import folkmoot.platform.text.Worded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * One version of one of the instance's longer texts.
 *
 * @param content clean HTML
 * @param effective the first day on which it holds (UTC)
 */
public record InstanceDocument(Kind kind, String content, LocalDate effective, Instant published) {

    public enum Kind implements Worded {
        DESCRIPTION,
        PRIVACY_POLICY,
        TERMS_OF_SERVICE;

        /** As it is written in the database and in commands, such as {@code privacy-policy}. */
        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> of(String word) {
            return Worded.find(Kind.class, word);
        }
    }
}
