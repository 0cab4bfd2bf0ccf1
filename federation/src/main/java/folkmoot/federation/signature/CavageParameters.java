package folkmoot.federation.signature;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameters of a draft-cavage {@code Signature} header, parsed strictly: two parsers must not read two things. */
record CavageParameters(
        String keyId,
        String algorithm,
        List<String> headers,
        byte[] signature,
        Optional<String> created,
        Optional<String> expires) {

    private static final int MAX_LENGTH = 8_192;
    private static final Set<String> NAMES = Set.of("keyId", "algorithm", "headers", "signature", "created", "expires");
    private static final Set<String> ALGORITHMS = Set.of("", "rsa-sha256", "hs2019");
    private static final Pattern PARAMETER =
            Pattern.compile("\\G\\s*([A-Za-z]+)=(?:\"([^\"\\\\]*)\"|([^\",\\s]+))\\s*(,|$)");

    /** @return the parameters, or a sentence that says what is wrong with them */
    static Parsed parse(String header) {
        var text = header.startsWith("Signature ") ? header.substring("Signature ".length()) : header;
        if (text.length() > MAX_LENGTH) {
            return new Parsed.Wrong("The Signature header is too long");
        }
        var values = new HashMap<String, String>();
        var matcher = PARAMETER.matcher(text);
        var end = 0;
        while (end < text.length() && matcher.find()) {
            var name = matcher.group(1);
            var value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            if (!NAMES.contains(name)) {
                return new Parsed.Wrong("The Signature header has an unknown parameter");
            }
            if (values.put(name, value) != null) {
                return new Parsed.Wrong("The Signature header has a parameter twice");
            }
            end = matcher.end();
        }
        return end == text.length() && !text.strip().endsWith(",")
                ? of(values)
                : new Parsed.Wrong("The Signature header cannot be parsed");
    }

    private static Parsed of(Map<String, String> values) {
        if (!values.containsKey("keyId") || !values.containsKey("signature")) {
            return new Parsed.Wrong("The Signature header lacks keyId or signature");
        }
        var headers = List.of(
                values.getOrDefault("headers", "date").toLowerCase(Locale.ROOT).split(" "));
        if (Set.copyOf(headers).size() != headers.size()) {
            return new Parsed.Wrong("The Signature header covers a header twice");
        }
        var algorithm = values.getOrDefault("algorithm", "");
        if (!ALGORITHMS.contains(algorithm)) {
            return new Parsed.Wrong("The Signature header names an algorithm that is not accepted");
        }
        try {
            return new Parsed.Right(new CavageParameters(
                    values.get("keyId"),
                    algorithm,
                    headers,
                    Base64.getDecoder().decode(values.get("signature")),
                    Optional.ofNullable(values.get("created")),
                    Optional.ofNullable(values.get("expires"))));
        } catch (IllegalArgumentException _) {
            return new Parsed.Wrong("The signature is not base64");
        }
    }

    /** What parsing ends with. */
    sealed interface Parsed {
        record Right(CavageParameters parameters) implements Parsed {}

        record Wrong(String reason) implements Parsed {}
    }
}
