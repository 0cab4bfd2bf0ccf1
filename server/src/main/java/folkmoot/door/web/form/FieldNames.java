package folkmoot.door.web.form;

import folkmoot.platform.problem.Invalid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fields that a form calls otherwise than the feature that finds their faults. */
public final class FieldNames {

    private FieldNames() {}

    /** Does something; faults of fields have the form's names. @param names of the form by those of the feature */
    public static void during(Map<String, String> names, Runnable work) {
        try {
            work.run();
        } catch (Invalid problem) {
            var details = new HashMap<String, List<Invalid.Detail>>();
            problem.details().forEach((field, found) -> details.put(names.getOrDefault(field, field), found));
            throw new Invalid(problem.kind(), problem.getMessage(), details);
        }
    }
}
