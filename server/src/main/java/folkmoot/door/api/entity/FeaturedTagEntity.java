package folkmoot.door.api.entity;

import java.net.URI;
import java.util.Optional;

/**
 * FeaturedTag (client API).
 *
 * @param lastStatusAt a date
 */
public record FeaturedTagEntity(String id, String name, URI url, String statusesCount, Optional<String> lastStatusAt) {}
