package folkmoot.civic.body;

import static folkmoot.schema.generated.Tables.BODY;

import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.account.Account;
import folkmoot.people.account.OfficialLookup;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.uri.LocalUris;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private final LookAlikes lookAlikes;

    public Officials(LocalUris uris, InstantSource clock) {
        this.uris = uris;
        this.clock = clock;
        this.index = new OfficialIndex(store, clock);
        this.lookAlikes = new LookAlikes(index, uris, this::isOfficial, clock);
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
                && account.settings().movedTo().isEmpty() // who moved is recognised anew, under the new handle
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
     * are the body's domain or lie under it, and it is the registered handle where one is registered. Returns the entries that
     * have an account from now on.
     */
    public List<BodyId> checkDomain(Transaction tx, Account account) {
        var known = evidence(tx, account.id()).stream()
                .filter(one -> one.method() == Recognition.Method.REGISTER_DOMAIN)
                .map(Recognition::body)
                .collect(Collectors.toSet());
        var candidates = BODY.DOMAIN
                .in(names(host(account)).toList())
                .or(BODY.HANDLE.eq(handle(account)))
                .or(BODY.ID.in(known.stream().map(BodyId::value).toList()));
        var found = new ArrayList<BodyId>();
        for (var body : store.list(tx, candidates)) {
            boolean holds = holds(account, body);
            if (holds || known.contains(body.id())) {
                save(
                        tx,
                        Recognition.now(
                                account.id(),
                                body.id(),
                                Recognition.Method.REGISTER_DOMAIN,
                                holds,
                                account.domain().orElse(uris.domain()),
                                clock.instant()));
            }
            if (holds && body.account().isEmpty()) {
                store.setAccount(tx, body.id(), Optional.of(account.id()));
                found.add(body.id());
            }
        }
        return found;
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

    /** What stands in a community's register, also what was retired. */
    List<Body> register(Transaction tx, CommunityId community) {
        return index.all(tx).stream()
                .filter(body -> body.community().equals(community))
                .toList();
    }

    List<Body> bodies(Transaction tx, BodyId id) {
        return store.list(tx, BODY.ID.eq(id.value()));
    }

    /**
     * How an account is marked wherever it is shown: as the official account of a body, as one that was, as one that could be taken
     * for one; in one community, or outside of all by the register of any.
     */
    public Optional<Mark> mark(Transaction tx, Optional<CommunityId> in, Account account) {
        Predicate<Body> concerned = body -> in.map(body.community()::equals).orElse(true);
        var speaks = first(tx, account, concerned);
        if (speaks.isPresent()) {
            return Optional.of(Mark.official(speaks.get(), lost(tx, account, speaks.get()::equals)));
        }
        var lost = lost(tx, account, concerned);
        return lost.isPresent()
                ? Optional.of(Mark.lost(lost.get()))
                : lookAlikes.of(tx, account, concerned).map(Mark::lookAlike);
    }

    /** Outside of all communities. */
    public Optional<Mark> mark(Transaction tx, Account account) {
        return mark(tx, Optional.empty(), account);
    }

    /** What it lost last. */
    private Optional<Mark.Lost> lost(Transaction tx, Account account, Predicate<Body> concerned) {
        return index.lost(tx, account.id()).stream()
                .filter(one -> concerned.test(one.body()))
                .max(Comparator.comparing(one -> one.recognition().since()));
    }

    /**
     * The registered body that an account could be taken for without being it: nearly the same name or domain, as people see it, and
     * neither official in that register nor once recognised by it.
     */
    public Optional<Body> looksLike(Transaction tx, Account account) {
        return mark(tx, account)
                .filter(mark -> mark.standing() == Mark.Standing.LOOK_ALIKE)
                .map(Mark::body);
    }
}
