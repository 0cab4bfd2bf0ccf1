package folkmoot.civic.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import folkmoot.platform.problem.Invalid;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An entry of a register as it is typed: the same fields at every door. */
class BodyFieldsTest {

    private static final NewBody WORKS = NewBody.of("works", "Works", "works.example", "works@works.example")
            .with(Map.of("mail", "desk@works.example", "remit", "roads; waste", "gss", "X06000001"));

    private static NewBody works(Map<String, String> typed) {
        return WORKS.with(typed);
    }

    @Test
    void whatIsNotNamedStaysAndWhatIsBlankIsTakenAway() {
        var corrected = works(Map.of("mail", " ", "handle", "", "gss", "", "name", "Works Department"));

        assertThat(corrected.name()).isEqualTo("Works Department");
        assertThat(corrected.mail()).isEmpty();
        assertThat(corrected.handle()).isEmpty();
        assertThat(corrected.codes()).isEmpty();
        assertThat(corrected.scope().remit()).containsExactly("roads", "waste");
    }

    @Test
    void whatAnEntrySaysIsTypedAgainAsTheSame() {
        var full = works(new HashMap<>(Map.of(
                "name_cy", "Gwaith",
                "form", "https://works.example/ask",
                "categories", "roads-and-streets",
                "life_events", "moving-home, bereavement",
                "working_week", "sun,mon,tue,wed,thu",
                "holidays", "2026-12-25\n2027-01-01",
                "wikidata", "Q84",
                "parent", "council",
                "valid_from", "2020-04-01",
                "valid_until", "2030-03-31")));

        assertThat(NewBody.of("", "", "", "").with(BodyFields.of(full))).isEqualTo(full);
        assertThat(full.targets().time().holidays())
                .containsExactlyInAnyOrder(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));
        assertThat(full.targets().time().week()).contains(DayOfWeek.SUNDAY).doesNotContain(DayOfWeek.FRIDAY);
        assertThat(full.names()).isEqualTo(Map.of("cy", "Gwaith"));
    }

    @Test
    void digitsAndSeparatorsOfOtherScriptsAreRead() {
        var typed = works(Map.of("answer_days", "٢٠", "holidays", "۲۰۲۶-۱۲-۲۵، ٢٠٢٧-٠١-٠١"));

        assertThat(typed.targets().answerDays()).isEqualTo(20);
        assertThat(typed.targets().time().holidays())
                .containsExactlyInAnyOrder(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));
    }

    @Test
    void everyFieldThatCannotBeReadIsNamedAtOnce() {
        var refused = catchThrowableOfType(
                Invalid.class,
                () -> works(Map.of(
                        "answer_days", "soon",
                        "holidays", "25/12/2026",
                        "working_week", "mon, funday",
                        "valid_from", "2026-02-30")));

        assertThat(refused.details().keySet())
                .containsExactlyInAnyOrder("answer_days", "holidays", "working_week", "valid_from");
        assertThat(refused).hasMessageContaining("funday").hasMessageContaining("2026-12-25");
    }

    @Test
    void onlyNamesOfLanguagesAreFields() {
        assertThat(BodyFields.isField("name_cy")).isTrue();
        assertThat(BodyFields.isField("name_klingon")).isFalse();
        assertThat(BodyFields.isField("nazwa")).isFalse();
        assertThat(Optional.of("valid_until").filter(BodyFields::isField)).isPresent();
    }
}
