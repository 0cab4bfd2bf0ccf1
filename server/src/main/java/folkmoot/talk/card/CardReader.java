package folkmoot.talk.card;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.fetch.WebPage;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Handle;
import folkmoot.platform.database.Database;
import folkmoot.platform.uri.LocalUris;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Makes a card of a page: the page itself is fetched, and what it says of a player (oEmbed). */
final class CardReader {

    private static final int REQUESTS = 6;
    private static final int WIDEST = 4_000;

    private final Database database;
    private final Accounts accounts;
    private final Fetcher fetcher;
    private final LocalUris uris;
    private final InstantSource clock;

    CardReader(Database database, Accounts accounts, Fetcher fetcher, LocalUris uris, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.fetcher = fetcher;
        this.uris = uris;
        this.clock = clock;
    }

    /** The card of a page, without a title where it could not be read. Over the network. */
    Card read(URI url) {
        var budget = FetchBudget.of(REQUESTS);
        return fetcher.fetchWebPage(url, budget)
                .flatMap(page -> reading(page).map(reading -> card(url, page, reading, budget)))
                .orElseGet(() -> Card.unreadable(url, clock.instant()));
    }

    private static Optional<PageReading> reading(WebPage page) {
        try {
            return Optional.of(PageReading.of(page.uri(), page.body(), page.charset()));
        } catch (IOException unreadable) {
            return Optional.empty(); // a charset that nobody knows: shown as a plain link
        }
    }

    private Card card(URI url, WebPage page, PageReading reading, FetchBudget budget) {
        var player = reading.oEmbed().flatMap(address -> player(address, budget));
        return new Card(
                0,
                url,
                reading.title(),
                reading.description(),
                player.map(CardReader::kind).orElse(Card.Kind.LINK),
                reading.language(),
                author(page, reading, player),
                new Card.Provider(reading.site(), origin(page.uri())),
                player.map(CardReader::frame).orElse(Card.Frame.NONE),
                reading.image().map(image -> new Card.Image(image, reading.imageDescription(), Optional.empty())),
                reading.published(),
                clock.instant());
    }

    private Optional<JsonNode> player(URI address, FetchBudget budget) {
        return fetcher.fetchJson(address, "application/json", budget) instanceof FetchResult.Found found
                ? Optional.of(found.json())
                : Optional.empty();
    }

    private static Card.Kind kind(JsonNode player) {
        return switch (player.path("type").asText()) {
            case "video" -> frame(player).html().isEmpty() ? Card.Kind.LINK : Card.Kind.VIDEO;
            case "photo" -> Card.Kind.PHOTO;
            default -> Card.Kind.LINK; // "rich" is arbitrary HTML: not shown
        };
    }

    private static Card.Frame frame(JsonNode player) {
        int width = measure(player, "width");
        int height = measure(player, "height");
        return switch (player.path("type").asText()) {
            case "video" -> new Card.Frame(iframe(player.path("html").asText(), width, height), width, height, "");
            case "photo" -> {
                var address = player.path("url").asText();
                yield new Card.Frame("", width, height, address.startsWith("https://") ? address : "");
            }
            default -> Card.Frame.NONE;
        };
    }

    private static int measure(JsonNode player, String name) {
        return Math.clamp(player.path(name).asInt(), 0, WIDEST);
    }

    /** One frame of its own with an https address, and nothing else of what the site sent. */
    private static String iframe(String html, int width, int height) {
        Element frame = Jsoup.parseBodyFragment(html).selectFirst("iframe[src^=https://]");
        if (frame == null) {
            return "";
        }
        return new Element("iframe")
                .attr("src", frame.attr("src"))
                .attr("width", Integer.toString(width))
                .attr("height", Integer.toString(height))
                .attr("allowfullscreen", "true")
                .attr(
                        "sandbox",
                        "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms")
                .outerHtml();
    }

    private Card.Author author(WebPage page, PageReading reading, Optional<JsonNode> player) {
        var told = player.map(json -> json.path("author_name").asText("")).filter(name -> !name.isBlank());
        var site = player.map(json -> json.path("author_url").asText(""))
                .filter(address -> address.startsWith("https://") || address.startsWith("http://"));
        var named = reading.creator().flatMap(this::account);
        return new Card.Author(
                told.orElseGet(reading::author),
                site.orElse(""),
                named.filter(account -> isAllowed(page.uri(), account)).map(Account::id),
                named.filter(account -> !isAllowed(page.uri(), account)).map(Account::id));
    }

    private Optional<Account> account(String handle) {
        return Handle.parse(handle).flatMap(parsed -> database.read(tx -> accounts.byHandle(tx, parsed)));
    }

    /** Anybody could name anybody: so only the account's own site may, and those that it names itself. */
    private boolean isAllowed(URI page, Account account) {
        return isOf(page.getHost(), account.domain().orElse(uris.domain()))
                || account.showing().attributionDomains().stream().anyMatch(domain -> isOf(page.getHost(), domain));
    }

    private static boolean isOf(String host, String domain) {
        return host.equalsIgnoreCase(domain) || host.toLowerCase(Locale.ROOT).endsWith("." + domain);
    }

    private static String origin(URI page) {
        return page.getScheme() + "://" + page.getRawAuthority();
    }
}
