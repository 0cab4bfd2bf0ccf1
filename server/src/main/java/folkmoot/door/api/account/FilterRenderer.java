package folkmoot.door.api.account;

import folkmoot.door.api.entity.FilterEntity;
import folkmoot.door.api.entity.FilterV1Entity;
import folkmoot.talk.filter.Filter;
import folkmoot.talk.filter.FilterAction;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.filter.FilterSet;
import java.util.List;
import java.util.Optional;

/** Turns filters into what clients show. */
public final class FilterRenderer {

    private FilterRenderer() {}

    public static FilterEntity filter(Filter filter) {
        return entity(
                filter,
                Optional.of(
                        filter.keywords().stream().map(FilterRenderer::keyword).toList()),
                Optional.of(
                        filter.statuses().stream().map(FilterRenderer::single).toList()));
    }

    private static FilterEntity entity(
            Filter filter, Optional<List<FilterEntity.Keyword>> keywords, Optional<List<FilterEntity.Single>> singles) {
        return new FilterEntity(
                Long.toString(filter.id()),
                filter.title(),
                contexts(filter),
                filter.expires(),
                filter.action().word(),
                keywords,
                singles);
    }

    private static List<String> contexts(Filter filter) {
        return filter.contexts().stream().sorted().map(FilterContext::word).toList();
    }

    public static FilterEntity.Keyword keyword(Filter.Keyword keyword) {
        return new FilterEntity.Keyword(Long.toString(keyword.id()), keyword.text(), keyword.wholeWord());
    }

    public static FilterEntity.Single single(Filter.Single single) {
        return new FilterEntity.Single(
                Long.toString(single.id()), single.status().toString());
    }

    public static FilterEntity.Result result(FilterSet.Match match) {
        return new FilterEntity.Result(
                entity(match.filter(), Optional.empty(), Optional.empty()),
                match.keywords().isEmpty() ? Optional.empty() : Optional.of(match.keywords()),
                match.statuses().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                match.statuses().stream().map(Object::toString).toList()));
    }

    public static FilterV1Entity v1(Filter filter, Filter.Keyword keyword) {
        return new FilterV1Entity(
                Long.toString(keyword.id()),
                keyword.text(),
                contexts(filter),
                keyword.wholeWord(),
                filter.expires(),
                filter.action() == FilterAction.HIDE);
    }
}
