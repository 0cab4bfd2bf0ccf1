package folkmoot.federation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.Actor;
import folkmoot.federation.vocabulary.CivicRecord;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Received;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Tombstone;
import folkmoot.federation.vocabulary.Verbatim;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Turns values into the JSON that we serve and send. The same value always gives the same bytes. */
public final class ObjectWriter {

    private ObjectWriter() {}

    /** The whole document, with its context, ready to be served or sent. */
    public static byte[] bytes(ActivityStreamsObject object) {
        return Json.write(document(object));
    }

    /** The whole document, with its context. */
    public static ObjectNode document(ActivityStreamsObject object) {
        return Contexts.put(plain(object), object);
    }

    /** A collection or page, with its context. */
    public static byte[] bytes(CollectionPage collection) {
        var document = Json.object();
        document.put("@context", Contexts.ACTIVITY_STREAMS);
        document.setAll(CollectionWriter.write(collection));
        return Json.write(document);
    }

    /** A collection that carries its first page, with its context. */
    public static byte[] bytes(CollectionPage collection, CollectionPage first) {
        var document = Json.object();
        document.put("@context", Contexts.ACTIVITY_STREAMS);
        document.setAll(embedded(collection, first));
        return Json.write(document);
    }

    /** A collection that carries its first page, to stand in another document. Strict peers read no other form (GoToSocial). */
    public static ObjectNode embedded(CollectionPage collection, CollectionPage first) {
        var json = CollectionWriter.write(collection);
        json.remove("items");
        json.remove("orderedItems");
        json.set("first", CollectionWriter.write(first));
        return json;
    }

    /** The object without a context, as it is embedded in another. */
    static ObjectNode plain(ActivityStreamsObject object) {
        return switch (object) {
            case Activity activity -> ActivityWriter.write(activity);
            case Actor actor -> ActorWriter.write(actor);
            case Note note -> NoteWriter.write(note);
            case CivicRecord record -> RecordWriter.write(record);
            case Tombstone tombstone -> tombstone(tombstone);
            case Verbatim verbatim -> verbatim.json().deepCopy();
            case Received received -> Json.read(received.bytes());
        };
    }

    static void putRef(ObjectNode json, String name, Ref<? extends ActivityStreamsObject> ref) {
        switch (ref) {
            case Ref.Link<?>(var uri) -> json.put(name, uri.toString());
            case Ref.Embedded<?>(Received received) ->
                json.putRawValue(name, new RawValue(new String(received.bytes(), StandardCharsets.UTF_8)));
            case Ref.Embedded<?>(var value) -> json.set(name, plain(value));
        }
    }

    static void put(ObjectNode json, String name, Optional<?> value) {
        value.ifPresent(present -> json.put(name, text(present)));
    }

    static void put(ObjectNode json, String name, List<URI> uris) {
        var array = json.putArray(name);
        uris.forEach(uri -> array.add(uri.toString()));
    }

    /** Times are written to the millisecond, with {@code Z}: a post may be edited in the second in which it was made. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String text(Object value) {
        return value instanceof Instant instant ? time(instant) : value.toString();
    }

    private static ObjectNode tombstone(Tombstone tombstone) {
        var json = Json.object();
        json.put("id", tombstone.id().toString());
        json.put("type", "Tombstone");
        put(json, "formerType", tombstone.formerType());
        put(json, "deleted", tombstone.deleted());
        return json;
    }
}
