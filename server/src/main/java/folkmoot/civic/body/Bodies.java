package folkmoot.civic.body;

import static folkmoot.schema.generated.Tables.BODY;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Handle;
import folkmoot.people.account.StandingObserver;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The registers of public bodies, one for each community. Who speaks for a body is told by {@link Officials}. */
public final class Bodies {

    private final Accounts accounts;
    private final Officials officials;
    /** So many a register can have that are not retired: whoever proposes chooses among all of them on one page. */
    public static final int MOST = 500;

    private final Ids ids;
    private final InstantSource clock;
    private final BodyLookUps lookUps;
    private final Observers<StandingObserver> standings;
    private final BodyStore store = new BodyStore();

    public Bodies(
            Accounts accounts,
            Officials officials,
            Ids ids,
            InstantSource clock,
            BodyLookUps lookUps,
            Observers<StandingObserver> standings) {
        this.lookUps = lookUps;
        this.accounts = accounts;
        this.officials = officials;
        this.ids = ids;
        this.clock = clock;
        this.standings = standings;
    }

    /**
     * Enters a body into a community's register, or again after it was retired. Problems: 422 for a name that is taken, a domain
     * that proves nothing, no handle on a domain where people of this instance are, and the {@value #MOST}th and one more.
     */
    public Body register(Transaction tx, CommunityId community, NewBody wanted) {
        var slug = wanted.slug().strip().toLowerCase(Locale.ROOT);
        var earlier = find(tx, community, slug);
        if (earlier.isPresent() && earlier.get().retired().isEmpty()) {
            throw taken();
        }
        var id = earlier.map(Body::id).orElseGet(() -> new BodyId(ids.next()));
        var body = body(tx, id, community, slug, wanted, wanted.validFrom().orElse(today()), earlier);
        if (earlier.isPresent()) {
            store.update(tx, body);
            store.forgetTold(tx, id);
        } else if (store.count(tx, community) >= MOST) {
            throw Invalid.field("slug", "ERR_TOO_MANY", "is one more than the " + MOST + " that a register can have");
        } else if (!store.insert(tx, body, clock.instant())) {
            throw taken(); // by somebody at the same moment
        }
        check(tx, body);
        return body;
    }

    private static Invalid taken() {
        return Invalid.field("slug", "ERR_TAKEN", "is already in the register");
    }

    /** Corrects an entry; its name in addresses stays. Problems: as {@link #register}; 422 for an entry that was retired. */
    public Body correct(Transaction tx, Body body, NewBody wanted) {
        if (body.retired().isPresent()) {
            throw Invalid.refused("This entry was retired. Register the body again instead");
        }
        var corrected = body(
                tx,
                body.id(),
                body.community(),
                body.slug(),
                wanted,
                wanted.validFrom().orElse(body.validFrom()),
                Optional.of(body));
        store.update(tx, corrected);
        if (!corrected.handle().equals(body.handle())) {
            store.forgetTold(tx, body.id());
        }
        check(tx, corrected);
        tellStandings(tx, body); // those who spoke for it before
        return corrected;
    }

    /** Takes an entry out of the register: from now on nobody speaks for it here, and nothing new is addressed to it. */
    public void retire(Transaction tx, Body body) {
        store.retire(tx, body.id(), clock.instant());
        officials.changed(tx);
        tellStandings(tx, body);
    }

    /** Retires an entry and says into which it went; the other one came from it, if it names no other. */
    public void merge(Transaction tx, Body from, Body into) {
        store.setSuccessor(tx, from.id(), into.id());
        if (into.predecessor().isEmpty() && !store.isAbove(tx, "predecessor", from.id(), into.id())) {
            store.setPredecessor(tx, into.id(), from.id());
        }
        retire(tx, from);
    }

    /** True the first time: the account of the entry's handle is told now that it stands here. */
    public boolean tell(Transaction tx, BodyId id) {
        return store.setTold(tx, id, clock.instant());
    }

    /** Whoever is on the domain of an entry may speak for the body, or may no longer. */
    private void tellStandings(Transaction tx, Body body) {
        standings.tell(observer -> {
            observer.changed(tx, body.domain());
            body.account().ifPresent(account -> observer.changed(tx, account));
        });
    }

    /** The account of the entry, and those that were taken for it before, are looked at anew. */
    private void check(Transaction tx, Body body) {
        officials.changed(tx);
        var concerned = store.recognised(tx, body.id());
        body.account().ifPresent(concerned::add);
        accounts.list(tx, concerned).forEach(account -> officials.checkDomain(tx, account));
        tellStandings(tx, body);
        lookUps.soon(tx, body);
    }

    /** The document of an actor was read: it may be the account of an entry that names no handle. */
    public void met(Transaction tx, Account account) {
        officials.checkDomain(tx, account).forEach(id -> lookUps.met(tx, id));
    }

    private Body body(
            Transaction tx,
            BodyId id,
            CommunityId community,
            String slug,
            NewBody wanted,
            LocalDate validFrom,
            Optional<Body> before) {
        var rules = new BodyRules(wanted);
        rules.slug(slug);
        var handle = rules.handle().map(this::comparable);
        var domain = rules.domain();
        if (handle.isEmpty() && officials.isOurs(domain)) {
            rules.fault(
                    "handle",
                    "ERR_BLANK",
                    "must be given: people of this instance are on that domain, and not all of them speak for the"
                            + " body");
        }
        rules.requireOrder();
        var body = new Body(
                id,
                community,
                slug,
                rules.name(),
                rules.names(),
                rules.kind(),
                domain,
                reach(tx, rules, handle, before),
                rules.scope(),
                rules.languages(),
                rules.targets(),
                rules.codes(),
                new Kin(
                        entry(tx, rules, "parent", id, community, wanted.parent()),
                        entry(tx, rules, "predecessor", id, community, wanted.predecessor()),
                        before.filter(was -> was.retired().isEmpty())
                                .flatMap(was -> was.kin().successor())),
                validFrom,
                wanted.validUntil(),
                Optional.empty());
        rules.require();
        return body;
    }

    /** When its handle stays, so does what the last look-up of it said. */
    private Reach reach(Transaction tx, BodyRules rules, Optional<String> handle, Optional<Body> before) {
        var tried = before.map(Body::reach).filter(was -> was.handle().equals(handle));
        return new Reach(
                handle,
                handle.flatMap(text -> account(tx, text)).map(Account::id),
                rules.mail(),
                rules.form(),
                tried.flatMap(Reach::triedAt),
                tried.map(Reach::reached).orElse(false));
    }

    /** Another entry that this one names, if that makes no circle. */
    private Optional<Kin.Entry> entry(
            Transaction tx, BodyRules rules, String field, BodyId of, CommunityId community, Optional<String> named) {
        var slug = named.map(text -> text.strip().toLowerCase(Locale.ROOT)).filter(text -> !text.isEmpty());
        var found = slug.flatMap(text -> find(tx, community, text));
        if (slug.isPresent() && found.isEmpty()) {
            rules.fault(field, "ERR_INCLUSION", slug.get() + " is not in the register");
        }
        if (found.isPresent() && store.isAbove(tx, field, found.get().id(), of)) {
            rules.fault(field, "ERR_INVALID", "would make a circle: " + slug.get() + " stands below this entry");
            return Optional.empty();
        }
        return found.map(Kin.Entry::of);
    }

    /** In the one form in which handles are compared; without a domain it is one of ours. */
    private String comparable(Handle handle) {
        return handle.username().toLowerCase(Locale.ROOT) + "@"
                + handle.domain().orElse(officials.domain());
    }

    /** The account that a handle of a register names, where it is known here. */
    public Optional<Account> account(Transaction tx, String handle) {
        return Handle.parse(handle).flatMap(parsed -> accounts.byHandle(tx, parsed));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What stands in a community's register now, without what was retired. */
    public List<Body> list(Transaction tx, CommunityId community) {
        return store.list(tx, BODY.COMMUNITY_ID.eq(community.value()).and(BODY.RETIRED_AT.isNull()));
    }

    /** Those of all registers whose name has these words, without what was retired. */
    public List<Body> named(Transaction tx, String words) {
        return store.list(tx, BODY.NAME.containsIgnoreCase(words).and(BODY.RETIRED_AT.isNull()));
    }

    /** An entry by its name in addresses, also one that was retired. */
    public Optional<Body> find(Transaction tx, CommunityId community, String slug) {
        return store.list(tx, BODY.COMMUNITY_ID.eq(community.value()).and(BODY.SLUG.eq(slug))).stream()
                .findFirst();
    }

    /** The same for an entry to which something can be addressed today. */
    public Optional<Body> findValid(Transaction tx, CommunityId community, String slug) {
        return find(tx, community, slug).filter(body -> body.isValidOn(today()));
    }

    public Body require(Transaction tx, CommunityId community, String slug) {
        return find(tx, community, slug).orElseThrow(NotFound::new);
    }

    public List<Body> list(Transaction tx, Collection<BodyId> wanted) {
        return wanted.isEmpty()
                ? List.of()
                : store.list(tx, BODY.ID.in(wanted.stream().map(BodyId::value).toList()));
    }

    /** All evidence kept about an account, as {@link Officials#evidence}. */
    public List<Recognition> evidence(Transaction tx, AccountId account) {
        return officials.evidence(tx, account);
    }

    /** The same of several at once. */
    public List<Recognition> evidence(Transaction tx, Collection<AccountId> wanted) {
        return store.recognitions(tx, wanted);
    }
}
