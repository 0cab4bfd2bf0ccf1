package folkmoot.door.api.status;

import folkmoot.door.api.entity.QuoteEntity;
import folkmoot.door.api.entity.StatusEntity;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.quote.QuotePolicy;
import folkmoot.talk.quote.QuoteSending;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.ViewerMarks;
import java.util.Optional;
import java.util.function.Function;

/** Turns what a status quotes, and who may quote it, into what clients show. */
final class QuoteRenderer {

    private QuoteRenderer() {}

    /**
     * What a status quotes.
     *
     * @param inside the status stands within a quote itself: then what it quotes is only named
     * @param whole renders the quoted status
     */
    static Optional<QuoteEntity> quote(
            StatusFacts facts, StatusRelations relations, boolean inside, Function<Status, StatusEntity> whole) {
        return facts.quoting().map(quoting -> {
            var seen = quoting.quoted()
                    .map(id -> Optional.ofNullable(relations.behind().get(id)))
                    .orElse(Optional.empty());
            var state = seen.flatMap(quoted -> relations.marks(quoted).hides())
                    .filter(_ -> !inside)
                    .orElseGet(() -> state(quoting, seen.isPresent(), inside));
            return inside
                    ? new QuoteEntity.Shallow(
                            state,
                            quoting.quoted()
                                    .filter(_ -> state.equals("accepted"))
                                    .map(StatusId::toString))
                    : new QuoteEntity.Whole(state, seen.map(whole));
        });
    }

    /** As it is for this viewer: what is gone was deleted, what may not be seen is unauthorized. */
    private static String state(StatusFacts.Quoting quoting, boolean seen, boolean inside) {
        if (!quoting.state().equals("accepted")) {
            return quoting.state();
        }
        if (quoting.gone() || quoting.quoted().isEmpty()) {
            return "deleted";
        }
        return seen || inside ? "accepted" : "unauthorized";
    }

    /** The text, with a line for those clients that do not know quotes; the others hide it. */
    static String content(Status status, StatusFacts facts, StatusRelations relations) {
        var text = status.text().content();
        if (!status.local()) {
            return text; // the other server has written that line, or not
        }
        return facts.quoting()
                .flatMap(StatusFacts.Quoting::quoted)
                .flatMap(id -> Optional.ofNullable(relations.behind().get(id)))
                .map(quoted -> QuoteSending.inline(quoted.page()) + text)
                .orElse(text);
    }

    /** Who may quote a status: one of ours that says nothing, everybody; what is not open, nobody. */
    static StatusEntity.QuoteApproval approval(
            Status status, StatusFacts facts, ViewerMarks marks, Optional<AccountId> viewer) {
        var usual = status.local() ? QuotePolicy.PUBLIC : QuotePolicy.NOBODY;
        var policy = status.visibility().isOpen() ? facts.quotable().orElse(usual) : QuotePolicy.NOBODY;
        boolean own = viewer.equals(Optional.of(status.author()));
        return new StatusEntity.QuoteApproval(
                policy.automatic(),
                policy.manual(),
                own && status.visibility().isOpen() ? "automatic" : policy.allows(marks.follows()));
    }
}
