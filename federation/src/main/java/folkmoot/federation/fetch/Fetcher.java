package folkmoot.federation.fetch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Fields;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.signature.SchemeMemory;
import folkmoot.federation.signature.SigningKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Gets documents from other servers. An ActivityPub object is only believed when its id is the address at which it was
 * found; otherwise that id is fetched once more, and must then agree.
 */
public final class Fetcher {

    private static final Duration FILE_DEADLINE = Duration.ofSeconds(30);

    private final Redirects redirects;
    private final Rests rests;
    private final Admission admission;

    /**
     * @param userAgent names software, version and our address; requests without one get banned
     * @param signer the key that signs, the instance actor's; none before there is one
     * @param schemes what each host believes
     * @param admission says from which addresses objects are fetched
     */
    public Fetcher(
            GuardedHttp http,
            FetchLimits limits,
            String userAgent,
            Supplier<Optional<SigningKey>> signer,
            SchemeMemory schemes,
            Admission admission,
            InstantSource clock) {
        this.redirects = new Redirects(http, limits, userAgent, signer, new DoubleKnock(schemes), clock);
        this.admission = admission;
        this.rests = new Rests(limits);
    }

    /** Fetches an actor, post, collection or activity by its id, signed. A fragment is left out of the request. */
    public FetchResult fetch(URI id, FetchBudget budget) {
        var first = object(withoutFragment(id), budget);
        if (!(first instanceof FetchResult.Found found) || isAt(found.json(), found.uri())) {
            return first;
        }
        var own = new Fields(found.json()).id();
        if (own.isEmpty() || own.get().getHost() == null) {
            return new FetchResult.Malformed("The document has no id");
        }
        var second = object(withoutFragment(own.get()), budget);
        return second instanceof FetchResult.Found again && !isAt(again.json(), again.uri())
                ? new FetchResult.Malformed("The document's id is not its address")
                : second;
    }

    /** Whether an address, or its host altogether, did not answer lately and is left in peace for a while. */
    public boolean isSilent(URI uri) {
        return rests.isSilent(uri);
    }

    /** Fetches a JSON document that is not an ActivityPub object: WebFinger, NodeInfo. Not signed, no id expected. */
    public FetchResult fetchJson(URI uri, String accept, FetchBudget budget) {
        return rests.around(
                uri,
                () -> json(
                        uri,
                        redirects.follow(uri, Map.of("accept", accept), false, _ -> true, budget),
                        MediaTypes::isJson));
    }

    /** Fetches a text document of any type that the predicate takes, such as host-meta. Redirects stay on the host. */
    public PageResult fetchText(URI uri, String accept, Predicate<String> mediaType, FetchBudget budget) {
        var followed = redirects.follow(
                uri, Map.of("accept", accept), false, to -> to.getHost().equalsIgnoreCase(uri.getHost()), budget);
        return switch (followed.exchange()) {
            case Exchange.Answered answered
            when answered.status() / 100 != 2 -> new PageResult.Failed("The answer was " + answered.status());
            case Exchange.Answered answered
            when !mediaType.test(contentType(answered)) ->
                new PageResult.Failed("The page is of the type " + contentType(answered));
            case Exchange.Answered answered ->
                new PageResult.Page(followed.uri(), new String(answered.body(), StandardCharsets.UTF_8));
            case Exchange.Refused(var reason) -> new PageResult.Failed(reason);
            case Exchange.Unreachable(var reason) -> new PageResult.Failed(reason);
            case Exchange.TooLarge _ -> new PageResult.Failed("The page is too large");
        };
    }

    /** Fetches a file, whatever type its server says it has: a picture, a film. */
    public FileResult fetchFile(URI uri, int maxBytes, FetchBudget budget) {
        var followed = redirects
                .withMaxBytes(maxBytes, FILE_DEADLINE)
                .follow(uri, Map.of("accept", "image/*, video/*, audio/*"), false, _ -> true, budget);
        return switch (followed.exchange()) {
            case Exchange.Answered answered
            when answered.status() != 200 -> new FileResult.Failed("The answer was " + answered.status());
            case Exchange.Answered answered -> new FileResult.File(answered.body());
            case Exchange.Refused(var reason) -> new FileResult.Failed(reason);
            case Exchange.Unreachable(var reason) -> new FileResult.Failed(reason);
            case Exchange.TooLarge _ -> new FileResult.Failed("The file is too large");
        };
    }

    /** Fetches a web page, for its {@code rel=me} links. Redirects stay on the host. */
    public PageResult fetchPage(URI uri, FetchBudget budget) {
        return fetchText(uri, "text/html, application/xhtml+xml", MediaTypes::isHtml, budget);
    }

    /** Fetches a page for people, wherever redirects lead; empty when it is not there, too large or not HTML. */
    public Optional<WebPage> fetchWebPage(URI uri, FetchBudget budget) {
        var followed =
                redirects.follow(uri, Map.of("accept", "text/html, application/xhtml+xml"), false, _ -> true, budget);
        return followed.exchange() instanceof Exchange.Answered answered
                        && answered.status() == 200
                        && MediaTypes.isHtml(contentType(answered))
                ? Optional.of(new WebPage(
                        followed.uri(),
                        answered.body(),
                        MediaTypes.charset(contentType(answered)),
                        answered.headers().getAll("link")))
                : Optional.empty();
    }

    private FetchResult object(URI uri, FetchBudget budget) {
        if (!admission.admits(uri)) {
            return new FetchResult.Crowded();
        }
        var result = rests.around(
                uri,
                () -> json(
                        uri,
                        redirects.follow(uri, Map.of("accept", MediaTypes.ACCEPT), true, _ -> true, budget),
                        MediaTypes::isActivityPub));
        if (result instanceof FetchResult.Unreachable silent && !silent.answered()) {
            admission.unanswered(uri);
        }
        return result;
    }

    private static FetchResult json(URI asked, Redirects.Followed followed, Predicate<String> mediaType) {
        return switch (followed.exchange()) {
            case Exchange.Refused(var reason) -> new FetchResult.Refused(reason);
            case Exchange.Unreachable(var reason) -> new FetchResult.Unreachable(reason);
            case Exchange.TooLarge _ -> new FetchResult.Malformed("The document is larger than 1 MB");
            case Exchange.Answered answered -> answered(asked, followed.uri(), answered, mediaType);
        };
    }

    private static FetchResult answered(URI asked, URI uri, Exchange.Answered answered, Predicate<String> mediaType) {
        return switch (answered.status()) {
            case 200, 203 -> body(uri, answered, mediaType);
            case 410 -> new FetchResult.Gone(asked);
            case 401, 403 -> new FetchResult.Hidden(asked);
            case 404 -> new FetchResult.Missing(asked);
            case 408, 425, 429 -> new FetchResult.Unreachable("The answer was " + answered.status(), true);
            default ->
                answered.status() >= 500
                        ? new FetchResult.Unreachable("The answer was " + answered.status(), true)
                        : new FetchResult.Malformed("The answer was " + answered.status());
        };
    }

    private static FetchResult body(URI uri, Exchange.Answered answered, Predicate<String> mediaType) {
        if (!mediaType.test(contentType(answered))) {
            return new FetchResult.Malformed("The document is of the type " + contentType(answered));
        }
        try {
            return new FetchResult.Found(uri, Json.read(answered.body()));
        } catch (MalformedDocument malformed) {
            return new FetchResult.Malformed(malformed.getMessage());
        }
    }

    private static String contentType(Exchange.Answered answered) {
        return answered.header("content-type").orElse("");
    }

    private static boolean isAt(ObjectNode json, URI uri) {
        return new Fields(json)
                .id()
                .filter(id -> same(withoutFragment(id), uri))
                .isPresent();
    }

    private static boolean same(URI one, URI other) {
        return one.equals(other) || rooted(one).equals(rooted(other));
    }

    private static URI rooted(URI uri) {
        return uri.getRawPath() == null || uri.getRawPath().isEmpty() ? uri.resolve("/") : uri;
    }

    private static URI withoutFragment(URI uri) {
        var text = uri.toString();
        var mark = text.indexOf('#');
        return mark < 0 ? uri : URI.create(text.substring(0, mark));
    }
}
