package folkmoot.civic.paper;

import folkmoot.civic.matter.MatterWire;
import folkmoot.federation.vocabulary.NoteBuilder;
import java.util.Optional;

/** An {@code Article}: others read all of it where they are. */
public final class PaperWire implements MatterWire<Paper> {

    @Override
    public void write(Outgoing<Paper> out, NoteBuilder note) {
        MatterWire.super.write(out, note);
        note.type("Article")
                .name(Optional.of(out.matter().title()))
                .content(
                        String.join("", PaperText.paragraphs(out.block().markdown())),
                        Optional.of(out.matter().text().language()));
    }
}
