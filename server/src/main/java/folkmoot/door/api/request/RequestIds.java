package folkmoot.door.api.request;

import folkmoot.platform.http.Request;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.NotificationId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.util.List;
import java.util.Optional;

/** Ids as clients send them. One that cannot be an id names nothing: 404. */
public final class RequestIds {

    private RequestIds() {}

    public static StatusId status(Request request) {
        return Id.status(request.pathParameter("id")).orElseThrow(NotFound::new);
    }

    public static AccountId account(Request request) {
        return Id.account(request.pathParameter("id")).orElseThrow(NotFound::new);
    }

    public static NotificationId notification(Request request) {
        return new NotificationId(row(request));
    }

    /** The id of a row that has no type of its own. */
    public static long row(Request request) {
        var value = Id.parse(request.pathParameter("id"));
        if (value.isEmpty()) {
            throw new NotFound();
        }
        return value.getAsLong();
    }

    /** The ids of a list parameter ({@code id[]}); 422 for more than {@code most}. */
    public static List<AccountId> accounts(Request request, String parameter, int most) {
        return limited(request, parameter, most).stream()
                .map(Id::account)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** The same where each must name somebody. */
    public static List<AccountId> everyAccount(Request request, String parameter, int most) {
        return limited(request, parameter, most).stream()
                .map(text -> Id.account(text).orElseThrow(NotFound::new))
                .distinct()
                .toList();
    }

    /** Whose things are asked for, when the request says. */
    public static Optional<AccountId> account(Request request, String parameter) {
        return request.parameters()
                .value(parameter)
                .map(text -> Id.account(text).orElseThrow(NotFound::new));
    }

    public static List<StatusId> statuses(Request request, String parameter, int most) {
        return limited(request, parameter, most).stream()
                .map(Id::status)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static List<String> limited(Request request, String parameter, int most) {
        var texts = request.parameters(parameter);
        if (texts.size() > most) {
            throw Invalid.refused("No more than " + most + " ids at once");
        }
        return texts;
    }
}
