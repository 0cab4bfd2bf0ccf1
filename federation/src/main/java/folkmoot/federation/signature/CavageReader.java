package folkmoot.federation.signature;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads draft-cavage-12 signatures, which nearly every peer sends, under the rules of the strict ones. */
final class CavageReader {

    private static final String REQUEST_TARGET = "(request-target)";
    private static final String CREATED = "(created)";
    private static final String EXPIRES = "(expires)";

    private final Set<String> ownHosts;

    CavageReader(Set<String> ownHosts) {
        this.ownHosts = ownHosts;
    }

    ReadSignature read(SignedRequest request, Instant now) {
        var header = request.single("signature");
        if (header.isEmpty()) {
            return new ReadSignature.Malformed("There are several Signature headers");
        }
        return switch (CavageParameters.parse(header.get())) {
            case CavageParameters.Parsed.Wrong(var reason) -> new ReadSignature.Malformed(reason);
            case CavageParameters.Parsed.Right(var parameters) -> check(request, parameters, now);
        };
    }

    private ReadSignature check(SignedRequest request, CavageParameters parameters, Instant now) {
        var keyId = keyId(parameters.keyId());
        if (keyId.isEmpty()) {
            return new ReadSignature.Malformed("The keyId is not an http(s) address");
        }
        var problem = missing(request, parameters)
                .or(() -> staleness(request, parameters, now))
                .or(() -> wrongHost(request))
                .or(() -> wrongDigest(request));
        if (problem.isPresent()) {
            return new ReadSignature.Refused(problem.get());
        }
        var bases = new ArrayList<byte[]>();
        base(request, parameters, request.target()).ifPresent(bases::add);
        if (request.hasQuery()) {
            base(request, parameters, request.path()).ifPresent(bases::add); // Misskey signs the path only
        }
        return bases.isEmpty()
                ? new ReadSignature.Refused("The signature covers a header that was not sent")
                : new ReadSignature.Claimed(
                        keyId.get(),
                        parameters.algorithm(),
                        Set.copyOf(parameters.headers()),
                        bases,
                        parameters.signature());
    }

    static Optional<URI> keyId(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // the caller refuses it
        }
    }

    private static Optional<String> missing(SignedRequest request, CavageParameters parameters) {
        var covered = parameters.headers();
        if (!covered.contains(REQUEST_TARGET) || !covered.contains("host")) {
            return Optional.of("The signature must cover (request-target) and host");
        }
        if (!covered.contains("date") && !covered.contains(CREATED)) {
            return Optional.of("The signature must cover date or (created)");
        }
        if (request.carriesBody() && !covered.contains("digest")) {
            return Optional.of("The signature must cover digest");
        }
        var usesTimes = covered.contains(CREATED) || covered.contains(EXPIRES);
        return usesTimes && !parameters.algorithm().equals("hs2019")
                ? Optional.of("(created) and (expires) need the algorithm hs2019")
                : Optional.empty();
    }

    private static Optional<String> staleness(SignedRequest request, CavageParameters parameters, Instant now) {
        var created = parameters.headers().contains(CREATED)
                ? parameters.created().flatMap(TimeWindow::parseSeconds)
                : request.single("date").flatMap(TimeWindow::parseDate);
        if (created.isEmpty()) {
            return Optional.of("The time of signing cannot be read");
        }
        var expires = parameters.headers().contains(EXPIRES) // else anybody could have put it there
                ? parameters.expires().flatMap(TimeWindow::parseSeconds)
                : Optional.<Instant>empty();
        return TimeWindow.contains(created.get(), expires, now)
                ? Optional.empty()
                : Optional.of("The signature is too old or from the future; check the clocks");
    }

    private Optional<String> wrongHost(SignedRequest request) {
        var host = request.single("host").map(value -> value.toLowerCase(Locale.ROOT));
        return host.filter(ownHosts::contains).isPresent()
                ? Optional.empty()
                : Optional.of("The request is signed for another host");
    }

    private static Optional<String> wrongDigest(SignedRequest request) {
        if (!request.carriesBody()) {
            return Optional.empty();
        }
        return request.header("digest")
                        .filter(digest -> Digests.matches(digest, request.body()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("The digest is not that of the body");
    }

    private static Optional<byte[]> base(SignedRequest request, CavageParameters parameters, String target) {
        var lines = new ArrayList<String>();
        for (var name : parameters.headers()) {
            var value = value(request, parameters, target, name);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            lines.add(name + ": " + value.get());
        }
        return Optional.of(bytes(lines));
    }

    private static Optional<String> value(
            SignedRequest request, CavageParameters parameters, String target, String name) {
        return switch (name) {
            case REQUEST_TARGET -> Optional.of(request.method().toLowerCase(Locale.ROOT) + " " + target);
            case CREATED -> parameters.created();
            case EXPIRES -> parameters.expires();
            default -> request.header(name);
        };
    }

    static byte[] bytes(List<String> lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
