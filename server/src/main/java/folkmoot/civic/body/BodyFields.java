package folkmoot.civic.body;

import folkmoot.platform.problem.Invalid;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * An entry as it is typed, field by field, under the same names at every door: the client API, the pages, the commands and
 * files. What is not named stays; what is named and blank is taken away. All that cannot be read is named at once.
 */
public final class BodyFields {

    /** Every field but the names in other languages, which are {@code name_cy} and so on. */
    public static final List<String> NAMES = List.of(
            "slug",
            "name",
            "kind",
            "domain",
            "handle",
            "mail",
            "form",
            "remit",
            "categories",
            "life_events",
            "area",
            "languages",
            "acknowledge_days",
            "answer_days",
            "working_week",
            "holidays",
            "gss",
            "wikidata",
            "parent",
            "predecessor",
            "valid_from",
            "valid_until");

    /** Codes by which bodies are known elsewhere. */
    static final List<String> CODES = List.of("gss", "wikidata");

    /** Before the language in a field such as {@code name_cy}. */
    private static final String NAME_IN = "name_";

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Function<String, Optional<List<String>>> typed;
    private final Map<String, List<Invalid.Detail>> faults = new LinkedHashMap<>();

    private BodyFields(Function<String, Optional<List<String>>> typed) {
        this.typed = typed;
    }

    /** @param typed what was typed for a field, one text or several; empty for a field that is not there */
    public static BodyFields of(Function<String, Optional<List<String>>> typed) {
        return new BodyFields(typed);
    }

    /** Fields of a form or a line, where several values stand between semicolons, commas or line breaks. */
    public static BodyFields of(Map<String, String> typed) {
        return of(name -> Optional.ofNullable(typed.get(name)).map(List::of));
    }

    /** Whether there is such a field. */
    public static boolean isField(String name) {
        return NAMES.contains(name) || language(name).isPresent();
    }

    private static Optional<String> language(String field) {
        return Optional.of(field)
                .filter(name -> name.startsWith(NAME_IN))
                .map(name -> name.substring(NAME_IN.length()))
                .filter(LANGUAGES::contains);
    }

    /** An entry that begins with these fields. Problems: 422 naming each field that cannot be read. */
    public NewBody asNew() {
        return over(NewBody.of("", "", "", ""));
    }

    /** An entry with these fields instead of what it says. Problems: as {@link #asNew}. */
    public NewBody over(NewBody before) {
        var read = new NewBody(
                text("slug").orElse(before.slug()),
                text("name").orElse(before.name()),
                names(before.names()),
                text("kind").filter(kind -> !kind.isBlank()).orElse(before.kind()),
                text("domain").orElse(before.domain()),
                optional("handle", before.handle()),
                optional("mail", before.mail()),
                optional("form", before.form()),
                new Scope(
                        list("remit").orElse(before.scope().remit()),
                        list("categories").orElse(before.scope().categories()),
                        list("life_events").orElse(before.scope().lifeEvents()),
                        optional("area", before.scope().area())),
                list("languages").orElse(before.languages()),
                new Targets(
                        number("acknowledge_days", before.targets().acknowledgeDays()),
                        number("answer_days", before.targets().answerDays()),
                        new WorkingTime(
                                week(before.targets().time().week()),
                                holidays(before.targets().time().holidays()))),
                codes(before.codes()),
                optional("parent", before.parent()),
                optional("predecessor", before.predecessor()),
                date("valid_from", before.validFrom()),
                date("valid_until", before.validUntil()));
        if (!faults.isEmpty()) {
            throw BodyRules.refused(faults);
        }
        return read;
    }

    private Optional<String> text(String field) {
        return typed.apply(field).map(values -> String.join(" ", values));
    }

    private Optional<String> optional(String field, Optional<String> before) {
        return typed.apply(field).isEmpty()
                ? before
                : text(field).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Several values; a lone one may hold several. */
    private Optional<List<String>> list(String field) {
        return typed.apply(field)
                .map(values -> values.stream()
                        .flatMap(value -> List.of(value.split("[;,\\n\\u060c\\u061b]")).stream())
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .toList());
    }

    private Map<String, String> names(Map<String, String> before) {
        var names = new TreeMap<>(before);
        for (var language : LANGUAGES) {
            text(NAME_IN + language).ifPresent(name -> put(names, language, name));
        }
        return names;
    }

    private Map<String, String> codes(Map<String, String> before) {
        var codes = new TreeMap<>(before);
        CODES.forEach(code -> text(code).ifPresent(value -> put(codes, code, value)));
        return codes;
    }

    private static void put(Map<String, String> texts, String key, String value) {
        if (value.isBlank()) {
            texts.remove(key);
        } else {
            texts.put(key, value.strip());
        }
    }

    private int number(String field, int before) {
        var typedNumber = text(field).map(String::strip);
        if (typedNumber.isEmpty() || typedNumber.get().isEmpty()) {
            return typedNumber.isEmpty() ? before : 0;
        }
        try {
            return Integer.parseInt(typedNumber.get()); // in any script
        } catch (NumberFormatException none) {
            fault(field, typedNumber.get() + " is no number of days");
            return before;
        }
    }

    private Set<DayOfWeek> week(Set<DayOfWeek> before) {
        var words = list("working_week").orElse(List.of());
        if (words.isEmpty()) {
            return typed.apply("working_week").isEmpty() ? before : WorkingTime.USUAL.week();
        }
        var days = new TreeSet<DayOfWeek>();
        for (var word : words) {
            WorkingTime.day(word)
                    .ifPresentOrElse(
                            days::add,
                            () -> fault("working_week", word + " is no day: write mon, tue, wed, thu, fri, sat, sun"));
        }
        return days.isEmpty() ? before : days;
    }

    private Set<LocalDate> holidays(Set<LocalDate> before) {
        var words = list("holidays");
        if (words.isEmpty()) {
            return before;
        }
        var days = new LinkedHashSet<LocalDate>();
        words.get().forEach(word -> day("holidays", word).ifPresent(days::add));
        return days;
    }

    private Optional<LocalDate> date(String field, Optional<LocalDate> before) {
        return typed.apply(field).isEmpty()
                ? before
                : optional(field, Optional.empty()).flatMap(word -> day(field, word));
    }

    private Optional<LocalDate> day(String field, String word) {
        try {
            return Optional.of(LocalDate.parse(western(word)));
        } catch (DateTimeException none) {
            fault(field, word + " is no day: write it as 2026-12-25");
            return Optional.empty();
        }
    }

    /** Digits of any script as 0 to 9. */
    private static String western(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(c -> {
            int digit = Character.digit(c, 10);
            out.appendCodePoint(digit < 0 ? c : '0' + digit);
        });
        return out.toString();
    }

    private void fault(String field, String description) {
        faults.computeIfAbsent(field, _ -> new ArrayList<>()).add(new Invalid.Detail("ERR_INVALID", description));
    }

    /** What an entry says, as it would be typed; fields that are empty are left out. */
    public static Map<String, String> of(NewBody body) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("slug", body.slug());
        fields.put("name", body.name());
        new TreeMap<>(body.names()).forEach((language, name) -> fields.put(NAME_IN + language, name));
        fields.put("kind", body.kind());
        fields.put("domain", body.domain());
        body.handle().ifPresent(handle -> fields.put("handle", handle));
        body.mail().ifPresent(mail -> fields.put("mail", mail));
        body.form().ifPresent(form -> fields.put("form", form));
        put(fields, "remit", body.scope().remit());
        put(fields, "categories", body.scope().categories());
        put(fields, "life_events", body.scope().lifeEvents());
        body.scope().area().ifPresent(area -> fields.put("area", area));
        put(fields, "languages", body.languages());
        fields.put("acknowledge_days", Integer.toString(body.targets().acknowledgeDays()));
        fields.put("answer_days", Integer.toString(body.targets().answerDays()));
        put(fields, "working_week", body.targets().time().weekWords());
        put(
                fields,
                "holidays",
                body.targets().time().sortedHolidays().stream()
                        .map(LocalDate::toString)
                        .toList());
        CODES.forEach(code -> Optional.ofNullable(body.codes().get(code)).ifPresent(value -> fields.put(code, value)));
        body.parent().ifPresent(slug -> fields.put("parent", slug));
        body.predecessor().ifPresent(slug -> fields.put("predecessor", slug));
        body.validFrom().ifPresent(day -> fields.put("valid_from", day.toString()));
        body.validUntil().ifPresent(day -> fields.put("valid_until", day.toString()));
        return fields;
    }

    private static void put(Map<String, String> fields, String name, List<String> values) {
        if (!values.isEmpty()) {
            fields.put(name, String.join("; ", values));
        }
    }
}
