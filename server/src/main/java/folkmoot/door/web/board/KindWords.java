package folkmoot.door.web.board;

import folkmoot.civic.matter.MatterKind;
import folkmoot.civic.matter.MatterWords;
import folkmoot.door.web.Messages;
import folkmoot.door.web.form.FieldWords;
import java.util.Optional;

/** How the fields of a kind of matter are called in the reader's language; those that only pages have are called as pages do. */
record KindWords(Messages text, MatterWords words, MatterKind<?> kind) implements FieldWords {

    @Override
    public String label(String name) {
        return text.find("board.field." + name).orElseGet(() -> words.field(kind, name));
    }

    @Override
    public Optional<String> hint(String name) {
        return text.find("board.field." + name + ".hint").or(() -> words.hint(kind, name));
    }
}
