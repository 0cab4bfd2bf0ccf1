package folkmoot.door.web;

import folkmoot.civic.body.BodyFields;
import folkmoot.civic.body.NewBody;
import folkmoot.platform.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields in which an entry of a register is typed. */
final class BodyForm {

    private static final Set<String> LISTS = Set.of("remit", "categories", "life_events", "languages", "working_week");
    private static final Set<String> OF_ITS_COMMUNITY = Set.of("name", "remit", "kind");

    /** A field may not be called {@code name}: so is the community in the address. */
    private static final String NAME = "body-name";

    private BodyForm() {}

    /** What was typed in the form; fields that it does not have stay. */
    static BodyFields typed(Request request) {
        return BodyFields.of(field -> Optional.of(request.parameters())
                .flatMap(sent -> sent.typed(field.equals("name") ? NAME : field))
                .map(List::of));
    }

    /** @param slug whether its name in addresses can be chosen */
    static List<FieldView> fields(Messages text, Request request, NewBody says, boolean slug) {
        var said = BodyFields.of(says);
        var fields = new ArrayList<FieldView>();
        for (var name : BodyFields.NAMES) {
            if (slug || !name.equals("slug")) {
                fields.add(field(text, request, name, said));
            }
            if (name.equals("name")) {
                addNames(text, request, said, fields);
            }
        }
        return fields;
    }

    private static FieldView field(Messages text, Request request, String name, Map<String, String> said) {
        var id = name.equals("name") ? NAME : name;
        return new FieldView(
                id,
                text.get("body." + name),
                hint(text, name),
                request.parameters().typed(id).orElse(value(name, said)),
                OF_ITS_COMMUNITY.contains(name) ? "auto" : "ltr",
                name.equals("holidays") ? 3 : 1);
    }

    private static String hint(Messages text, String name) {
        if (name.equals("holidays")) {
            return text.get("body.holidays.hint");
        }
        return LISTS.contains(name) ? text.get("body.list.hint") : "";
    }

    private static String value(String name, Map<String, String> said) {
        var value = said.getOrDefault(name, "");
        return name.equals("holidays") ? value.replace("; ", "\n") : value;
    }

    private static void addNames(Messages text, Request request, Map<String, String> said, List<FieldView> fields) {
        Messages.LANGUAGES.forEach((language, name) -> {
            var field = "name_" + language;
            fields.add(new FieldView(
                    field,
                    text.get("body.name.in", name),
                    "",
                    request.parameters().typed(field).orElse(said.getOrDefault(field, "")),
                    "auto",
                    1));
        });
    }
}
