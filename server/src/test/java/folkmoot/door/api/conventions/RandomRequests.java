package folkmoot.door.api.conventions;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests to all routes with values that are right, nearly right and absurd, as a seed decides. */
final class RandomRequests {

    /** One request; the body as bytes. */
    record Sent(
            String method, String target, Optional<String> contentType, Optional<String> token, Optional<byte[]> body) {

        @Override
        public String toString() {
            return method + " " + shortened(target) + " " + contentType.orElse("") + " "
                    + body.map(bytes -> shortened(new String(bytes, StandardCharsets.UTF_8)))
                            .orElse("");
        }

        private static String shortened(String text) {
            return text.substring(0, Math.min(300, text.length()));
        }
    }

    private static final Pattern PARAMETER = Pattern.compile("[:*][A-Za-z_]+");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_IDS = 2_000;
    private static final List<String> TYPES =
            List.of("text/plain", "application/xml", "", "nonsense", "multipart/form-data");

    private final Random random;
    private final List<String> routes;
    private final Map<String, List<String>> parameters = EndpointParameters.byShape();
    private final List<String> names;
    private final List<String> ids = new ArrayList<>();
    private final List<String> tokens;

    RandomRequests(Random random, Village village) {
        this.random = random;
        this.routes = village.town.world().server().routes().stream()
                .filter(route -> !route.contains("/inbox") && !route.startsWith("GET /api/v1/streaming"))
                .toList();
        this.names =
                parameters.values().stream().flatMap(List::stream).distinct().toList();
        this.tokens = List.of(village.alice.token(), village.bob.token(), village.chief.token(), "invented", "");
        for (var what : List.of("plain", "reply", "list", "filter", "scheduled", "upload", "collection", "report")) {
            ids.add(village.id(what));
        }
        ids.addAll(List.of(village.alice.id().toString(), village.bob.id().toString()));
    }

    /** Remembers the ids in an answer, so that later requests may name them. */
    void learn(JsonNode answer) {
        answer.findValues("id").forEach(id -> {
            if (id.isTextual()) {
                ids.set(random.nextInt(ids.size()), id.asText());
                if (ids.size() < MOST_IDS) {
                    ids.add(id.asText());
                }
            }
        });
    }

    Sent next() {
        var route = one(routes).split(" ", 2);
        var query = chance(3) ? "" : "?" + form(shape(route));
        var target = path(route[1]) + query;
        var token = one(tokens);
        boolean withBody = !route[0].equals("GET") || chance(20);
        var body = withBody ? Optional.of(body(shape(route))) : Optional.<Map.Entry<String, byte[]>>empty();
        return new Sent(
                route[0],
                target,
                body.map(Map.Entry::getKey).filter(type -> !type.isEmpty()),
                token.isEmpty() ? Optional.empty() : Optional.of(token),
                body.map(Map.Entry::getValue));
    }

    private static String shape(String[] route) {
        return Endpoint.shape(route[0] + " " + route[1]);
    }

    private String path(String pattern) {
        return PARAMETER.matcher(pattern).replaceAll(_ -> Matcher.quoteReplacement(encoded(value())));
    }

    private Map.Entry<String, byte[]> body(String shape) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> Map.entry("application/json", json(shape));
            case 5, 6 -> Map.entry("application/x-www-form-urlencoded", bytes(form(shape)));
            case 7, 8 -> Map.entry("multipart/form-data; boundary=x", bytes(multipart(shape)));
            default -> Map.entry(one(TYPES), bytes(form(shape)));
        };
    }

    private byte[] json(String shape) {
        try {
            var writer = chance(2) ? JSON.writer() : JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
            var text = writer.writeValueAsBytes(object(shape));
            return chance(15) ? Arrays.copyOf(text, random.nextInt(text.length)) : text;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Map<String, Object> object(String shape) {
        var object = new LinkedHashMap<String, Object>();
        for (var name : some(shape)) {
            var value = name.contains("[]") && !chance(5) ? listOf(3) : any(3);
            var parts = name.replace("[]", "").replace("]", "").split("\\[");
            if (parts.length == 1 || chance(8)) {
                object.put(parts[0], value);
            } else {
                @SuppressWarnings("unchecked")
                var inner = object.get(parts[0]) instanceof Map<?, ?> there
                        ? (Map<String, Object>) there
                        : new LinkedHashMap<String, Object>();
                inner.put(parts[1], value);
                object.put(parts[0], inner);
            }
        }
        return object;
    }

    private List<Object> listOf(int depth) {
        var list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(any(depth - 1));
        }
        return list;
    }

    private Object any(int depth) {
        return switch (random.nextInt(depth > 0 ? 14 : 11)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextInt();
            case 2 -> random.nextDouble() * 1e300;
            case 3 -> Long.MAX_VALUE;
            case 11 -> listOf(depth);
            case 12 -> Map.of(one(names), any(depth - 1), "0", any(depth - 1));
            case 13 -> Collections.singletonMap(value(), null);
            default -> value();
        };
    }

    private String form(String shape) {
        var form = new StringBuilder();
        for (var name : some(shape)) {
            var odd = chance(12) ? name + "[" + value().replace("\0", "") + "]" : chance(12) ? name + "[]" : name;
            form.append(form.isEmpty() ? "" : "&")
                    .append(encoded(odd))
                    .append('=')
                    .append(encoded(value()));
        }
        return chance(30) ? form + "&a=" + "%25zz" : form.toString();
    }

    private String multipart(String shape) {
        var text = new StringBuilder();
        for (var name : some(shape)) {
            boolean file = chance(4);
            text.append("--x\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append(file ? "\"; filename=\"" + value().replaceAll("[\\p{Cntrl}\"]", "") + "\"" : "\"")
                    .append("\r\n\r\n")
                    .append(value())
                    .append("\r\n");
        }
        return chance(10) ? text.toString() : text + "--x--\r\n";
    }

    /** Mostly parameters that the endpoint has, now and then those of others. */
    private List<String> some(String shape) {
        var own = parameters.getOrDefault(shape, List.of());
        var chosen = new ArrayList<String>();
        own.stream().filter(_ -> chance(2)).forEach(chosen::add);
        if (own.isEmpty() || chance(6)) {
            chosen.add(one(names));
        }
        return chosen;
    }

    private String value() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> one(ids);
            case 4, 5, 6, 7, 8 -> one(OddValues.USUAL);
            case 9, 10 -> one(OddValues.ODD);
            default -> chance(8) ? "x".repeat(1_000_000) : Long.toString(random.nextLong());
        };
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String encoded(String text) {
        var short_ = text.length() > 100_000 ? text.substring(0, 3_000) : text;
        return URLEncoder.encode(short_, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
