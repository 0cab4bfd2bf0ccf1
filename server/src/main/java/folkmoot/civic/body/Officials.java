package folkmoot.civic.body;

import static folkmoot.schema.generated.Tables.BODY;

import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.account.Account;
import folkmoot.people.account.OfficialLookup;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.text.Names;
import folkmoot.platform.uri.LocalUris;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/**
 * Who speaks for a public body. A register is one community's, so the question is always asked of one: whatever grants a power in
 * a community, counts in it or labels there asks {@link #isOfficial}. The answer follows from the register and the account as they
 * are now; the evidence beside it is for people to read.
 */
public final class Officials implements OfficialLookup {

    private final LocalUris uris;
    private final InstantSource clock;
    private final BodyStore store = new BodyStore();
    private final OfficialIndex index;

    public Officials(LocalUris uris, InstantSource clock) {
        this.uris = uris;
        this.clock = clock;
        this.index = new OfficialIndex(store, clock);
    }

    @Override
    public boolean isOfficial(Transaction tx, CommunityId community, Account account) {
        return speaksFor(tx, community, account).isPresent();
    }

    @Override
    public boolean isOfficialAnywhere(Transaction tx, Account account) {
        return first(tx, account, _ -> true).isPresent();
    }

    /** The body in a community's register for which an account speaks. */
    public Optional<Body> speaksFor(Transaction tx, CommunityId community, Account account) {
        return first(tx, account, body -> body.community().equals(community));
    }

    /** All bodies in a community's register for which an account speaks: those of one domain may be several. */
    public List<Body> speaksForAll(Transaction tx, CommunityId community, Account account) {
        return matching(tx, account, body -> body.community().equals(community))
                .distinct()
                .toList();
    }

    /** All bodies in all registers here for which an account speaks. */
    public List<Body> speaksForAll(Transaction tx, Account account) {
        return matching(tx, account, _ -> true).distinct().toList();
    }

    private Optional<Body> first(Transaction tx, Account account, Predicate<Body> wanted) {
        return matching(tx, account, wanted).findFirst();
    }

    private Stream<Body> matching(Transaction tx, Account account, Predicate<Body> wanted) {
        return names(host(account))
                .flatMap(name -> index.of(tx, name).stream())
                .filter(wanted)
                .filter(body -> holds(account, body));
    }

    private String host(Account account) {
        return account.isLocal() ? uris.host() : account.uri().getAuthority();
    }

    private boolean holds(Account account, Body body) {
        return !account.isGroup()
                && account.isActive()
                && DomainNames.isUnder(host(account), body.domain())
                && DomainNames.isUnder(account.domain().orElse(uris.domain()), body.domain())
                && body.handle().map(handle(account)::equals).orElse(!isOurs(body.domain()))
                && body.isValidOn(today());
    }

    private String handle(Account account) {
        return account.handle(uris.domain()).toLowerCase(Locale.ROOT);
    }

    /** Of the handles of people here. */
    String domain() {
        return uris.domain();
    }

    /** Whether people with an account here are on the domain: then it alone says nothing about one of them. */
    boolean isOurs(String domain) {
        return DomainNames.isUnder(uris.domain(), domain) || DomainNames.isUnder(uris.host(), domain);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** All evidence kept about an account, the strongest first. */
    public List<Recognition> evidence(Transaction tx, AccountId account) {
        return store.recognitions(tx, List.of(account));
    }

    /**
     * Compares an account with every register here, without any network: level 2 where the host of its id and of its handle
     * are the body's domain or lie under it, and it is the registered handle where one is registered.
     */
    public void checkDomain(Transaction tx, Account account) {
        var domain = account.domain().orElse(uris.domain());
        var known = evidence(tx, account.id());
        var candidates = BODY.DOMAIN
                .in(names(host(account)).toList())
                .or(BODY.HANDLE.eq(handle(account)))
                .or(BODY.ID.in(known.stream().map(one -> one.body().value()).toList()));
        for (var body : store.list(tx, candidates)) {
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
                store.setAccount(tx, body.id(), Optional.of(account.id()));
            }
        }
    }

    /** The host and every domain that it lies under, with its port and without. */
    private static Stream<String> names(String host) {
        var plain = DomainNames.comparable(host);
        return Stream.of(plain, plain.replaceAll(":.*", "")).distinct().flatMap(Officials::above);
    }

    /** {@code a.b.c}, {@code b.c} and {@code c} of {@code a.b.c}. */
    private static Stream<String> above(String host) {
        return Stream.iterate(
                host, name -> !name.isEmpty(), name -> name.contains(".") ? name.substring(name.indexOf('.') + 1) : "");
    }

    /** Keeps the outcome of a check. */
    void save(Transaction tx, Recognition recognition) {
        store.save(tx, recognition);
    }

    /** An entry of a register was made, changed or retired. */
    void changed(Transaction tx) {
        index.changed(tx);
    }

    List<Body> bodies(Transaction tx, BodyId id) {
        return store.list(tx, BODY.ID.eq(id.value()));
    }

    /**
     * The registered body that an account could be taken for without being it: the same or nearly the same name or domain,
     * as people see it, and not official in that register.
     */
    public Optional<Body> looksLike(Transaction tx, Account account) {
        if (account.isGroup()) {
            return Optional.empty();
        }
        var name = Names.skeleton(account.name());
        var domain = Names.skeleton(account.domain().orElse(uris.domain()));
        return store.list(tx, DSL.noCondition()).stream()
                .filter(body -> body.isValidOn(today()))
                .filter(body -> similar(name, Names.skeleton(body.name()), 10)
                        || !account.isLocal() && similar(domain, Names.skeleton(body.domain()), 8))
                .filter(body -> !account.isLocal() || !DomainNames.isUnder(uris.domain(), body.domain()))
                .filter(body -> !isOfficial(tx, body.community(), account))
                .findFirst();
    }

    /** Equal, or different in one letter in so many. */
    private static boolean similar(String one, String other, int lettersForOne) {
        int bound = Math.min(2, other.length() / lettersForOne);
        return one.equals(other) || bound > 0 && Names.distance(one, other, bound) <= bound;
    }
}
