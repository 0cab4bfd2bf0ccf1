package folkmoot.civic.matter;

import folkmoot.civic.proposal.Spot;
import folkmoot.federation.vocabulary.MatterBlock;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.NoteBuilder;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The shape of a kind on the wire: a {@code Note} with a block of its fields, unless the kind has one that others know.
 *
 * @param <B> its record
 */
public interface MatterWire<B> {

    /** Times on the wire are in UTC. */
    ZoneId ZONE = ZoneOffset.UTC;

    /** The plain block, for kinds that have no other shape. */
    static <B> MatterWire<B> block() {
        return new MatterWire<>() {};
    }

    /** A matter as it goes out. @param taken how many agreed or come */
    record Outgoing<B>(MatterKind<B> kind, Matter matter, B block, OptionalInt taken) {}

    /** Adds the block to the post. */
    default void write(Outgoing<B> out, NoteBuilder note) {
        var matter = out.matter();
        note.matter(Optional.of(new MatterBlock(
                        out.kind().word(),
                        matter.title(),
                        Optional.of(matter.state().word()),
                        out.kind().form().entries(out.block(), ZONE))))
                .location(matter.spot().map(Spot::place));
    }

    /** What a post from elsewhere says; empty where it is none of this kind. */
    default Optional<B> read(MatterKind<B> kind, Note note) {
        return note.matter().filter(block -> block.kind().equals(kind.word())).flatMap(block -> {
            var entries = new Entries(block.details(), ZONE);
            entries.check(kind.form().fields());
            var read = kind.form().read(entries);
            return entries.isValid() ? Optional.of(read) : Optional.empty();
        });
    }
}
