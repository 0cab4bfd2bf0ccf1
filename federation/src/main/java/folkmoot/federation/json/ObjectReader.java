package folkmoot.federation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.federation.vocabulary.Tombstone;
import folkmoot.federation.vocabulary.Verbatim;

/** Turns the JSON of an object that is not an activity into a value, by its type. */
public final class ObjectReader {

    private ObjectReader() {}

    /**
     * Reads an actor, a post, a tombstone or a civic record; anything else is kept as it is.
     *
     * @throws MalformedDocument when it has no id, or lacks what its type needs
     */
    public static ActivityStreamsObject read(ObjectNode json) {
        return read(new Fields(json));
    }

    static ActivityStreamsObject read(Fields fields) {
        var types = fields.types();
        if (types.stream().anyMatch(word -> ActorType.of(word).isPresent())) {
            return ActorReader.read(fields);
        }
        if (types.stream().anyMatch(NoteReader.TYPES::contains)) {
            return NoteReader.read(fields);
        }
        if (types.contains("Tombstone")) {
            return new Tombstone(fields.requiredId(), fields.text("formerType"), fields.instant("deleted"));
        }
        if (RecordReader.isRecord(fields)) {
            return RecordReader.read(fields);
        }
        return new Verbatim(fields.requiredId(), fields.type(), fields.node());
    }

    /** Whether the type is one that is read into a value of its own. */
    static boolean knows(Fields fields) {
        return fields.types().stream()
                        .anyMatch(word -> ActorType.of(word).isPresent()
                                || NoteReader.TYPES.contains(word)
                                || word.equals("Tombstone"))
                || RecordReader.isRecord(fields);
    }
}
