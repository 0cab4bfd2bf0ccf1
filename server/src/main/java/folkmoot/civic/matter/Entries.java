package folkmoot.civic.matter;

import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.Invalid.Detail;
import folkmoot.platform.text.Names;
import folkmoot.platform.text.PostText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was typed into a form, sent by an app or read from a post, field by field; faults are collected and told together. */
public final class Entries {

    private static final int MOST_UNITS = 10; // UTF-16 units of a character that people see, at most
    private static final DateTimeFormatter TIME = strict("uuuu-MM-dd HH:mm");
    private static final List<DateTimeFormatter> TIMES =
            List.of(TIME, strict("d.M.uuuu H:mm"), strict("d/M/uuuu H:mm"));
    private static final List<DateTimeFormatter> DAYS =
            List.of(DateTimeFormatter.ISO_LOCAL_DATE, strict("d.M.uuuu"), strict("d/M/uuuu"));

    private final Map<String, String> typed;
    private final ZoneId zone;
    private final Map<String, List<Detail>> faults = new LinkedHashMap<>();

    /** There is no 31 February. */
    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }

    /** @param zone in which times of day are meant */
    public Entries(Map<String, String> typed, ZoneId zone) {
        this.typed = Map.copyOf(typed);
        this.zone = zone;
    }

    /** Whether required fields have something and none is too long. */
    void check(List<MatterField> fields) {
        for (var field : fields) {
            var value = lines(field.name());
            if (field.required() && value.isEmpty()) {
                fault(field.name(), "ERR_BLANK", "can't be blank");
            } else if (value.length() > field.most() * MOST_UNITS || PostText.graphemes(value) > field.most()) {
                fault(field.name(), "ERR_TOO_LONG", "must have at most " + field.most() + " characters");
            }
        }
    }

    /** One line, clean; empty where nothing was typed. */
    public String text(String name) {
        return Names.clean(typed.getOrDefault(name, ""));
    }

    /** Several lines, clean. */
    public String lines(String name) {
        return Names.cleanLines(typed.getOrDefault(name, ""));
    }

    /** Several texts, clean: one a line, or between bars where there is one line, as in posts. */
    public List<String> list(String name) {
        return Arrays.stream(lines(name).split("[\n|]"))
                .map(Names::clean)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** A fault where some of a field are the same, in whatever case. */
    public void requireDistinct(String name, List<String> some) {
        if (some.stream().map(one -> one.toLowerCase(Locale.ROOT)).distinct().count() < some.size()) {
            fault(name, "ERR_TAKEN", "must not say the same twice");
        }
    }

    public boolean tick(String name) {
        return List.of("true", "1", "on", "yes").contains(text(name).toLowerCase(Locale.ROOT));
    }

    /** A whole number within bounds; empty where nothing was typed, or with a fault. */
    public Optional<Integer> number(String name, int least, int most) {
        var digits = digits(text(name));
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        if (digits.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(digits);
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        }
        fault(name, "ERR_INVALID", "must be a number from " + least + " to " + most);
        return Optional.empty();
    }

    /** One of some; empty where nothing was picked, or with a fault. */
    public Optional<String> pick(String name, List<String> options) {
        var picked = text(name);
        if (picked.isEmpty() || options.contains(picked)) {
            return Optional.of(picked).filter(word -> !word.isEmpty());
        }
        fault(name, "ERR_INCLUSION", "must be one of " + String.join(", ", options));
        return Optional.empty();
    }

    public Optional<LocalDate> day(String name) {
        var text = digits(text(name));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (var format : DAYS) {
            try {
                return Optional.of(LocalDate.parse(text, format)).filter(Entries::isNear);
            } catch (DateTimeException _) {
                // it may have another form
            }
        }
        fault(name, "ERR_INVALID", "must be a day such as 2026-12-05");
        return Optional.empty();
    }

    /** A day and a time of day where the community is, or a moment with its zone. */
    public Optional<Instant> time(String name) {
        var text = digits(text(name)).replace('T', ' ');
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (var format : TIMES) {
            try {
                var local = LocalDateTime.parse(text.replaceFirst("(:[0-9]{2}):[0-9.]+$", "$1"), format);
                if (isNear(local.toLocalDate())) {
                    return Optional.of(local.atZone(zone).toInstant());
                }
            } catch (DateTimeException _) {
                // it may have another form
            }
        }
        try {
            return Optional.of(Instant.parse(text.replace(' ', 'T')))
                    .filter(moment -> isNear(LocalDate.ofInstant(moment, zone)));
        } catch (DateTimeException _) {
            fault(name, "ERR_INVALID", "must be a day and a time such as 2026-12-05 18:00");
            return Optional.empty();
        }
    }

    /** When a day is over where the community is. */
    Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** As {@link #time} reads it. */
    public static String written(Instant moment, ZoneId zone) {
        return TIME.format(LocalDateTime.ofInstant(moment, zone));
    }

    /** Years that databases and calendars can do with. */
    private static boolean isNear(LocalDate day) {
        return day.getYear() > 1900 && day.getYear() < 2200;
    }

    /** Digits of any script are taken for what they are. */
    private static String digits(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isDigit(c) ? String.valueOf(Character.digit(c, 10)) : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** @param code of the client API, such as {@code ERR_BLANK} */
    public void fault(String name, String code, String description) {
        faults.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Detail(code, description));
    }

    boolean isValid() {
        return faults.isEmpty();
    }

    /** Problems: 422 with every fault. */
    void requireValid() {
        if (!faults.isEmpty()) {
            throw new Invalid(
                    Invalid.Kind.REFUSED,
                    "Validation failed: "
                            + faults.entrySet().stream()
                                    .flatMap(fault -> fault.getValue().stream()
                                            .map(detail -> fault.getKey() + " " + detail.description()))
                                    .collect(Collectors.joining(", ")),
                    faults);
        }
    }
}
