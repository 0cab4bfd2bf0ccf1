package folkmoot.platform.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/**
 * What the fields of records mean: the Javadoc of the records, which a test writes into {@code openapi/fields.properties}, as a program cannot read
 * its own. Keys are {@code Proposal} and {@code Proposal.home}.
 */
final class FieldWords {

    private static final String FILE = "openapi/fields.properties";

    private final Properties words = new Properties();

    FieldWords() {
        try (var in = new InputStreamReader(
                FieldWords.class.getClassLoader().getResourceAsStream(FILE), StandardCharsets.UTF_8)) {
            words.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Optional<String> of(String shape) {
        return Optional.ofNullable(words.getProperty(shape));
    }

    Optional<String> of(String shape, String component) {
        return of(shape + "." + component);
    }
}
