package folkmoot.door.web.form;

import folkmoot.door.web.Messages;
import java.util.Optional;

/** How the fields of a form are called. */
public interface FieldWords {

    String label(String name);

    /** What helps whoever fills it in. */
    Optional<String> hint(String name);

    /** Those of the pages, below a prefix. */
    static FieldWords of(Messages text, String prefix) {
        return new FieldWords() {
            @Override
            public String label(String name) {
                return text.get(prefix + name);
            }

            @Override
            public Optional<String> hint(String name) {
                return text.find(prefix + name + ".hint");
            }
        };
    }
}
