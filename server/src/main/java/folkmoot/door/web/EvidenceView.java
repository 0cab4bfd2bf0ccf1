package folkmoot.door.web;

import folkmoot.civic.body.Recognition;

/** Why an account is taken for a body's official actor: what was checked, what was found, when, and whether it holds. */
public record EvidenceView(String body, String what, String found, String when, boolean holds) {

    static EvidenceView of(Messages text, Recognition recognition, String body, String when) {
        return new EvidenceView(
                body,
                text.get("evidence." + recognition.method().word()),
                recognition.evidence(),
                when,
                recognition.holds());
    }
}
