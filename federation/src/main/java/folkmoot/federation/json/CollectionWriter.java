package folkmoot.federation.json;

import static folkmoot.federation.json.ObjectWriter.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.CollectionPage;
import java.util.OptionalLong;

/** Writes collections and their pages. */
final class CollectionWriter {

    private CollectionWriter() {}

    static ObjectNode write(CollectionPage collection) {
        var json = Json.object();
        json.put("id", collection.id().toString());
        json.put("type", collection.type());
        put(json, "attributedTo", collection.attributedTo());
        collection.totalItems().ifPresent(total -> json.put("totalItems", total));
        put(json, "partOf", collection.partOf());
        put(json, "first", collection.first());
        put(json, "next", collection.next());
        put(json, "prev", collection.previous());
        // An empty collection says so, as Lemmy expects; one that hides its items names none.
        var isEmpty = collection.totalItems().equals(OptionalLong.of(0))
                && collection.first().isEmpty();
        if (!collection.items().isEmpty() || isEmpty || collection.type().endsWith("Page")) {
            var items = json.putArray(collection.type().startsWith("Ordered") ? "orderedItems" : "items");
            collection
                    .items()
                    .forEach(item -> item.embedded()
                            .ifPresentOrElse(
                                    object -> items.add(object.json()),
                                    () -> items.add(item.id().toString())));
        }
        return json;
    }
}
