package folkmoot.talk.filter;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Makes, changes and removes filters. Everything of somebody else's does not exist: 404. */
public final class Filters {

    private static final int MOST_FILTERS = 500;
    private static final int MOST_KEYWORDS = 1_000;
    private static final int MOST_CHARACTERS = 20_000;
    private static final int MOST_STATUSES = 1_000;
    private static final Duration LONGEST = Duration.ofDays(3_650);

    private final Ids ids;
    private final InstantSource clock;
    private final Observers<Consumer<AccountId>> observers;
    private final FilterStore store = new FilterStore();

    public Filters(Ids ids, InstantSource clock, Observers<Consumer<AccountId>> observers) {
        this.ids = ids;
        this.clock = clock;
        this.observers = observers;
    }

    private void changed(Transaction tx, AccountId owner) {
        tx.afterCommit(() -> observers.tell(observer -> observer.accept(owner)));
    }

    /** Oldest first. */
    public List<Filter> list(Transaction tx, AccountId owner) {
        return store.of(tx, List.of(owner)).getOrDefault(owner, List.of());
    }

    public Filter require(Transaction tx, AccountId owner, long id) {
        return list(tx, owner).stream()
                .filter(filter -> filter.id() == id)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** The filter that holds a keyword. */
    public Filter ofKeyword(Transaction tx, AccountId owner, long keyword) {
        return list(tx, owner).stream()
                .filter(filter -> filter.keywords().stream().anyMatch(each -> each.id() == keyword))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** The filter that holds a single status, by the id of its entry. */
    public Filter ofSingle(Transaction tx, AccountId owner, long entry) {
        return list(tx, owner).stream()
                .filter(filter -> filter.statuses().stream().anyMatch(each -> each.id() == entry))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Problems: 422 without a title or a context. */
    public Filter create(Transaction tx, AccountId owner, FilterDraft draft) {
        var filter = new Filter(
                ids.next(),
                FilterDraft.requireTitle(draft.title().orElse("")),
                requireContexts(draft.contexts().orElse(Set.of())),
                draft.action().orElse(FilterAction.WARN),
                draft.expiresIn().orElse(Optional.empty()).map(this::end),
                List.of(),
                List.of());
        store.insert(tx, owner, filter, clock.instant());
        draft.keywords().forEach(change -> change(tx, filter, change));
        requireWithinLimits(tx, owner);
        changed(tx, owner);
        return require(tx, owner, filter.id());
    }

    public Filter update(Transaction tx, AccountId owner, long id, FilterDraft draft) {
        var filter = require(tx, owner, id);
        store.update(
                tx,
                new Filter(
                        id,
                        draft.title().map(FilterDraft::requireTitle).orElse(filter.title()),
                        draft.contexts().map(Filters::requireContexts).orElse(filter.contexts()),
                        draft.action().orElse(filter.action()),
                        draft.expiresIn().map(span -> span.map(this::end)).orElse(filter.expires()),
                        List.of(),
                        List.of()));
        draft.keywords().forEach(change -> change(tx, filter, change));
        requireWithinLimits(tx, owner);
        changed(tx, owner);
        return require(tx, owner, id);
    }

    private void change(Transaction tx, Filter filter, FilterDraft.KeywordChange change) {
        var known = change.id()
                .map(id -> filter.keywords().stream()
                        .filter(keyword -> keyword.id() == id)
                        .findFirst()
                        .orElseThrow(NotFound::new));
        if (change.remove()) {
            known.ifPresent(keyword -> store.deleteKeyword(tx, keyword.id()));
            return;
        }
        var text = change.text().or(() -> known.map(Filter.Keyword::text)).orElse("");
        store.saveKeyword(
                tx,
                filter.id(),
                new Filter.Keyword(
                        known.map(Filter.Keyword::id).orElseGet(ids::next),
                        FilterDraft.requireKeyword(text),
                        change.wholeWord()
                                .or(() -> known.map(Filter.Keyword::wholeWord))
                                .orElse(true)));
    }

    /** Every post that somebody reads is held against all of their filters. */
    private void requireWithinLimits(Transaction tx, AccountId owner) {
        var size = store.size(tx, owner);
        if (size.filters() > MOST_FILTERS) {
            throw Invalid.field("filters", "ERR_TOO_MANY", "are limited to " + MOST_FILTERS);
        }
        if (size.keywords() > MOST_KEYWORDS || size.characters() > MOST_CHARACTERS) {
            throw Invalid.field(
                    "keywords",
                    "ERR_TOO_MANY",
                    "are limited to " + MOST_KEYWORDS + " in all filters, and to " + MOST_CHARACTERS
                            + " characters together");
        }
        if (size.statuses() > MOST_STATUSES) {
            throw Invalid.field("statuses", "ERR_TOO_MANY", "are limited to " + MOST_STATUSES + " in all filters");
        }
    }

    private static Set<FilterContext> requireContexts(Set<FilterContext> contexts) {
        if (contexts.isEmpty()) {
            throw Invalid.field("context", "ERR_BLANK", "None or invalid context supplied");
        }
        return contexts;
    }

    private Instant end(Duration span) {
        return clock.instant().plus(span.compareTo(LONGEST) > 0 ? LONGEST : span);
    }

    public void remove(Transaction tx, AccountId owner, long id) {
        store.delete(tx, require(tx, owner, id).id());
        changed(tx, owner);
    }

    /** Adds a keyword to a filter, or changes one of its keywords; the keyword as it is now. */
    public Filter.Keyword keyword(Transaction tx, AccountId owner, long filter, FilterDraft.KeywordChange change) {
        change(tx, require(tx, owner, filter), change);
        requireWithinLimits(tx, owner);
        changed(tx, owner);
        var keywords = require(tx, owner, filter).keywords();
        return change.id()
                .flatMap(id -> keywords.stream().filter(each -> each.id() == id).findFirst())
                .orElseGet(keywords::getLast);
    }

    public void removeKeyword(Transaction tx, AccountId owner, long keyword) {
        ofKeyword(tx, owner, keyword);
        store.deleteKeyword(tx, keyword);
        changed(tx, owner);
    }

    /** Catches one status from now on. 422 for one that is caught by this filter already. */
    public Filter.Single addStatus(Transaction tx, AccountId owner, long filter, StatusId status) {
        var single = new Filter.Single(ids.next(), status);
        if (!store.insertStatus(tx, require(tx, owner, filter).id(), single)) {
            throw Invalid.field("status_id", "ERR_TAKEN", "has already been taken");
        }
        requireWithinLimits(tx, owner);
        changed(tx, owner);
        return single;
    }

    public void removeStatus(Transaction tx, AccountId owner, long entry) {
        ofSingle(tx, owner, entry);
        store.deleteStatus(tx, entry);
        changed(tx, owner);
    }

    FilterStore store() {
        return store;
    }

    Instant now() {
        return clock.instant();
    }
}
