package folkmoot.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * JSON as the client API has it: snake case names, ids as decimal strings, times in UTC with exactly three fraction digits
 * (client API), an empty {@code Optional} as null.
 */
public final class JsonBodies {

    private static final int DEEPEST = 64;
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final ObjectMapper MAPPER = mapper();

    private JsonBodies() {}

    /** A value as JSON. Failing means a mistake in our own types. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write as JSON: " + value.getClass(), e);
        }
    }

    /** A value as JSON nodes, for those who want to add to it. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Reads what a client sent; throws {@link Invalid} (400) when it is not JSON, too deep or says a thing twice. */
    public static JsonNode read(byte[] bytes) {
        try {
            var node = MAPPER.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw Invalid.malformed("The body is empty where JSON was expected");
            }
            return node;
        } catch (IOException e) {
            throw Invalid.malformed("The body is not valid JSON");
        }
    }

    /** A time in the client API's form. */
    public static String time(Instant time) {
        return MILLISECONDS.format(time);
    }

    private static ObjectMapper mapper() {
        var ours = new SimpleModule()
                .addSerializer(Instant.class, new Writer<>((time, out) -> out.writeString(time(time))))
                .addSerializer(Id.class, new Writer<>((id, out) -> out.writeString(Long.toString(id.value()))))
                .addSerializer(WrittenJson.class, new Writer<>(WrittenJson::write))
                .addSerializer(Optional.class, new OptionalWriter());
        var json = JsonMapper.builder()
                .addModule(ours)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        json.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        return json;
    }

    private interface Writing<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    private static final class Writer<T> extends JsonSerializer<T> {

        private final Writing<T> writing;

        private Writer(Writing<T> writing) {
            this.writing = writing;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            writing.write(value, out);
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class OptionalWriter extends JsonSerializer<Optional> {

        @Override
        public boolean isEmpty(SerializerProvider provider, Optional value) {
            return value.isEmpty(); // so that components marked NON_EMPTY are left out
        }

        @Override
        public void serialize(Optional value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), out);
            } else {
                out.writeNull();
            }
        }
    }
}
