package folkmoot.platform.openapi;

import java.util.List;

/** What follows a request that is granted. */
public sealed interface Answer {

    /** One of a record. */
    record One(Class<?> type) implements Answer {}

    /** A list of them. */
    record Many(Class<?> type) implements Answer {}

    /** One of either record. */
    record Either(List<Class<?>> types) implements Answer {}

    /** A list of objects with fields that the reader finds named there. @param type of their values */
    record Objects(Class<?> type) implements Answer {}

    /** Any JSON object, which another document describes. */
    record Document() implements Answer {}

    /** An empty object. */
    record Done() implements Answer {}

    /** What is no JSON. @param type a media type */
    record File(String type) implements Answer {}

    static Answer one(Class<?> type) {
        return new One(type);
    }

    static Answer many(Class<?> type) {
        return new Many(type);
    }

    static Answer either(Class<?>... types) {
        return new Either(List.of(types));
    }

    static Answer table() {
        return new File("text/csv");
    }
}
