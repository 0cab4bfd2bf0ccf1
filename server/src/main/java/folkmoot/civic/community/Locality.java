package folkmoot.civic.community;

import java.util.Optional;

/** An area that proposals can concern. */
public record Locality(String code, String name, Optional<String> parent) {}
