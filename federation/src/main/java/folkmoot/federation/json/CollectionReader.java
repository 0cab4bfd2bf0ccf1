package folkmoot.federation.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.federation.vocabulary.Verbatim;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads collections and their pages; an embedded first page is read along with its collection. */
public final class CollectionReader {

    /** How many items of one page are looked at. */
    private static final int MAX_ITEMS = 100;

    private CollectionReader() {}

    /** @throws MalformedDocument when it is not a collection */
    public static CollectionPage read(ObjectNode json) {
        return read(json, MAX_ITEMS);
    }

    /**
     * The same with another limit, for what is only right when it is whole.
     *
     * @throws MalformedDocument when it is not a collection
     */
    public static CollectionPage read(ObjectNode json, int mostItems) {
        var fields = new Fields(json);
        var type = fields.types().stream()
                .filter(word -> word.endsWith("Collection") || word.endsWith("CollectionPage"))
                .findFirst()
                .orElseThrow(() -> new MalformedDocument("The " + fields.describe() + " is not a collection"));
        var own = items(fields, mostItems);
        var first = fields.object("first");
        return new CollectionPage(
                fields.requiredId(),
                type,
                fields.webUri("attributedTo"),
                fields.number("totalItems"),
                own.isEmpty() ? first.map(page -> items(page, mostItems)).orElse(List.of()) : own,
                fields.webUri("first"),
                first.isPresent() && fields.webUri("next").isEmpty()
                        ? first.get().webUri("next")
                        : fields.webUri("next"),
                fields.webUri("prev"),
                fields.webUri("partOf"));
    }

    private static List<CollectionPage.Item> items(Fields fields, int most) {
        var looked = Math.max(most, Fields.MAX_VALUES);
        return Stream.concat(fields.values("orderedItems", looked).stream(), fields.values("items", looked).stream())
                .flatMap(item -> item(item).stream())
                .limit(most)
                .toList();
    }

    private static Optional<CollectionPage.Item> item(JsonNode node) {
        if (node.isTextual()) {
            return Fields.toUri(node.textValue()).filter(Fields::isWeb).map(CollectionPage.Item::link);
        }
        if (node instanceof ObjectNode object) {
            var fields = new Fields(object);
            return fields.id()
                    .filter(Fields::isWeb)
                    .map(id -> new CollectionPage.Item(id, Optional.of(new Verbatim(id, fields.type(), object))));
        }
        return Optional.empty();
    }
}
