package folkmoot.platform.http;

import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Gone;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Overloaded;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.problem.TooLarge;
import folkmoot.platform.problem.TooMany;
import folkmoot.platform.problem.Unauthorized;
import folkmoot.platform.problem.Unsupported;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where problems and faults become status codes, bodies and pages (client API). */
record ProblemResponses(ErrorPage page) {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);

    /** What no browser shows, whatever it says that it wants. */
    private static final Pattern DATA =
            Pattern.compile("/(?:(?:api|\\.well-known)/|nodeinfo).*|/oauth/(?:token|revoke|userinfo)|.*/inbox");

    /** For a problem of the caller, or, for anything else, an opaque 500 that is logged with its cause. */
    Response of(Throwable thrown, Request request) {
        if (thrown instanceof Problem problem) {
            return withHeaders(problem, body(status(problem), problem.getMessage(), details(problem), request));
        }
        LOG.error("Request {} {} {} failed", request.requestId(), request.method(), request.path(), thrown);
        return body(500, "Something went wrong on our side. Quote " + request.requestId(), Map.of(), request);
    }

    /** For a status that no problem stands for, such as 405. */
    Response of(int status, String message, Request request) {
        return body(status, message, Map.of(), request);
    }

    static int status(Problem problem) {
        return switch (problem) {
            case Invalid invalid -> invalid.kind() == Invalid.Kind.MALFORMED ? 400 : 422;
            case Unauthorized _ -> 401;
            case Forbidden _ -> 403;
            case NotFound _ -> 404;
            case Conflict _ -> 409;
            case Gone _ -> 410;
            case TooLarge _ -> 413;
            case Unsupported _ -> 415;
            case TooMany _ -> 429;
            case Overloaded _ -> 503;
        };
    }

    private static Map<String, ?> details(Problem problem) {
        return problem instanceof Invalid invalid ? invalid.details() : Map.of();
    }

    private static Response withHeaders(Problem problem, Response response) {
        return switch (problem) {
            case TooMany tooMany ->
                response.header(
                        "Retry-After",
                        Long.toString(Math.max(1, tooMany.retryAfter().toSeconds())));
            case Overloaded _ -> response.header("Retry-After", "5");
            case Unauthorized unauthorized
            when unauthorized.isSignatureWanted() ->
                response.header("Accept-Signature", "sig1=(\"@method\" \"@target-uri\");created;keyid");
            case Unauthorized _ -> response.header("WWW-Authenticate", "Bearer realm=\"Folkmoot\"");
            default -> response;
        };
    }

    private Response body(int status, String message, Map<String, ?> details, Request request) {
        if (wantsPage(request)) {
            return Response.html(status, page.render(status, message, request));
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("error", message);
        if (request.path().startsWith("/oauth/")) {
            body.put("error_description", message);
        }
        if (!details.isEmpty()) {
            body.put("details", details);
        }
        return isForServers(request) ? problemDetails(status, message, body) : Response.json(status, body);
    }

    /** Other servers are told in the form of RFC 9457 (FEP-c180); {@code error} remains for those that read it. */
    private static Response problemDetails(int status, String message, Map<String, Object> body) {
        var details = new LinkedHashMap<String, Object>();
        details.put("type", "about:blank");
        details.put("title", HttpResponseStatus.valueOf(status).reasonPhrase());
        details.put("status", status);
        details.put("detail", message);
        details.putAll(body);
        var json = Response.json(status, details);
        return json.header("Content-Type", "application/problem+json; charset=utf-8");
    }

    private static boolean isForServers(Request request) {
        return request.path().endsWith("/inbox") || request.wants(Accept.ACTIVITY);
    }

    private static boolean wantsPage(Request request) {
        return !DATA.matcher(request.path()).matches() && request.wantsHtml();
    }
}
