package folkmoot.http;

import folkmoot.problem.Forbidden;

/**
 * Refuses forms that another site makes a signed-in browser send. Only requests that carry a cookie are looked at: apps
 * and other servers prove who they are with a token or a signature, which no foreign page can add.
 */
final class CrossSite {

    private CrossSite() {}

    static void refuse(Request request) {
        if (request.method() == Method.GET || request.header("Cookie").isEmpty()) {
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

    private static boolean isOurs(String origin, Request request) {
        var ours = request.publicUrl();
        var host = ours.getPort() < 0 ? ours.getHost() : ours.getHost() + ":" + ours.getPort();
        return origin.equals(ours.getScheme() + "://" + host);
    }
}
