package folkmoot.door.web;

import folkmoot.civic.notice.MailedAnswers;
import folkmoot.civic.notice.MailedAnswers.Behind;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.proposal.Words;
import folkmoot.door.web.CommunityPages.Choice;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Direction;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a public body that has no actor answers: behind the link in a mail, without an account. Opening a page changes nothing, as
 * programs that look into mails open every link.
 */
final class MailedAnswerPages {

    private static final String PATH = "/answer";
    private static final RateLimits.Rule TRY = new RateLimits.Rule("answer", 60, Duration.ofHours(1));

    private final Frame frame;
    private final Database database;
    private final MailedAnswers answers;
    private final Views views;

    MailedAnswerPages(Frame frame, Database database, MailedAnswers answers, Views views) {
        this.frame = frame;
        this.database = database;
        this.answers = answers;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> draw(request, 200, ""))
                .post(PATH, this::write)
                .post(PATH + "/publish", this::publish)
                .post(PATH + "/refuse", this::refuse);
    }

    private Response write(Request request) {
        request.count(TRY, request.network());
        var reason = request.parameter("reason").map(String::strip).filter(text -> !text.isEmpty());
        try {
            database.write(tx -> answers.write(
                    tx,
                    token(request),
                    request.parameter("position").flatMap(TrackState::of),
                    reason,
                    request.parameter("text").orElse("")));
        } catch (NotFound gone) {
            return draw(request, 410, "");
        } catch (Invalid refused) {
            return draw(request, 422, refused.getMessage());
        }
        return said(request, 200, "answer.written");
    }

    private Response publish(Request request) {
        request.count(TRY, request.network());
        try {
            database.write(tx -> answers.publish(tx, token(request)));
        } catch (NotFound gone) {
            return draw(request, 410, "");
        } catch (Invalid refused) {
            return draw(request, 422, refused.getMessage());
        }
        return said(request, 200, "answer.published");
    }

    private Response refuse(Request request) {
        request.count(TRY, request.network());
        try {
            database.write(tx -> answers.refuse(tx, token(request)));
        } catch (NotFound gone) {
            return draw(request, 410, "");
        }
        return said(request, 200, "answer.refused");
    }

    private static String token(Request request) {
        return request.parameter("token").orElse("");
    }

    private Response said(Request request, int status, String key) {
        var text = frame.text(request);
        var page = frame.page(request, text.get("answer.title")).at(PATH);
        return frame.draw(request, status, "notice", page, Map.of("message", text.get(key)));
    }

    private Response draw(Request request, int status, String error) {
        var behind = database.read(tx -> answers.open(tx, token(request)));
        var text = frame.text(request);
        var page = frame.page(request, text.get("answer.title")).at(PATH);
        var values = new HashMap<String, Object>(Map.of("token", token(request), "error", error));
        switch (behind) {
            case Behind.Nothing(var used) -> {
                return said(request, 410, used ? "answer.used" : "answer.gone");
            }
            case Behind.Form(var proposal, var body) -> {
                values.putAll(about(
                        text,
                        proposal,
                        body.name(),
                        status == 200 ? "" : request.parameter("text").orElse("")));
                values.put("confirms", false);
                values.put("position", "");
                values.put(
                        "positions",
                        positions(text, request.parameter("position").filter(_ -> status != 200)));
            }
            case Behind.Written(var proposal, var body, var position, var written) -> {
                values.putAll(about(text, proposal, body.name(), written));
                values.put("confirms", true);
                values.put(
                        "position",
                        position.map(Words.in(text.language())::track).orElse(""));
                values.put("positions", List.of());
            }
        }
        return frame.draw(request, status, "mailed-answer", page, values);
    }

    private Map<String, Object> about(Messages text, Proposal proposal, String body, String written) {
        return Map.of(
                "proposalTitle",
                proposal.title(),
                "ask",
                proposal.content().ask(),
                "language",
                proposal.content().language(),
                "direction",
                Direction.of(proposal.content().language()),
                "address",
                database.read(tx -> views.proposal(tx, text, proposal)).url(),
                "body",
                body,
                "written",
                written);
    }

    private static List<Choice> positions(Messages text, Optional<String> chosen) {
        return Arrays.stream(TrackState.values())
                .filter(TrackState::isSaid)
                .map(state -> new Choice(
                        state.word(), Words.in(text.language()).track(state), chosen.equals(Optional.of(state.word()))))
                .toList();
    }
}
