package folkmoot.federation.vocabulary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/**
 * An object kept as it came: of a type we do not model, or passed on unmodified (a community announces the very activity
 * it received, with unknown properties and proof, FEP-1b12). {@code type} is the empty string when none was given.
 */
public record Verbatim(URI id, String type, ObjectNode json) implements ActivityStreamsObject {}
