package folkmoot.civic.moving;

import java.net.URI;

/**
 * Where a community was before it came here.
 *
 * @param group the id of its Group there
 * @param log origin of the log in which it was counted there
 * @param size leaves of that log when it was last brought here
 */
public record Origin(URI group, String log, long size) {}
