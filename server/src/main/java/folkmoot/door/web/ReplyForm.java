package folkmoot.door.web;

import folkmoot.civic.desk.TwoPersonRule;
import folkmoot.people.account.Account;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.http.Request;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Draft;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.Visibility;
import java.util.Optional;

/** The form below a post or a proposal in which a member answers it. */
final class ReplyForm {

    private final Frame frame;
    private final LocalStatuses statuses;
    private final TwoPersonRule twoPersons;

    ReplyForm(Frame frame, LocalStatuses statuses, TwoPersonRule twoPersons) {
        this.frame = frame;
        this.statuses = statuses;
        this.twoPersons = twoPersons;
    }

    /** Posts what was written, in the language of the page. Problems: 422 for what cannot be posted. */
    void post(Request request, Account by, StatusId to, Visibility visibility) {
        var text = request.parameter("text").orElse("");
        var member = frame.session(request).flatMap(Session::member);
        twoPersons.requireAllowed(by.id(), member, text);
        statuses.post(
                by,
                new Draft(
                        text,
                        "",
                        false,
                        visibility,
                        Optional.of(frame.text(request).language()),
                        Optional.of(to),
                        Optional.empty(),
                        Optional.empty()));
    }
}
