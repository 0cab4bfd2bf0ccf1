package folkmoot.civic.body;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A body to be registered; days of 0 mean the usual ones (5 and 20). */
public record NewBody(
        String slug,
        String name,
        String kind,
        String domain,
        Optional<String> handle,
        List<String> remit,
        Optional<String> area,
        List<String> languages,
        int acknowledgeDays,
        int answerDays,
        Optional<LocalDate> validUntil) {

    public static NewBody of(String slug, String name, String domain, String handle) {
        return new NewBody(
                slug,
                name,
                "local",
                domain,
                Optional.of(handle),
                List.of(),
                Optional.empty(),
                List.of("en"),
                0,
                0,
                Optional.empty());
    }

    /** What an entry says now, to be corrected in part. */
    public static NewBody of(Body body) {
        return new NewBody(
                body.slug(),
                body.name(),
                body.kind(),
                body.domain(),
                body.handle(),
                body.remit(),
                body.area(),
                body.languages(),
                body.acknowledgeDays(),
                body.answerDays(),
                body.validUntil());
    }
}
