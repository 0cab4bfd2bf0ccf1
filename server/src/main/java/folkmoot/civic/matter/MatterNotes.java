package folkmoot.civic.matter;

import folkmoot.federation.vocabulary.NoteBuilder;
import folkmoot.platform.database.Transaction;
import folkmoot.talk.status.NoteDecorator;
import folkmoot.talk.status.Status;
import java.util.List;
import java.util.OptionalInt;

/** Adds to the post of a matter on the wire what its kind says. */
public final class MatterNotes implements NoteDecorator {

    private final Matters matters;
    private final MatterAnswers answers;

    public MatterNotes(Matters matters, MatterAnswers answers) {
        this.matters = matters;
        this.answers = answers;
    }

    @Override
    public void decorate(Transaction tx, Status status, NoteBuilder note) {
        if (!status.isReply() && !status.isReblog()) {
            matters.find(tx, status.id())
                    .filter(Matter::isHome)
                    .ifPresent(matter -> write(tx, matters.whole(tx, matter), note));
        }
    }

    private <B> void write(Transaction tx, Matters.Whole<B> whole, NoteBuilder note) {
        var matter = whole.matter();
        var taken = whole.kind().rules().answering() == MatterRules.Answering.NOT
                ? OptionalInt.empty()
                : OptionalInt.of(answers.taken(tx, List.of(matter.id())).getOrDefault(matter.id(), 0));
        whole.kind().wire().write(new MatterWire.Outgoing<>(whole.kind(), matter, whole.block(), taken), note);
    }
}
