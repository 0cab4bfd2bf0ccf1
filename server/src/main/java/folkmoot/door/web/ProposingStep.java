package folkmoot.door.web;

import folkmoot.door.web.ui.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The way by which somebody proposes with a browser. */
enum ProposingStep {
    WRITE,
    NEAR,
    CHECK,
    PUBLISHED;

    /** All of them, for the component. */
    List<Step> steps(Messages text) {
        return Arrays.stream(values())
                .map(step -> new Step(
                        text.get("form.step." + step.name().toLowerCase(Locale.ROOT)),
                        step.ordinal() < ordinal() ? "past" : step == this ? "here" : ""))
                .toList();
    }
}
