package folkmoot.civic.response;

import folkmoot.platform.text.Wording;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The first day that a text names, in figures or with the month's name in one of the languages that Folkmoot speaks. */
final class Dates {

    private static final Pattern FIGURES = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{1,2})-(\\d{1,2})(?!\\d)");
    private static final Pattern DAY_FIRST = Pattern.compile("(?<!\\d)(\\d{1,2})[./](\\d{1,2})[./](\\d{4})(?!\\d)");
    private static final Pattern NAMED =
            Pattern.compile("(?<!\\d)(\\d{1,2})\\.?\\s+(\\p{L}[\\p{L}\\p{M}]+)\\.?,?(?:\\s+(\\d{4}))?(?!\\d)");
    private static final Pattern LEADING = Pattern.compile(
            "^(by|on|until|before|erbyn|cyn|do|przed|\u062a\u06a9|\u0628\u062d\u0644\u0648\u0644|\u0642\u0628\u0644|\u062d\u062a\u0649)$",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, Integer> MONTHS = months();

    private Dates() {}

    /** A day, and the text without it. */
    record Dated(LocalDate day, String rest) {}

    /** A month without a year is the next one; a day that has passed is none to promise for. */
    static Optional<Dated> find(String text, LocalDate today) {
        var plain = westernDigits(text);
        for (var pattern : List.of(FIGURES, DAY_FIRST, NAMED)) {
            for (var match : pattern.matcher(plain).results().toList()) {
                var day = day(pattern, match, today).filter(found -> !found.isBefore(today));
                if (day.isPresent()) {
                    return Optional.of(new Dated(day.get(), without(plain, match)));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(Pattern pattern, MatchResult match, LocalDate today) {
        try {
            if (pattern == FIGURES) {
                return Optional.of(LocalDate.of(number(match, 1), number(match, 2), number(match, 3)));
            }
            if (pattern == DAY_FIRST) {
                return Optional.of(LocalDate.of(number(match, 3), number(match, 2), number(match, 1)));
            }
            var month = MONTHS.get(folded(match.group(2)));
            if (month == null) {
                return Optional.empty();
            }
            if (match.group(3) != null) {
                return Optional.of(LocalDate.of(number(match, 3), month, number(match, 1)));
            }
            var next = LocalDate.of(today.getYear(), month, number(match, 1));
            return Optional.of(next.isBefore(today) ? next.plusYears(1) : next);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    /** Without the day, the word that leads to it, and what then stands at the ends. */
    private static String without(String text, MatchResult match) {
        var before = text.substring(0, match.start()).strip();
        int last = before.lastIndexOf(' ') + 1;
        if (LEADING.matcher(before.substring(last)).matches()) {
            before = before.substring(0, last);
        }
        return (before.strip() + " " + text.substring(match.end()).strip())
                .strip()
                .replaceAll("^[\\p{P}\\s]+|[\\s.:;,\u060c-]+$", "");
    }

    private static String westernDigits(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                out.append(Character.digit(c, 10));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static Map<String, Integer> months() {
        var months = new HashMap<String, Integer>();
        for (var language : Wording.LANGUAGES) {
            for (var month : Month.values()) {
                for (var style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT)) {
                    months.put(folded(month.getDisplayName(style, Locale.forLanguageTag(language))), month.getValue());
                }
            }
        }
        return Map.copyOf(months);
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}.]", "")
                .toLowerCase(Locale.ROOT);
    }
}
