package folkmoot.platform.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.JSONB;

/** Texts by key in a {@code jsonb} column, such as names by language. */
public final class JsonColumns {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private JsonColumns() {}

    /** With the keys in their order, so that equal maps are equal text. */
    public static JSONB texts(Map<String, String> texts) {
        try {
            return JSONB.valueOf(JSON.writeValueAsString(new TreeMap<>(texts)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Map<String, String> texts(JSONB column) {
        try {
            return JSON.readValue(column.data(), TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
