package folkmoot.federation.vocabulary;

import java.net.URI;

/** A property that may hold an object or only point to it. Peers send either; the meaning is the same. */
public sealed interface Ref<T extends ActivityStreamsObject> {

    /** Only the id was sent. */
    record Link<T extends ActivityStreamsObject>(URI uri) implements Ref<T> {}

    /** The whole object was sent. Trust it only where its origin and owner are those of what it came in. */
    record Embedded<T extends ActivityStreamsObject>(T value) implements Ref<T> {

        @Override
        public URI uri() {
            return value.id();
        }
    }

    /** The id of what is meant. */
    URI uri();

    static <T extends ActivityStreamsObject> Ref<T> to(URI uri) {
        return new Link<>(uri);
    }

    static <T extends ActivityStreamsObject> Ref<T> of(T value) {
        return new Embedded<>(value);
    }
}
