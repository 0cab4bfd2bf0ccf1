package folkmoot.door.web;

import folkmoot.civic.body.Recognition;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * Why an account is taken for a body's official actor: what was checked, what was found, when, and whether it holds.
 *
 * @param since since when it holds, or no longer does
 */
public record EvidenceView(String body, String what, String found, String when, boolean holds, String since) {

    /** @param date writes a day */
    static EvidenceView of(
            Messages text, Recognition recognition, String body, BiFunction<Messages, Instant, String> date) {
        return new EvidenceView(
                body,
                text.get("evidence." + recognition.method().word()),
                recognition.evidence() + dnssec(text, recognition),
                date.apply(text, recognition.checkedAt()),
                recognition.holds(),
                text.get("evidence.since", date.apply(text, recognition.since())));
    }

    private static String dnssec(Messages text, Recognition recognition) {
        if (recognition.method() != Recognition.Method.DNS_TXT) {
            return "";
        }
        return " · "
                + text.get("evidence.dnssec."
                        + recognition.dnssec().map(Object::toString).orElse("unknown"));
    }
}
