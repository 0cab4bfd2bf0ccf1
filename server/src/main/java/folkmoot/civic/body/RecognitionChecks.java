package folkmoot.civic.body;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.BODY;
import static folkmoot.schema.generated.Tables.RECOGNITION;

import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.dns.TextRecords;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.text.RelMe;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.impl.DSL;
import org.jsoup.Jsoup;

/**
 * Checks again, daily, what recognition rests on: the register's domains, links both ways between profile and page, and the record by
 * which a domain names its actor.
 */
public final class RecognitionChecks {

    private static final int MOST_PAGES = 4;

    private final Database database;
    private final Accounts accounts;
    private final Officials officials;
    private final PageReader pages;
    private final DnsProof dns;
    private final InstantSource clock;

    public RecognitionChecks(
            Database database,
            Accounts accounts,
            Officials officials,
            PageReader pages,
            TextRecords records,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.officials = officials;
        this.pages = pages;
        this.dns = new DnsProof(database, records);
        this.clock = clock;
    }

    /** Checks every account that could be some body's. */
    public void runAll() {
        var all = database.read(this::candidates);
        all.forEach(this::run);
    }

    /** Checks one account. Fetches pages, so not inside a transaction. */
    public void run(AccountId id) {
        database.write(tx -> accounts.find(tx, id).ifPresent(account -> officials.checkDomain(tx, account)));
        var account = database.read(tx -> accounts.find(tx, id));
        account.ifPresent(this::check);
    }

    private void check(Account account) {
        for (var body : database.read(tx -> related(tx, account))) {
            var known = database.read(tx -> officials.evidence(tx, account.id())).stream()
                    .filter(one -> one.body().equals(body.id()))
                    .map(Recognition::method)
                    .toList();
            checkLinks(account, body, known.contains(Recognition.Method.REL_ME));
            checkDns(account, body, known.contains(Recognition.Method.DNS_TXT));
        }
    }

    /** @param before whether that was found once: then its loss is kept, too */
    private void checkLinks(Account account, Body body, boolean before) {
        var links = profileLinks(account, body.domain());
        var proof = links.stream().filter(page -> linksBack(page, account)).findFirst();
        if (proof.isPresent() || before) {
            var evidence = proof.or(() -> links.stream().findFirst())
                    .map(URI::toString)
                    .orElse(body.domain());
            save(now(account, body, Recognition.Method.REL_ME, proof.isPresent(), evidence));
        }
    }

    /** A resolver that does not answer says nothing: what was found before stays. Retired entries prove nothing. */
    private void checkDns(Account account, Body body, boolean before) {
        dns.of(body, account).filter(found -> found.names() || before).ifPresent(found -> {
            boolean holds = found.names() && body.retired().isEmpty();
            save(now(account, body, Recognition.Method.DNS_TXT, holds, DnsProof.name(body))
                    .withDnssec(found.dnssec()));
        });
    }

    private Recognition now(Account account, Body body, Recognition.Method method, boolean holds, String evidence) {
        return Recognition.now(account.id(), body.id(), method, holds, evidence, clock.instant());
    }

    private void save(Recognition recognition) {
        database.write(tx -> {
            officials.save(tx, recognition);
            officials.changed(tx);
        });
    }

    /** Links of the profile that lead to the body's domain. */
    private static List<URI> profileLinks(Account account, String domain) {
        return account.fields().stream()
                .flatMap(field -> Jsoup.parseBodyFragment(field.value()).select("a[href]").stream())
                .map(link -> link.attr("href"))
                .flatMap(href -> uri(href).stream())
                .filter(uri -> uri.getHost() != null && DomainNames.isUnder(uri.getHost(), domain))
                .distinct()
                .limit(MOST_PAGES)
                .toList();
    }

    private boolean linksBack(URI page, Account account) {
        Set<String> own =
                new HashSet<>(List.of(account.uri().toString(), account.page().toString()));
        return pages.read(page).filter(html -> RelMe.pointsTo(html, page, own)).isPresent();
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private List<Body> related(Transaction tx, Account account) {
        return tx
                .sql()
                .selectDistinct(BODY.ID)
                .from(BODY)
                .leftJoin(RECOGNITION)
                .on(RECOGNITION.BODY_ID.eq(BODY.ID))
                .where(BODY.ACCOUNT_ID
                        .eq(account.id().value())
                        .or(BODY.HANDLE.eq(account.acct().toLowerCase(Locale.ROOT)))
                        .or(RECOGNITION.ACCOUNT_ID.eq(account.id().value())))
                .fetch(row -> new BodyId(row.value1()))
                .stream()
                .flatMap(id -> officials.bodies(tx, id).stream())
                .toList();
    }

    private List<AccountId> candidates(Transaction tx) {
        return tx
                .sql()
                .selectDistinct(ACCOUNT.ID)
                .from(ACCOUNT)
                .join(BODY)
                .on(BODY.ACCOUNT_ID
                        .eq(ACCOUNT.ID)
                        .or(BODY.HANDLE.eq(DSL.lower(DSL.concat(
                                ACCOUNT.USERNAME, DSL.val("@"), DSL.coalesce(ACCOUNT.DOMAIN, DSL.val("")))))))
                .unionAll(DSL.select(RECOGNITION.ACCOUNT_ID).from(RECOGNITION))
                .fetch(row -> new AccountId(row.value1()))
                .stream()
                .distinct()
                .toList();
    }
}
