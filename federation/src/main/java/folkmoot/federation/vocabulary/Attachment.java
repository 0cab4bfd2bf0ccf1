package folkmoot.federation.vocabulary;

import java.net.URI;
import java.util.Optional;

/** A file or link beside a post. {@code type} is {@code Document} when we send; {@code name} is the alternative text. */
public record Attachment(String type, URI url, Optional<String> mediaType, Optional<String> name) {}
