package folkmoot.federation.nodeinfo;

import java.util.List;

/**
 * What we tell about this server.
 *
 * @param activeMonth people who signed in within 30 days
 * @param activeHalfyear people who signed in within 180 days
 * @param localPosts posts made here that answer nothing
 * @param localComments posts made here that answer something
 * @param languages BCP 47 tags
 */
public record NodeInfo(
        String software,
        String version,
        boolean openRegistrations,
        long users,
        long activeMonth,
        long activeHalfyear,
        long localPosts,
        long localComments,
        String name,
        String description,
        List<String> languages) {

    public NodeInfo {
        languages = List.copyOf(languages);
    }
}
