package folkmoot.federation.vocabulary;

import java.net.URI;

/**
 * An activity exactly as it came in, byte for byte: what a community passes on keeps unknown properties, id and proof
 * (FEP-1b12).
 *
 * @param bytes UTF-8 JSON that was read before, so that it is known to be a document
 */
public record Received(URI id, String type, byte[] bytes) implements ActivityStreamsObject {}
