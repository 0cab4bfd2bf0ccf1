package folkmoot.door.api.account;

import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.entity.FilterEntity;
import folkmoot.door.api.entity.PollEntity;
import folkmoot.door.api.entity.StatusEntity;
import folkmoot.people.relation.Hidden;
import folkmoot.people.relation.HiddenSets;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.filter.FilterAction;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.filter.FilterSets;
import folkmoot.talk.filter.FilteredText;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a viewer sees of statuses that it may see: whom it hides is left out, and its filters mark or leave out what they
 * catch. Everything comes from memory for a viewer who is active.
 */
public final class ViewerFilters {

    /** Where the viewer looks at one author, or was told of one by a choice that was made already. */
    private static final Set<FilterContext> AUTHOR_IS_ASKED_FOR =
            EnumSet.of(FilterContext.ACCOUNT, FilterContext.NOTIFICATIONS);

    private final HiddenSets hidden;
    private final FilterSets filters;

    public ViewerFilters(HiddenSets hidden, FilterSets filters) {
        this.hidden = hidden;
        this.filters = filters;
    }

    /** Makes sure that nothing about these viewers has to be read one by one. */
    public void prepare(Collection<AccountId> viewers) {
        hidden.of(viewers);
        filters.of(viewers);
    }

    /** The same of their filters only. */
    public void prepareFilters(Collection<AccountId> viewers) {
        filters.of(viewers);
    }

    public Hidden hidden(Optional<AccountId> viewer) {
        return hidden.of(viewer);
    }

    private static boolean hides(Hidden hidden, AccountEntity account) {
        return hidden.hides(new AccountId(Long.parseLong(account.id())), domain(account));
    }

    public static Optional<String> domain(AccountEntity account) {
        int at = account.acct().indexOf('@');
        return at < 0 ? Optional.empty() : Optional.of(account.acct().substring(at + 1));
    }

    /** FilterResults: which filters of the viewer catch a status that says this. */
    public List<FilterEntity.Result> filtered(AccountId viewer, StatusId status, String text) {
        return filters.matches(viewer, status, text).stream()
                .map(FilterRenderer::result)
                .toList();
    }

    /** Whether the viewer filters anything at all. */
    public boolean filters(AccountId viewer) {
        return !filters.of(viewer).isEmpty();
    }

    /** As {@link FilteredText}. */
    public static String text(String spoiler, String content, Optional<PollEntity> poll, Stream<String> descriptions) {
        var options = poll.stream().flatMap(asked -> asked.options().stream()).map(PollEntity.PollOption::title);
        return FilteredText.of(spoiler, content, options, descriptions);
    }

    /** Whether hidden authors show there all the same. */
    public static boolean asksForAuthor(FilterContext where) {
        return AUTHOR_IS_ASKED_FOR.contains(where);
    }

    /** Whether a filter leaves the status out there altogether. */
    public static boolean dropped(Collection<?> results, FilterContext where) {
        return results.stream()
                .filter(FilterEntity.Result.class::isInstance)
                .map(result -> ((FilterEntity.Result) result).filter())
                .anyMatch(filter -> filter.filterAction().equals(FilterAction.HIDE.word())
                        && filter.context().contains(where.word()));
    }

    /** Those of the rendered statuses that the viewer sees there; a visitor sees all. */
    public List<StatusEntity> seen(List<StatusEntity> rendered, Optional<AccountId> viewer, FilterContext where) {
        if (viewer.isEmpty()) {
            return rendered;
        }
        var unseen = hidden.of(viewer);
        return rendered.stream()
                .filter(status -> asksForAuthor(where) || !hides(unseen, status.account()))
                .filter(status -> status.reblog()
                        .filter(inner -> hides(unseen, inner.account()))
                        .isEmpty())
                .filter(status -> isOwn(status, viewer.get())
                        || !dropped(status.filtered().orElse(List.of()), where))
                .toList();
    }

    /** Those of the accounts whom the viewer does not hide; a visitor sees all. */
    public List<AccountEntity> people(List<AccountEntity> rendered, Optional<AccountId> viewer) {
        var unseen = hidden.of(viewer);
        return unseen.isEmpty()
                ? rendered
                : rendered.stream().filter(each -> !hides(unseen, each)).toList();
    }

    private static boolean isOwn(StatusEntity status, AccountId viewer) {
        return status.account().id().equals(viewer.toString());
    }
}
