package folkmoot.federation.vocabulary;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A collection, or a page of one: what it holds here and where it goes on. Items are ids or embedded objects. {@code first}
 * may point to a page or carry it.
 *
 * @param type {@code Collection}, {@code OrderedCollection}, or either with {@code Page}
 */
public record CollectionPage(
        URI id,
        String type,
        Optional<URI> attributedTo,
        OptionalLong totalItems,
        List<Item> items,
        Optional<URI> first,
        Optional<URI> next,
        Optional<URI> previous,
        Optional<URI> partOf) {

    public CollectionPage {
        items = List.copyOf(items);
    }

    /** One item: its id, and the object when it was embedded. */
    public record Item(URI id, Optional<Verbatim> embedded) {

        public static Item link(URI id) {
            return new Item(id, Optional.empty());
        }
    }

    /** A collection small enough to be sent whole. */
    public static CollectionPage of(URI id, String type, List<Item> items) {
        return new CollectionPage(
                id,
                type,
                Optional.empty(),
                OptionalLong.of(items.size()),
                items,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** An ordered collection that tells only its size, as followers and likes do. */
    public static CollectionPage sizeOnly(URI id, String type, long totalItems) {
        return new CollectionPage(
                id,
                type,
                Optional.empty(),
                OptionalLong.of(totalItems),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
