package folkmoot.federation.signature;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads RFC 9421 signatures. */
final class MessageSignatureReader {

    private static final Set<String> ALGORITHMS = Set.of("", "rsa-v1_5-sha256", "ed25519");

    private final URI publicOrigin;

    /** @param publicOrigin scheme and host under which the world knows us; never what a proxy says */
    MessageSignatureReader(URI publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    ReadSignature read(SignedRequest request, Instant now) {
        var inputs = request.header("signature-input").flatMap(MessageSignatureInput::parse);
        if (inputs.isEmpty()) {
            return new ReadSignature.Malformed("The Signature-Input header cannot be parsed, or covers components with"
                    + " parameters, which is not accepted");
        }
        var chosen = inputs.get().stream()
                .filter(input -> missing(request, input).isEmpty())
                .filter(input -> !input.parameters().containsKey("tag"))
                .findFirst();
        return chosen.isPresent()
                ? check(request, chosen.get(), now)
                : new ReadSignature.Refused(inputs.get().stream()
                        .flatMap(input -> missing(request, input).stream())
                        .findFirst()
                        .orElse("No signature without a tag was sent"));
    }

    private ReadSignature check(SignedRequest request, MessageSignatureInput input, Instant now) {
        var keyId = Optional.ofNullable(input.parameters().get("keyid")).flatMap(CavageReader::keyId);
        var signature = signature(request, input.label());
        if (keyId.isEmpty() || signature.isEmpty()) {
            return new ReadSignature.Malformed("The signature has no keyid that is an http(s) address, or no value");
        }
        if (!ALGORITHMS.contains(input.parameters().getOrDefault("alg", ""))) {
            return new ReadSignature.Refused("The algorithm is not one that is accepted");
        }
        var created = Optional.ofNullable(input.parameters().get("created")).flatMap(TimeWindow::parseSeconds);
        var expires = Optional.ofNullable(input.parameters().get("expires")).flatMap(TimeWindow::parseSeconds);
        if (created.isEmpty() || !TimeWindow.contains(created.get(), expires, now)) {
            return new ReadSignature.Refused("The signature is too old or from the future; check the clocks");
        }
        if (request.carriesBody()
                && request.header("content-digest")
                        .filter(digest -> Digests.contentMatches(digest, request.body()))
                        .isEmpty()) {
            return new ReadSignature.Refused("The content-digest is not that of the body");
        }
        return base(request, input)
                .<ReadSignature>map(base -> new ReadSignature.Claimed(
                        keyId.get(),
                        input.parameters().getOrDefault("alg", ""),
                        Set.copyOf(input.components()),
                        List.of(base),
                        signature.get()))
                .orElseGet(() -> new ReadSignature.Refused("The signature covers a component that was not sent"));
    }

    private static Optional<String> missing(SignedRequest request, MessageSignatureInput input) {
        var covered = input.components();
        var parts = covered.contains("@authority")
                && covered.contains("@path")
                && covered.contains("@scheme")
                && (covered.contains("@query") || !request.hasQuery());
        var target = covered.contains("@target-uri") || parts;
        if (!covered.contains("@method") || !target) {
            return Optional.of("The signature must cover @method and @target-uri");
        }
        return request.carriesBody() && !covered.contains("content-digest")
                ? Optional.of("The signature must cover content-digest")
                : Optional.empty();
    }

    private static Optional<byte[]> signature(SignedRequest request, String label) {
        var pattern = Pattern.compile("(?:^|,)\\s*" + Pattern.quote(label) + "=:([A-Za-z0-9+/=]{1,2048}):");
        return request.header("signature").flatMap(header -> {
            var matcher = pattern.matcher(header);
            return matcher.find() ? decode(matcher.group(1)) : Optional.empty();
        });
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // the caller refuses it
        }
    }

    private Optional<byte[]> base(SignedRequest request, MessageSignatureInput input) {
        var lines = new ArrayList<String>();
        for (var component : input.components()) {
            var value = value(request, component);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            lines.add("\"" + component + "\": " + value.get());
        }
        lines.add("\"@signature-params\": " + input.raw());
        return Optional.of(CavageReader.bytes(lines));
    }

    private Optional<String> value(SignedRequest request, String component) {
        return switch (component) {
            case "@method" -> Optional.of(request.method());
            case "@target-uri" -> Optional.of(origin() + request.target());
            case "@scheme" -> Optional.of(publicOrigin.getScheme());
            case "@authority" -> Optional.of(publicOrigin.getRawAuthority().toLowerCase(Locale.ROOT));
            case "@path" -> Optional.of(request.path());
            case "@query" ->
                Optional.of(
                        request.hasQuery()
                                ? request.target().substring(request.target().indexOf('?'))
                                : "?");
            case "@request-target" -> Optional.of(request.target());
            default -> component.startsWith("@") ? Optional.empty() : request.header(component);
        };
    }

    private String origin() {
        return publicOrigin.getScheme() + "://" + publicOrigin.getRawAuthority();
    }
}
