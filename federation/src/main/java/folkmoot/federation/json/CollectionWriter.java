package folkmoot.federation.json;

import static folkmoot.federation.json.ObjectWriter.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.CollectionPage;

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
        if (!collection.items().isEmpty() || collection.type().endsWith("Page")) {
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
