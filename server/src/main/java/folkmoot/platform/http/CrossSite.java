package folkmoot.platform.http;

import folkmoot.platform.problem.Forbidden;
import io.vertx.core.http.HttpMethod;

/**
 * Refuses forms that another site makes a browser send: with a cookie they would speak for somebody, and without one they
 * could sign a browser in as somebody else. Apps prove who they are with a token, which no foreign page can add; what apps
 * in a browser need before they have one is open to all sites, and gives no cookie.
 */
final class CrossSite {

    private CrossSite() {}

    static void refuse(Request request) {
        if (request.method() == HttpMethod.GET || request.header("Cookie").isEmpty() && isForApps(request.path())) {
            return;
        }
        var site = request.header("Sec-Fetch-Site");
        var origin = request.header("Origin");
        boolean foreign = site.isPresent()
                ? !site.get().equals("same-origin") && !site.get().equals("none")
                : origin.isPresent() && !isOurs(origin.get(), request);
        if (foreign && !request.header("Authorization").isPresent()) {
            throw new Forbidden("This form was sent from another site. Open the page here and try again");
        }
    }

    private static boolean isForApps(String path) {
        return path.startsWith("/api/") || path.equals("/oauth/token") || path.equals("/oauth/revoke");
    }

    private static boolean isOurs(String origin, Request request) {
        var ours = request.publicUrl();
        var host = ours.getPort() < 0 ? ours.getHost() : ours.getHost() + ":" + ours.getPort();
        return origin.equals(ours.getScheme() + "://" + host);
    }
}
