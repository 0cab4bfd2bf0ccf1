package folkmoot.door.api.account;

import folkmoot.platform.http.Parameters;
import folkmoot.platform.http.Request;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.filter.FilterAction;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.filter.FilterDraft;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What clients send about filters. */
final class FilterRequests {

    private FilterRequests() {}

    static FilterDraft draft(Request request) {
        return new FilterDraft(
                request.parameter("title"),
                contexts(request),
                request.parameter("filter_action").map(FilterRequests::action),
                expiry(request),
                request.parameters().list("keywords_attributes").stream()
                        .map(FilterRequests::keyword)
                        .toList());
    }

    static Optional<Set<FilterContext>> contexts(Request request) {
        var words = request.parameters("context");
        if (words.isEmpty()) {
            return request.parameters().has("context") ? Optional.of(Set.of()) : Optional.empty();
        }
        var contexts = new HashSet<FilterContext>();
        for (var word : words) {
            contexts.add(FilterContext.of(word)
                    .orElseThrow(() -> Invalid.field("context", "ERR_INVALID", "None or invalid context supplied")));
        }
        return Optional.of(contexts);
    }

    private static FilterAction action(String word) {
        return FilterAction.of(word)
                .orElseThrow(() -> Invalid.field("action", "ERR_INCLUSION", "is not included in the list"));
    }

    /** Blank means for good; absent means as it is. */
    static Optional<Optional<Duration>> expiry(Request request) {
        if (!request.parameters().has("expires_in")) {
            return Optional.empty();
        }
        return Optional.of(request.parameters().seconds("expires_in"));
    }

    private static FilterDraft.KeywordChange keyword(Parameters sent) {
        return new FilterDraft.KeywordChange(
                sent.text("id").map(FilterRequests::number),
                sent.text("keyword"),
                sent.flag("whole_word"),
                sent.flag("_destroy").orElse(false));
    }

    /** One keyword of a request of its own. */
    static FilterDraft.KeywordChange keyword(Request request, Optional<Long> id) {
        return new FilterDraft.KeywordChange(
                id, request.parameter("keyword"), request.parameters().flag("whole_word"), false);
    }

    /** The id in the path; 404 for what cannot be one. */
    static long id(Request request) {
        return number(request.pathParameter("id"));
    }

    private static long number(String text) {
        return Id.parse(text).stream().boxed().findFirst().orElseThrow(NotFound::new);
    }

    /** For v1: one keyword with its filter's settings. */
    static FilterDraft v1(Request request, Optional<Long> keyword) {
        return new FilterDraft(
                request.parameter("phrase"),
                contexts(request),
                request.parameters().flag("irreversible").map(hide -> hide ? FilterAction.HIDE : FilterAction.WARN),
                expiry(request),
                List.of(new FilterDraft.KeywordChange(
                        keyword,
                        request.parameter("phrase"),
                        request.parameters()
                                .flag("whole_word")
                                .or(() -> keyword.isEmpty() ? Optional.of(false) : Optional.empty()),
                        false)));
    }
}
