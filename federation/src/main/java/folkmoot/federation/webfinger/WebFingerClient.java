package folkmoot.federation.webfinger;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.fetch.MediaTypes;
import folkmoot.federation.fetch.PageResult;
import folkmoot.federation.json.Fields;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks handles up. A server may answer with another canonical handle (a community on its own server under the handle of
 * its main domain); that one is then asked about on its own domain, once, and must agree.
 */
public final class WebFingerClient {

    private static final String JRD = "application/jrd+json, application/json";
    private static final String XRD = "application/xrd+xml, application/xml, text/xml";
    private static final Pattern LRDD = Pattern.compile(
            "<Link[^>]{0,500}rel=[\"']lrdd[\"'][^>]{0,500}template=[\"']([^\"']{1,500})[\"']",
            Pattern.CASE_INSENSITIVE);
    private static final String ACTIVITY_STREAMS_TYPE = "https://www.w3.org/ns/activitystreams#type";

    private final Fetcher fetcher;
    private final boolean allowHttp;

    /** @param allowHttp whether servers on this machine are asked over plain http */
    public WebFingerClient(Fetcher fetcher, boolean allowHttp) {
        this.fetcher = fetcher;
        this.allowHttp = allowHttp;
    }

    /** Finds the actor of a handle; at most five requests. */
    public WebFingerResult resolve(Handle handle, FetchBudget budget) {
        return resolve(handle, false, budget);
    }

    /** As {@link #resolve}, for {@code !name@host}: where a person has the same name, the group is meant. */
    public WebFingerResult resolveGroup(Handle handle, FetchBudget budget) {
        return resolve(handle, true, budget);
    }

    private WebFingerResult resolve(Handle handle, boolean group, FetchBudget budget) {
        var first = ask(handle, group, budget);
        if (!(first instanceof WebFingerResult.Found found) || found.handle().sameAs(handle)) {
            return first;
        }
        var second = ask(found.handle(), group, budget);
        if (second instanceof WebFingerResult.Found again && !again.handle().sameAs(found.handle())) {
            return new WebFingerResult.Unknown("The handle changes each time it is asked for");
        }
        return second;
    }

    private WebFingerResult ask(Handle handle, boolean group, FetchBudget budget) {
        var origin = origin(handle.domain());
        var query = "?resource=" + URLEncoder.encode(handle.acct(), StandardCharsets.UTF_8);
        var answer = fetcher.fetchJson(URI.create(origin + "/.well-known/webfinger" + query), JRD, budget);
        if (answer instanceof FetchResult.Missing) {
            answer = hostMeta(origin, handle, budget)
                    .map(uri -> fetcher.fetchJson(uri, JRD, budget))
                    .orElse(answer);
        }
        return switch (answer) {
            case FetchResult.Found found -> read(handle, group, new Fields(found.json()));
            case FetchResult.Gone _ -> new WebFingerResult.Unknown("The account is gone");
            case FetchResult.Missing _, FetchResult.Hidden _ -> new WebFingerResult.Unknown("No such account");
            case FetchResult.Refused(var reason) -> new WebFingerResult.Unknown(reason);
            case FetchResult.Malformed(var reason) -> new WebFingerResult.Unknown(reason);
            case FetchResult.Crowded _ -> new WebFingerResult.Unreachable("Too many servers under this name are new");
            case FetchResult.Unreachable silent -> new WebFingerResult.Unreachable(silent.reason());
        };
    }

    private WebFingerResult read(Handle asked, boolean group, Fields document) {
        var subject = document.text("subject").flatMap(Handle::parse).orElse(asked);
        var links = document.objects("links", 50).stream()
                .filter(link -> link.text("rel").equals(Optional.of("self")))
                .filter(link -> MediaTypes.isActivityPub(link.text("type").orElse("")))
                .toList();
        var self = links.stream()
                .filter(link -> !group || isGroup(link))
                .findFirst()
                .or(() -> links.stream().findFirst())
                .flatMap(link -> link.webUri("href"))
                .filter(uri -> allowHttp || "https".equals(uri.getScheme()));
        return self.<WebFingerResult>map(uri -> new WebFingerResult.Found(subject, uri))
                .orElseGet(() -> new WebFingerResult.Unknown("The account is not one of ActivityPub"));
    }

    private static boolean isGroup(Fields link) {
        return link.object("properties")
                .flatMap(properties -> properties.text(ACTIVITY_STREAMS_TYPE))
                .equals(Optional.of("Group"));
    }

    private Optional<URI> hostMeta(String origin, Handle handle, FetchBudget budget) {
        var uri = URI.create(origin + "/.well-known/host-meta");
        if (!(fetcher.fetchText(uri, XRD, type -> type.contains("xml"), budget) instanceof PageResult.Page page)) {
            return Optional.empty();
        }
        var matcher = LRDD.matcher(page.text());
        return matcher.find() && matcher.group(1).contains("{uri}")
                ? Fields.toUri(matcher.group(1)
                        .replace("&amp;", "&")
                        .replace("{uri}", URLEncoder.encode(handle.acct(), StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    private String origin(String domain) {
        var host = domain.replaceFirst(":[0-9]+$", "");
        var onThisMachine = host.equals("localhost") || host.endsWith(".localhost") || host.matches("127\\.[0-9.]+");
        return (allowHttp && onThisMachine ? "http://" : "https://") + domain;
    }
}
