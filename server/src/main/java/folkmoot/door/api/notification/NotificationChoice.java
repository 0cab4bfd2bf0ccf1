package folkmoot.door.api.notification;

import folkmoot.door.api.request.RequestIds;
import folkmoot.people.notification.NotificationQuery;
import folkmoot.people.notification.NotificationType;
import folkmoot.platform.http.Request;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which notifications a client asks for. */
final class NotificationChoice {

    private NotificationChoice() {}

    /** The types asked for, less those excluded; a type that is never made here matches nothing. */
    static NotificationQuery query(Request request) {
        var asked = request.parameters("types");
        var wanted = asked.isEmpty() ? EnumSet.allOf(NotificationType.class) : known(asked);
        wanted.removeAll(known(request.parameters("exclude_types")));
        return new NotificationQuery(
                wanted, RequestIds.account(request, "account_id"), request.flag("include_filtered"));
    }

    /** Which types are shown in groups; all that can be, unless the client says. */
    static Set<NotificationType> grouped(Request request) {
        var asked = request.parameters("grouped_types");
        if (asked.isEmpty()) {
            return NotificationType.GROUPED;
        }
        var grouped = known(asked);
        grouped.retainAll(NotificationType.GROUPED);
        return grouped;
    }

    static Set<String> supported(Request request) {
        return Set.copyOf(request.parameters("supported_types"));
    }

    private static EnumSet<NotificationType> known(List<String> words) {
        return words.stream()
                .flatMap(word -> NotificationType.of(word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(NotificationType.class)));
    }
}
