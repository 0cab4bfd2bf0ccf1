package folkmoot.door.activitypub.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Changes documents here and there, by a seeded generator, so that every run can be repeated. */
final class Mutations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "\u202e<script>alert(1)</script>",
            "http://10.0.0.1/",
            "http://[::1",
            "https://www.w3.org/ns/activitystreams#Public",
            "as:Public",
            "_:b0",
            "Create",
            "Tombstone",
            "9999-99-99T99:99:99Z",
            "-999999999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "<p>".repeat(500),
            "&".repeat(5_000),
            "%00%ff%2e%2e%2f",
            "data:text/html,x",
            "\u0130\u1e9e\ufb03\u200d\ud83c\udff4");

    private final RandomGenerator random;

    Mutations(RandomGenerator random) {
        this.random = random;
    }

    /** One to six changes anywhere in the document, except where it says who sends it. */
    void change(ObjectNode document) {
        for (int i = random.nextInt(1, 7); i > 0; i--) {
            var containers = containers(document);
            var container = containers.get(random.nextInt(containers.size()));
            if (container instanceof ObjectNode object) {
                change(object, object == document);
            } else {
                change((ArrayNode) container);
            }
        }
    }

    /** Some bytes are others. */
    byte[] damage(byte[] bytes) {
        for (int i = random.nextInt(1, 4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private void change(ObjectNode object, boolean isRoot) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (isRoot) {
            names.removeAll(List.of("id", "actor", "type"));
        }
        if (names.isEmpty()) {
            object.set(text(), value());
            return;
        }
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(names.get(random.nextInt(names.size())), object.get(name));
            case 2 -> object.set(name, JSON.arrayNode().add(object.get(name)).add(value()));
            default -> object.set(name, value());
        }
    }

    private void change(ArrayNode array) {
        switch (random.nextInt(3)) {
            case 0 -> array.removeAll();
            case 1 -> array.add(value());
            default -> {
                for (int i = 0; i < 200; i++) {
                    array.add(array.isEmpty() ? value() : array.get(0));
                }
            }
        }
    }

    private JsonNode value() {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextLong());
            case 3 -> JSON.numberNode(new BigInteger("9".repeat(60)));
            case 4 -> JSON.numberNode(random.nextDouble() * 1e300);
            case 5 -> JSON.arrayNode();
            case 6 -> JSON.objectNode();
            default -> JSON.textNode(text());
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static List<JsonNode> containers(JsonNode root) {
        var found = new ArrayList<JsonNode>();
        if (root.isContainerNode()) {
            found.add(root);
            root.forEach(child -> found.addAll(containers(child)));
        }
        return found;
    }

    /** What cannot be written as UTF-8 is written as it would go over the wire: as an escape. */
    static byte[] bytes(JsonNode document) {
        return document.toString().replace("\ud800\"", "\\ud800\"").getBytes(StandardCharsets.UTF_8);
    }
}
