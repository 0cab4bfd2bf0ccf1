package folkmoot.civic.attestation;

import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Names;
import folkmoot.platform.text.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a claim may be called: plain words that pretend no power and no address. */
final class ClaimNames {

    static final int LONGEST = 60;

    /** Beginnings of the words for who decides here, in all languages, as people see them. */
    private static final List<String> POWERS = List.of(
                    "moderat",
                    "admin",
                    "operator",
                    "official",
                    "verified",
                    "staff",
                    "founder",
                    "owner",
                    "clerk",
                    "cymedrol",
                    "gweinydd",
                    "swyddogol",
                    "dilyswyd",
                    "oficjaln",
                    "zweryfikowan",
                    "właściciel",
                    "منتظم",
                    "ناظم",
                    "سرکاری",
                    "تصدیق",
                    "مشرف",
                    "مدير",
                    "رسمي",
                    "موثق")
            .stream()
            .map(Names::skeleton)
            .toList();

    private ClaimNames() {}

    /** As they are kept. Problems: 422 for none, and for what is too long, an address or a power. */
    static Map<String, String> require(Map<String, String> typed) {
        var names = new TreeMap<String, String>();
        for (var language : Wording.LANGUAGES) {
            var name = Names.withoutCheckMarks(typed.getOrDefault(language, ""));
            if (!name.isEmpty()) {
                fault(name).ifPresent(problem -> {
                    throw problem.of("name_" + language);
                });
                names.put(language, name);
            }
        }
        if (names.isEmpty()) {
            throw Invalid.field("name_en", "ERR_BLANK", "can't be blank");
        }
        return names;
    }

    /** Whether the names of a credential from elsewhere may be shown here. */
    static boolean areFit(Map<String, String> names) {
        return !names.isEmpty()
                && names.values().stream()
                        .allMatch(name -> !name.isBlank()
                                && name.equals(Names.withoutCheckMarks(name))
                                && fault(name).isEmpty());
    }

    private record Fault(String error, String description) {

        Invalid of(String field) {
            return Invalid.field(field, error, description);
        }
    }

    private static Optional<Fault> fault(String name) {
        if (name.codePointCount(0, name.length()) > LONGEST) {
            return Optional.of(new Fault("ERR_TOO_LONG", "must have at most " + LONGEST + " characters"));
        }
        if (Arrays.stream(name.split("\\s+")).anyMatch(ClaimNames::mixesLetters)) {
            return Optional.of(new Fault("ERR_INVALID", "must not mix letters of several scripts in a word"));
        }
        if (name.matches(".*([@/\\\\<>:]|\\p{L}\\.\\p{L}{2}).*")) {
            return Optional.of(new Fault("ERR_INVALID", "must be plain words, without an address"));
        }
        if (Arrays.stream(name.split("[^\\p{L}\\p{M}\\p{N}]+")).anyMatch(ClaimNames::isPower)
                || isPower(name.replaceAll("[^\\p{L}\\p{N}]", ""))) {
            return Optional.of(
                    new Fault("ERR_RESERVED", "sounds like a power here, which nobody gets by an attestation"));
        }
        return Optional.empty();
    }

    /** Letters of another script that look Latin among Latin ones. */
    private static boolean mixesLetters(String word) {
        return word.matches(".*\\p{IsLatin}.*")
                && word.matches(".*[\\p{IsCyrillic}\\p{IsGreek}\\p{IsArmenian}\\p{IsCherokee}].*");
    }

    private static boolean isPower(String word) {
        var seen = Names.skeleton(word);
        return POWERS.stream().anyMatch(seen::startsWith);
    }
}
