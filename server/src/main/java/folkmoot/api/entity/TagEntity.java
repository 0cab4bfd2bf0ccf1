package folkmoot.api.entity;

import java.net.URI;
import java.util.List;

/** Tag (client API). */
public record TagEntity(String id, String name, URI url, List<History> history) {

    /** Use on one day; {@code day} is unix seconds at midnight. */
    public record History(String day, String uses, String accounts) {}
}
