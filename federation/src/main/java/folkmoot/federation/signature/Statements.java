package folkmoot.federation.signature;

import com.apicatalog.rdf.api.RdfQuadConsumer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The statements of a graph, so that two ways to come by them can be compared. Which nameless thing is meant does not count, nor
 * how a number is written.
 */
final class Statements implements RdfQuadConsumer {

    static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    static final String FIRST = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
    static final String REST = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";
    static final String NIL = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil";
    static final String STRING = "http://www.w3.org/2001/XMLSchema#string";
    static final String BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean";
    static final String NUMBER = "http://www.w3.org/2001/XMLSchema#double";

    private static final String LANGUAGE_TEXT = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";
    private static final String NAMELESS = "_:";
    private static final Pattern NUMBERS = Pattern.compile("http://www\\.w3\\.org/2001/XMLSchema#"
            + "(double|float|decimal|integer|long|int|short|byte|nonNegativeInteger|nonPositiveInteger|positiveInteger"
            + "|negativeInteger|unsigned(Long|Int|Short|Byte))");

    private final Set<Statement> all = new LinkedHashSet<>();

    private record Statement(String subject, String predicate, String object) {

        /** Without the names that nameless things have by chance. */
        String text() {
            return anonymous(subject) + " " + predicate + " " + anonymous(object);
        }

        private static String anonymous(String name) {
            return name.startsWith(NAMELESS) ? NAMELESS : name;
        }
    }

    /** Things by their names; those without one by any that begins with {@code _:}. */
    void link(String subject, String predicate, String object) {
        all.add(new Statement(subject, predicate, object.startsWith(NAMELESS) ? object : "<" + object + ">"));
    }

    /** @param language null for a text of none */
    void text(String subject, String predicate, String text, String type, String language) {
        all.add(new Statement(subject, predicate, literal(text, type, language)));
    }

    @Override
    public RdfQuadConsumer quad(
            String subject,
            String predicate,
            String object,
            String type,
            String language,
            String direction,
            String graph) {
        if (RdfQuadConsumer.isLiteral(type, language, direction)) {
            text(subject, predicate, object, Objects.requireNonNullElse(type, STRING), language);
        } else {
            link(subject, predicate, object);
        }
        return this;
    }

    private static String literal(String text, String type, String language) {
        if (language != null) {
            return '"' + text + "\"@" + language.toLowerCase(Locale.ROOT);
        }
        return '"' + (NUMBERS.matcher(type).matches() ? number(text) + "\"^^" + NUMBER : text + "\"^^" + type);
    }

    private static String number(String text) {
        try {
            return Double.toString(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return text; // says that it is one, and is compared as it stands
        }
    }

    /** Whether both hold the same statements, each as often. */
    boolean equal(Statements other) {
        return sorted().equals(other.sorted());
    }

    private List<String> sorted() {
        var texts = new ArrayList<String>();
        all.forEach(statement -> texts.add(statement.text()));
        texts.sort(null);
        return texts;
    }

    /** For values that carry a language. */
    static String typeOf(String language) {
        return language == null ? STRING : LANGUAGE_TEXT;
    }
}
