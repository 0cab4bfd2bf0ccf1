package folkmoot.door.web.board;

import folkmoot.civic.matter.MatterField;
import folkmoot.civic.matter.MatterKind;
import folkmoot.civic.matter.MatterWords;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.FormBuilder;

/** Fields of a kind of matter in a form, each as it is filled in. */
final class MatterFields {

    private static final int ROWS = 4;

    private MatterFields() {}

    /** @param value what stands in it */
    static void add(FormBuilder form, MatterWords words, MatterKind<?> kind, MatterField field, String value) {
        var name = field.name();
        switch (field.type()) {
            case LINES, DOCUMENT -> form.area(name, value, ROWS, field.required(), field.most());
            case PICK -> form.pick(name, field.options(), option -> words.value(kind, field, option), value);
            case TICK -> form.tick(name, !value.isEmpty());
            case NUMBER -> form.line(name, Kind.NUMBER, value, 0);
            case DAY -> form.line(name, Kind.DAY, value, 0);
            case TEXT, TIME -> {
                if (field.required()) {
                    form.required(name, Kind.TEXT, value, field.most());
                } else {
                    form.line(name, Kind.TEXT, value, field.most());
                }
            }
        }
    }
}
