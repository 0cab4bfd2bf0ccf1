package folkmoot.talk.card;

import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.json.Fields;
import folkmoot.federation.json.UriReader;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Gives each open status the card of its first link: one row for each page, read again rarely. */
public final class Cards implements StatusObserver {

    private static final String USES = """
        SELECT c.card_id, (s.created_at AT TIME ZONE 'UTC')::date, count(*), count(DISTINCT s.account_id)
        FROM status_card c JOIN status s ON s.id = c.status_id
        WHERE c.card_id = ANY (?::bigint[]) AND s.created_at >= ?::timestamptz
          AND s.visibility = 'public' AND s.deleted_at IS NULL
        GROUP BY 1, 2
        """;

    /** The beginning of a link that is neither a mention nor a hashtag. */
    private static final Pattern OTHER_LINK =
            Pattern.compile("<a (?![^>]*\\bclass=\"(?:[^\"]*\\s)?(?:mention|hashtag)[\\s\"])");

    private static final Duration FRESH = Duration.ofDays(14);
    private static final int LONGEST_URL = 2_000;
    private static final JobKind<Look> KIND = new JobKind<>("preview-card", Look.class, RetryPolicy.NEVER);

    private final Database database;
    private final Statuses statuses;
    private final Jobs jobs;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;
    private final CardStore store = new CardStore();
    private final Observers<BiConsumer<Transaction, StatusId>> observers;

    record Look(long status, String url) {}

    public Cards(
            Database database,
            Accounts accounts,
            Statuses statuses,
            Fetcher fetcher,
            Jobs jobs,
            LocalUris uris,
            Ids ids,
            InstantSource clock,
            Observers<BiConsumer<Transaction, StatusId>> observers) {
        this.database = database;
        this.statuses = statuses;
        this.jobs = jobs;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
        this.observers = observers;
        var reader = new CardReader(database, accounts, fetcher, uris, clock);
        jobs.handle(KIND, job -> look(reader, new StatusId(job.status()), URI.create(job.url())));
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        if (status.visibility().isOpen() && !status.isReblog()) {
            link(status.text().content())
                    .ifPresent(
                            url -> jobs.enqueue(tx, KIND, new Look(status.id().value(), url.toString())));
        }
    }

    @Override
    public void edited(Transaction tx, Status status, Account author) {
        store.detach(tx, status.id());
        posted(tx, status, author, Set.of());
    }

    /** The first link that is neither a mention, a hashtag nor one of ours. */
    Optional<URI> link(String html) {
        if (!OTHER_LINK.matcher(html).find()) {
            return Optional.empty(); // most posts: parsing costs a tenth of keeping one
        }
        return Jsoup.parseBodyFragment(html).select("a[href]").stream()
                .filter(anchor -> !anchor.hasClass("mention") && !anchor.hasClass("hashtag"))
                .filter(anchor -> anchor.closest(".quote-inline") == null)
                .flatMap(anchor -> address(anchor).stream())
                .findFirst();
    }

    private Optional<URI> address(Element anchor) {
        var href = anchor.attr("href");
        return UriReader.link(href.split("#", 2)[0])
                .filter(Fields::isWeb)
                .filter(url -> href.length() <= LONGEST_URL && !uris.isLocal(url));
    }

    private void look(CardReader reader, StatusId status, URI url) {
        var known = database.read(tx -> store.byUrl(tx, url))
                .filter(card -> card.fetched().isAfter(clock.instant().minus(FRESH)));
        var card = known.orElseGet(() -> reader.read(url));
        database.write(tx -> {
            long id = known.isPresent() ? card.id() : store.save(tx, ids.next(), card);
            if (!card.title().isEmpty() && statuses.find(tx, status).isPresent()) {
                store.attach(tx, status, id);
                observers.tell(observer -> observer.accept(tx, status));
            }
        });
    }

    /** The cards of many statuses at once. */
    public Map<StatusId, Card> of(Transaction tx, Collection<StatusId> wanted) {
        return wanted.isEmpty() ? Map.of() : store.of(tx, wanted);
    }

    /** How a page was linked to on one day: in how many public statuses, by how many accounts. */
    public record Use(LocalDate day, int uses, int accounts) {}

    /** By id, in the order of the ids. */
    public List<Card> byIds(Transaction tx, List<Long> wanted) {
        var found = store.byIds(tx, wanted);
        return wanted.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** Use since a day, by card id. One query. */
    public Map<Long, List<Use>> uses(Transaction tx, Collection<Long> wanted, LocalDate since) {
        var start = since.atStartOfDay().toInstant(ZoneOffset.UTC);
        return tx.sql()
                .fetch(USES, wanted.toArray(Long[]::new), start)
                .intoGroups(
                        row -> row.get(0, Long.class),
                        row -> new Use(
                                row.get(1, LocalDate.class), row.get(2, Integer.class), row.get(3, Integer.class)));
    }

    /** The card of a page, where one is known and can be shown. */
    public Optional<Card> byUrl(Transaction tx, URI url) {
        return store.byUrl(tx, url).filter(card -> !card.title().isEmpty());
    }
}
