package folkmoot.civic.community;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.COMMUNITY;

import folkmoot.civic.body.Officials;
import folkmoot.civic.log.CivicLog;
import folkmoot.civic.log.LogEntry.RuleEntry;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.NewAccount;
import folkmoot.people.account.StandingObserver;
import folkmoot.people.account.Usernames;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.Names;
import folkmoot.platform.uri.LocalUris;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Makes, finds and keeps communities. */
public final class Communities {

    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_GUIDELINES = 5_000;
    private static final int MOST_THRESHOLD = 10_000_000;

    private final Accounts accounts;
    private final LocalUris uris;
    private final InstantSource clock;
    private final Officials officials;
    private final CivicLog log;
    private final Observers<StandingObserver> standings;
    private final CommunityStore store = new CommunityStore();

    public Communities(
            Accounts accounts,
            LocalUris uris,
            InstantSource clock,
            Officials officials,
            CivicLog log,
            Observers<StandingObserver> standings) {
        this.accounts = accounts;
        this.uris = uris;
        this.clock = clock;
        this.officials = officials;
        this.log = log;
        this.standings = standings;
    }

    /** Makes a community with its Group and its clerk. Problems: 422 for a name that is taken or malformed. */
    public Community create(Transaction tx, NewCommunity wanted) {
        var title = Names.withoutCheckMarks(wanted.title());
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw Invalid.field("title", "ERR_INVALID", "must have 1 to " + LONGEST_TITLE + " characters");
        }
        var template = template(wanted.template().orElse("general"));
        var name = Usernames.require(wanted.name()); // before an address is made of it
        var about = Names.cleanLines(wanted.description().orElse(""));
        var group = accounts.create(
                tx,
                new NewAccount(
                        name,
                        ActorType.GROUP,
                        uris.community(name),
                        uris.community(name),
                        title,
                        Html.paragraphs(about),
                        about,
                        false));
        var clerk = clerk(tx, name, title);
        var row = new CommunityStore.Row(
                new CommunityId(group.id().value()),
                clerk.id(),
                String.join("\n", template.guidelines()),
                wanted.language().orElse("en"),
                wanted.locality(),
                wanted.threshold().orElseGet(() -> usual(template.threshold())),
                FirstItems.NONE,
                template.name(),
                clock.instant());
        store.insert(tx, row, wanted.by());
        addLists(tx, row.id(), template);
        log.add(tx, new RuleEntry(row.createdAt(), group.uri(), row.threshold().json()));
        return community(row, group);
    }

    private Account clerk(Transaction tx, String name, String title) {
        var username = name + "_clerk";
        return accounts.create(
                tx,
                new NewAccount(
                        username,
                        ActorType.SERVICE,
                        uris.person(username),
                        uris.profilePage(username),
                        title + " clerk",
                        "",
                        "",
                        false));
    }

    private static ThresholdRule usual(int count) {
        return new ThresholdRule(
                count, Set.of(SupportColumn.VERIFIED_LOCAL, SupportColumn.MEMBERS, SupportColumn.KNOWN));
    }

    private static CivicLists.Template template(String name) {
        return CivicLists.templates().stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Invalid.field(
                        "template",
                        "ERR_INCLUSION",
                        "is not known. Choose one of "
                                + CivicLists.templates().stream()
                                        .map(CivicLists.Template::name)
                                        .collect(Collectors.joining(", "))));
    }

    private void addLists(Transaction tx, CommunityId id, CivicLists.Template template) {
        int position = 0;
        for (var category : CivicLists.categories()) {
            if (template.categories().isEmpty() || template.categories().contains(category.slug())) {
                store.addCategory(tx, id, category, position++);
            }
        }
        CivicLists.lifeEvents().forEach(event -> store.addLifeEvent(tx, event));
    }

    public Optional<Community> find(Transaction tx, CommunityId id) {
        return list(tx, COMMUNITY.ACCOUNT_ID.eq(id.value())).stream().findFirst();
    }

    public Community require(Transaction tx, CommunityId id) {
        return find(tx, id).orElseThrow(NotFound::new);
    }

    /** By its name in addresses. */
    public Optional<Community> byName(Transaction tx, String name) {
        return list(
                        tx,
                        DSL.lower(ACCOUNT.USERNAME)
                                .eq(name.toLowerCase(Locale.ROOT))
                                .and(ACCOUNT.DOMAIN.isNull()))
                .stream()
                .findFirst();
    }

    public Community requireByName(Transaction tx, String name) {
        return byName(tx, name).orElseThrow(NotFound::new);
    }

    /** Which of some accounts are communities of ours. */
    public List<Community> among(Transaction tx, Collection<AccountId> some) {
        return some.isEmpty()
                ? List.of()
                : list(
                        tx,
                        COMMUNITY.ACCOUNT_ID.in(
                                some.stream().map(AccountId::value).toList()));
    }

    /** Those of some that are communities of ours. */
    public Map<CommunityId, Community> map(Transaction tx, Collection<CommunityId> some) {
        return among(
                        tx,
                        some.stream()
                                .distinct()
                                .map(id -> new AccountId(id.value()))
                                .toList())
                .stream()
                .collect(Collectors.toMap(Community::id, Function.identity()));
    }

    /** Those of which one of some accounts is the clerk. */
    public List<Community> ofClerks(Transaction tx, Collection<AccountId> some) {
        return list(
                tx,
                COMMUNITY.CLERK_ACCOUNT_ID.in(
                        some.stream().map(AccountId::value).toList()));
    }

    public List<Community> all(Transaction tx) {
        return list(tx, DSL.noCondition());
    }

    private List<Community> list(Transaction tx, Condition condition) {
        var rows = store.list(tx, condition.and(ACCOUNT.DELETED_AT.isNull()));
        Map<AccountId, Account> groups = accounts.map(
                tx, rows.stream().map(row -> new AccountId(row.id().value())).toList());
        return rows.stream()
                .map(row -> community(row, groups.get(new AccountId(row.id().value()))))
                .toList();
    }

    private static Community community(CommunityStore.Row row, Account group) {
        return new Community(
                row.id(),
                group,
                row.clerk(),
                row.guidelines(),
                row.language(),
                row.locality(),
                row.threshold(),
                row.firstItems(),
                row.template(),
                row.createdAt());
    }

    /** Changes the house rules and the threshold; proposals published before keep the threshold they had. */
    public void setRules(Transaction tx, Community community, String guidelines, ThresholdRule threshold) {
        var clean = Names.cleanLines(guidelines);
        if (clean.length() > LONGEST_GUIDELINES) {
            throw Invalid.field(
                    "guidelines", "ERR_TOO_LONG", "must have at most " + LONGEST_GUIDELINES + " characters");
        }
        if (threshold.count() > MOST_THRESHOLD) {
            throw Invalid.field("threshold", "ERR_INVALID", "is too large");
        }
        store.setRules(tx, community.id(), clean, threshold);
        if (!threshold.equals(community.threshold())) {
            log.add(tx, new RuleEntry(clock.instant(), community.group().uri(), threshold.json()));
        }
    }

    public List<Category> categories(Transaction tx, CommunityId id) {
        return store.categories(tx, id);
    }

    /** What its proposals can be about, instead of what its template says. */
    public void setCategories(Transaction tx, CommunityId id, List<Category> categories) {
        store.removeCategories(tx, id);
        for (int position = 0; position < categories.size(); position++) {
            store.addCategory(tx, id, categories.get(position), position);
        }
    }

    public List<Locality> localities(Transaction tx, CommunityId id) {
        return store.localities(tx, id);
    }

    /** Puts an area on a community's list, or corrects what the list says of it. Problems: 422 for one without a code or name, or that ends before it begins. */
    public void putLocality(Transaction tx, CommunityId id, Locality locality) {
        var code = Names.clean(locality.code());
        var name = Names.clean(locality.name());
        if (code.isEmpty() || code.length() > LONGEST_CODE) {
            throw Invalid.field("code", "ERR_INVALID", "must have 1 to " + LONGEST_CODE + " characters");
        }
        if (name.isEmpty()) {
            throw Invalid.field("name", "ERR_BLANK", "can't be blank");
        }
        if (locality.validFrom()
                .filter(from -> locality.validUntil().filter(from::isAfter).isPresent())
                .isPresent()) {
            throw Invalid.field("valid_until", "ERR_INVALID", "lies before the first day");
        }
        store.putLocality(
                tx,
                id,
                new Locality(
                        code,
                        name,
                        locality.parent().map(Names::clean),
                        locality.validFrom(),
                        locality.validUntil(),
                        locality.successor().map(Names::clean)));
    }

    public List<LifeEvent> lifeEvents(Transaction tx) {
        return store.lifeEvents(tx);
    }

    public Optional<LifeEvent> lifeEvent(Transaction tx, String slug) {
        return lifeEvents(tx).stream()
                .filter(event -> event.slug().equals(slug))
                .findFirst();
    }

    /** Lets a member moderate. Problems: 403 for official actors, programs and groups. */
    public void addModerator(Transaction tx, Community community, Account account) {
        if (account.type() != ActorType.PERSON || officials.isOfficial(tx, community.id(), account)) {
            throw new Forbidden("Only people who do not speak for a public body can moderate");
        }
        store.addModerator(tx, community.id(), account.id(), clock.instant());
    }

    public void removeModerator(Transaction tx, Community community, AccountId account) {
        store.removeModerator(tx, community.id(), account);
    }

    public List<AccountId> moderators(Transaction tx, CommunityId id) {
        return store.moderators(tx, id);
    }

    /** Whether an account may act as moderator now; one that speaks for a body of the community's register may not. */
    public boolean isModerator(Transaction tx, CommunityId id, AccountId account) {
        return store.moderators(tx, id).contains(account) && mayModerate(tx, id, account);
    }

    private boolean mayModerate(Transaction tx, CommunityId id, AccountId account) {
        return accounts.find(tx, account)
                .filter(moderator -> !officials.isOfficial(tx, id, moderator))
                .isPresent();
    }

    /** Those that an account may act for as moderator now. */
    public List<Community> moderatedBy(Transaction tx, AccountId account) {
        return list(tx, COMMUNITY.ACCOUNT_ID.in(store.moderatedBy(tx, account))).stream()
                .filter(community -> mayModerate(tx, community.id(), account))
                .toList();
    }

    /** 403 unless the account moderates the community. */
    public void requireModerator(Transaction tx, CommunityId id, AccountId account) {
        if (!isModerator(tx, id, account)) {
            throw new Forbidden("Only the community's moderators can do this");
        }
    }

    /**
     * A moderator has checked that a member lives in an area; how, is kept, the address is not.
     *
     * @param locality the smallest verified area; empty for the community's own
     */
    public void verifyResident(
            Transaction tx,
            Community community,
            Account moderator,
            Account member,
            Optional<String> locality,
            String method) {
        requireModerator(tx, community.id(), moderator.id());
        if (member.type() != ActorType.PERSON
                || !member.isLocal()
                || officials.isOfficial(tx, community.id(), member)) {
            throw new Forbidden("Only people with an account here can be residents");
        }
        store.setResident(
                tx, community.id(), member.id(), locality, Names.clean(method), moderator.id(), clock.instant());
        standings.tell(observer -> observer.changed(tx, member.id()));
    }

    private record Areas(CommunityId of) {}

    /** Whether an area of the community is another or lies in it; without one, the community's own is meant. */
    public boolean liesIn(Transaction tx, CommunityId id, Optional<String> area, Optional<String> locality) {
        if (locality.isEmpty() || area.isEmpty()) {
            return locality.isEmpty();
        }
        Map<String, Optional<String>> parents = tx.once(
                new Areas(id),
                () -> localities(tx, id).stream().collect(Collectors.toMap(Locality::code, Locality::parent)));
        var here = area;
        for (int steps = 0; here.isPresent() && steps < 20; steps++) {
            if (here.equals(locality)) {
                return true;
            }
            here = parents.getOrDefault(here.get(), Optional.empty());
        }
        return false;
    }
}
