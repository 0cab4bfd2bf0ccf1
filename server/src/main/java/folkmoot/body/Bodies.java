package folkmoot.body;

import static folkmoot.schema.generated.Tables.BODY;

import folkmoot.account.Account;
import folkmoot.account.Accounts;
import folkmoot.account.Handle;
import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.id.BodyId;
import folkmoot.id.CommunityId;
import folkmoot.id.Ids;
import folkmoot.problem.Invalid;
import folkmoot.problem.NotFound;
import folkmoot.text.Names;
import folkmoot.uri.LocalUris;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/** The registers of public bodies, and who is recognised as speaking for one. */
public final class Bodies {

    private static final int USUAL_ACKNOWLEDGE_DAYS = 5;
    private static final int USUAL_ANSWER_DAYS = 20;
    private static final int MOST_DAYS = 400;

    private final Accounts accounts;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;
    private final BodyStore store = new BodyStore();
    private final OfficialIndex index;

    public Bodies(Accounts accounts, LocalUris uris, Ids ids, InstantSource clock) {
        this.accounts = accounts;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
        this.index = new OfficialIndex(store, clock);
    }

    /** Enters a body into a community's register. Problems: 422 for a name that is taken, a domain that proves nothing. */
    public Body register(Transaction tx, CommunityId community, NewBody wanted) {
        var slug = wanted.slug().strip().toLowerCase(Locale.ROOT);
        if (!slug.matches("[a-z0-9][a-z0-9-]{0,60}")) {
            throw Invalid.field("slug", "ERR_INVALID", "must be lower case letters, digits and hyphens");
        }
        if (find(tx, community, slug).isPresent()) {
            throw Invalid.field("slug", "ERR_TAKEN", "is already in the register");
        }
        var domain = Domains.ascii(wanted.domain());
        if (Domains.isPublicSuffix(domain)) {
            throw Invalid.field("domain", "ERR_INVALID", "is one under which anybody can have a name");
        }
        var name = Names.withoutCheckMarks(wanted.name());
        if (name.isBlank() || name.length() > 200) {
            throw Invalid.field("name", "ERR_INVALID", "must have 1 to 200 characters");
        }
        var handle = wanted.handle().map(Bodies::handle).filter(text -> !text.isEmpty());
        var body = new Body(
                new BodyId(ids.next()),
                community,
                slug,
                name,
                Names.clean(wanted.kind()),
                domain,
                handle,
                handle.flatMap(text -> account(tx, text)).map(Account::id),
                wanted.remit(),
                wanted.area(),
                wanted.languages(),
                days(wanted.acknowledgeDays(), USUAL_ACKNOWLEDGE_DAYS),
                days(wanted.answerDays(), USUAL_ANSWER_DAYS),
                today(),
                wanted.validUntil());
        store.insert(tx, body, clock.instant());
        index.changed(tx);
        body.account().flatMap(id -> accounts.find(tx, id)).ifPresent(account -> checkDomain(tx, account));
        return body;
    }

    private static String handle(String text) {
        return text.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    }

    private Optional<Account> account(Transaction tx, String handle) {
        return Handle.parse(handle).flatMap(parsed -> accounts.byHandle(tx, parsed));
    }

    private static int days(int wanted, int usual) {
        return wanted <= 0 ? usual : Math.min(wanted, MOST_DAYS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    public List<Body> list(Transaction tx, CommunityId community) {
        return store.list(tx, BODY.COMMUNITY_ID.eq(community.value()));
    }

    public Optional<Body> find(Transaction tx, CommunityId community, String slug) {
        return store.list(tx, BODY.COMMUNITY_ID.eq(community.value()).and(BODY.SLUG.eq(slug))).stream()
                .findFirst();
    }

    public Body require(Transaction tx, CommunityId community, String slug) {
        return find(tx, community, slug).orElseThrow(NotFound::new);
    }

    public List<Body> list(Transaction tx, Collection<BodyId> wanted) {
        return wanted.isEmpty()
                ? List.of()
                : store.list(tx, BODY.ID.in(wanted.stream().map(BodyId::value).toList()));
    }

    /** All evidence kept about an account, the strongest first. */
    public List<Recognition> evidence(Transaction tx, AccountId account) {
        return store.recognitions(tx, List.of(account));
    }

    /**
     * Whether an account is some body's official actor, in any community here; also where nobody has looked at the account
     * before.
     */
    public boolean isOfficial(Transaction tx, Account account) {
        return index.isRecognised(tx, account.id())
                || names(host(account))
                        .anyMatch(name -> index.of(tx, name).stream().anyMatch(body -> holds(account, body)));
    }

    private String host(Account account) {
        return account.isLocal() ? uris.host() : account.uri().getAuthority();
    }

    private boolean holds(Account account, Body body) {
        var handle = account.handle(uris.domain()).toLowerCase(Locale.ROOT);
        return !account.isGroup()
                && account.isActive()
                && Domains.isUnder(host(account), body.domain())
                && Domains.isUnder(account.domain().orElse(uris.domain()), body.domain())
                && body.handle()
                        .filter(registered -> !registered.equals(handle))
                        .isEmpty()
                && body.isValidOn(today());
    }

    /** Whether evidence that an account is some body's official actor was kept. */
    public boolean isOfficial(Transaction tx, AccountId account) {
        return evidence(tx, account).stream().anyMatch(Recognition::isOfficial);
    }

    /** The community's body for which an account speaks officially, with the evidence. */
    public Optional<Recognised> recognised(Transaction tx, CommunityId community, AccountId account) {
        for (var recognition : evidence(tx, account)) {
            if (recognition.isOfficial()) {
                var body = list(tx, List.of(recognition.body())).getFirst();
                if (body.community().equals(community) && body.isValidOn(today())) {
                    return Optional.of(new Recognised(body, recognition));
                }
            }
        }
        return Optional.empty();
    }

    /** A body and why an account speaks for it. */
    public record Recognised(Body body, Recognition recognition) {}

    /**
     * Compares an account with every register here, without any network: level 2 where the host of its id and of its handle
     * are the body's domain or lie under it, and it is the registered handle where one is registered.
     */
    public void checkDomain(Transaction tx, Account account) {
        var domain = account.domain().orElse(uris.domain());
        var known = evidence(tx, account.id());
        var handle = account.handle(uris.domain()).toLowerCase(Locale.ROOT);
        for (var body : candidates(tx, host(account), handle)) {
            boolean holds = holds(account, body);
            boolean before = known.stream()
                    .anyMatch(one -> one.method() == Recognition.Method.REGISTER_DOMAIN
                            && one.body().equals(body.id())
                            && one.holds());
            if (holds || before) {
                save(
                        tx,
                        new Recognition(
                                account.id(),
                                body.id(),
                                Recognition.Method.REGISTER_DOMAIN,
                                Recognition.OFFICIAL,
                                holds,
                                domain,
                                clock.instant()));
            }
            if (holds && body.account().isEmpty()) {
                store.setAccount(tx, body.id(), account.id());
            }
        }
    }

    private List<Body> candidates(Transaction tx, String host, String handle) {
        return store.list(tx, BODY.DOMAIN.in(names(host).toList()).or(BODY.HANDLE.eq(handle)));
    }

    /** The host and every domain that it lies under, with its port and without. */
    private static Stream<String> names(String host) {
        var plain = Domains.ascii(host);
        return Stream.of(plain, plain.replaceAll(":.*", "")).distinct().flatMap(Bodies::above);
    }

    /** {@code a.b.c}, {@code b.c} and {@code c} of {@code a.b.c}. */
    private static Stream<String> above(String host) {
        return Stream.iterate(
                host, name -> !name.isEmpty(), name -> name.contains(".") ? name.substring(name.indexOf('.') + 1) : "");
    }

    /** Keeps the outcome of a check made over the network. */
    void save(Transaction tx, Recognition recognition) {
        store.save(tx, recognition);
        index.changed(tx);
    }

    /**
     * The registered body that an account could be taken for without being it: the same or nearly the same name or domain,
     * as people see it, and no evidence of level 2.
     */
    public Optional<Body> looksLike(Transaction tx, Account account) {
        if (account.isGroup() || isOfficial(tx, account)) {
            return Optional.empty();
        }
        var name = Names.skeleton(account.name());
        var domain = Names.skeleton(account.domain().orElse(uris.domain()));
        return store.list(tx, DSL.noCondition()).stream()
                .filter(body -> similar(name, Names.skeleton(body.name()), 10)
                        || !account.isLocal() && similar(domain, Names.skeleton(body.domain()), 8))
                .filter(body -> !account.isLocal() || !Domains.isUnder(uris.domain(), body.domain()))
                .findFirst();
    }

    /** Equal, or different in one letter in so many. */
    private static boolean similar(String one, String other, int lettersForOne) {
        int bound = Math.min(2, other.length() / lettersForOne);
        return one.equals(other) || bound > 0 && Names.distance(one, other, bound) <= bound;
    }
}
