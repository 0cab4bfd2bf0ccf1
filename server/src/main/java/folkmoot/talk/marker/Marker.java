package folkmoot.talk.marker;

import java.time.Instant;

/**
 * How far somebody has read.
 *
 * @param timeline {@code home} or {@code notifications}
 * @param lastRead id of the newest status or notification read
 * @param version counts the changes
 */
public record Marker(String timeline, long lastRead, int version, Instant updated) {}
