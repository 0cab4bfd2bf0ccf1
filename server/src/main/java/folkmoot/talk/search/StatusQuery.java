package folkmoot.talk.search;

import folkmoot.platform.problem.Invalid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody typed to find statuses: words, "phrases", -words and operators such as {@code from:@alice} or
 * {@code -has:media}. What looks like an operator and is none counts as words.
 *
 * @param words for the full text search, in the form of the database's web search
 */
record StatusQuery(String words, List<Term> terms) {

    private static final Pattern TOKEN = Pattern.compile("(-?)(?:([a-z]+):([^\\s\"]+)|(\"[^\"]*\"|\\S+))");

    private static final Pattern SOMETHING = Pattern.compile("[\\p{L}\\p{N}\\p{So}]");

    StatusQuery {
        terms = List.copyOf(terms);
    }

    /** One operator. */
    sealed interface Term {

        /** Whether it was written with a minus. */
        boolean not();

        record From(boolean not, String who) implements Term {}

        /** From {@code start} on and before {@code end}. */
        record Time(boolean not, Optional<Instant> start, Optional<Instant> end) implements Term {}

        record Has(boolean not, Part part) implements Term {}

        record Is(boolean not, Quality quality) implements Term {}

        record Language(boolean not, String tag) implements Term {}

        record In(boolean not, Place place) implements Term {}
    }

    /** What a status can have. */
    enum Part {
        MEDIA,
        POLL,
        LINK,
        IMAGE,
        VIDEO,
        AUDIO
    }

    /** What a status can be. */
    enum Quality {
        REPLY,
        SENSITIVE
    }

    /** Where it is looked for. */
    enum Place {
        LIBRARY,
        PUBLIC,
        ALL
    }

    /** Reads what was typed; 422 for an operator whose value makes no sense. */
    static StatusQuery parse(String text) {
        var words = new ArrayList<String>();
        var terms = new ArrayList<Term>();
        var matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            var term = matcher.group(2) == null
                    ? Optional.<Term>empty()
                    : term(!matcher.group(1).isEmpty(), matcher.group(2), matcher.group(3));
            term.ifPresentOrElse(terms::add, () -> word(matcher.group()).ifPresent(words::add));
        }
        return new StatusQuery(String.join(" ", words), terms);
    }

    /** A word or phrase as the database's search reads it: something to look for in it, and one minus at the most. */
    private static Optional<String> word(String typed) {
        return SOMETHING.matcher(typed).find()
                ? Optional.of(typed.replaceFirst("^-+", typed.startsWith("-") ? "-" : ""))
                : Optional.empty();
    }

    /** Whether there is nothing to look for. */
    boolean isEmpty() {
        return words.isEmpty() && terms.isEmpty();
    }

    private static Optional<Term> term(boolean not, String operator, String value) {
        return switch (operator) {
            case "from" -> Optional.of(new Term.From(not, value.startsWith("@") ? value.substring(1) : value));
            case "before" -> Optional.of(new Term.Time(not, Optional.empty(), Optional.of(span(value)[0])));
            case "after" -> Optional.of(new Term.Time(not, Optional.of(span(value)[1]), Optional.empty()));
            case "during" -> Optional.of(new Term.Time(not, Optional.of(span(value)[0]), Optional.of(span(value)[1])));
            case "has" -> Optional.of(new Term.Has(not, word(Part.class, operator, value)));
            case "is" -> Optional.of(new Term.Is(not, word(Quality.class, operator, value)));
            case "language" -> Optional.of(new Term.Language(not, value.toLowerCase(Locale.ROOT)));
            case "in" -> Optional.of(new Term.In(not, word(Place.class, operator, value)));
            default -> Optional.empty();
        };
    }

    private static <E extends Enum<E>> E word(Class<E> words, String operator, String value) {
        for (var word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(value)) {
                return word;
            }
        }
        throw Invalid.refused("The search does not know " + operator + ":" + value);
    }

    /** First moment and end of a day, a month or a year, in UTC. */
    private static Instant[] span(String value) {
        try {
            return switch (value.length()) {
                case 4 ->
                    span(
                            Year.parse(value).atDay(1),
                            Year.parse(value).plusYears(1).atDay(1));
                case 7 ->
                    span(
                            YearMonth.parse(value).atDay(1),
                            YearMonth.parse(value).plusMonths(1).atDay(1));
                default -> span(LocalDate.parse(value), LocalDate.parse(value).plusDays(1));
            };
        } catch (DateTimeException notADate) {
            throw Invalid.refused("The search does not understand the date " + value);
        }
    }

    private static Instant[] span(LocalDate start, LocalDate end) {
        return new Instant[] {
            start.atStartOfDay().toInstant(ZoneOffset.UTC), end.atStartOfDay().toInstant(ZoneOffset.UTC)
        };
    }
}
