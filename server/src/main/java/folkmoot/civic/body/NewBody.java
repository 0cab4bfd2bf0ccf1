package folkmoot.civic.body;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A body to be registered, as it was typed; its parts as in {@link Body}. Days of 0 mean the usual ones (5 and 20).
 *
 * @param mail any text; one that is no address is refused
 * @param form any text; one that is no address of a page is refused
 * @param parent slug of another entry of the register
 * @param predecessor slug of another entry, also a retired one
 * @param validFrom today without one
 */
public record NewBody(
        String slug,
        String name,
        Map<String, String> names,
        String kind,
        String domain,
        Optional<String> handle,
        Optional<String> mail,
        Optional<String> form,
        Scope scope,
        List<String> languages,
        Targets targets,
        Map<String, String> codes,
        Optional<String> parent,
        Optional<String> predecessor,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil) {

    public static NewBody of(String slug, String name, String domain, String handle) {
        return new NewBody(
                slug,
                name,
                Map.of(),
                "local",
                domain,
                Optional.of(handle),
                Optional.empty(),
                Optional.empty(),
                Scope.NONE,
                List.of("en"),
                new Targets(0, 0, WorkingTime.USUAL),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What an entry says now, to be corrected in part. */
    public static NewBody of(Body body) {
        return new NewBody(
                body.slug(),
                body.name(),
                body.names(),
                body.kind(),
                body.domain(),
                body.handle(),
                body.mail(),
                body.form().map(URI::toString),
                body.scope(),
                body.languages(),
                body.targets(),
                body.codes(),
                body.kin().parent().map(Kin.Entry::slug),
                body.kin().predecessor().map(Kin.Entry::slug),
                Optional.of(body.validFrom()),
                body.validUntil());
    }

    /** The same without other entries, which may come later. */
    public NewBody withoutKin() {
        return kin(Optional.empty(), Optional.empty());
    }

    /** The same with the other entries that an entry names now. */
    public NewBody withKin(Body body) {
        var now = of(body);
        return kin(now.parent(), now.predecessor());
    }

    private NewBody kin(Optional<String> ofParent, Optional<String> ofPredecessor) {
        return new NewBody(
                slug,
                name,
                names,
                kind,
                domain,
                handle,
                mail,
                form,
                scope,
                languages,
                targets,
                codes,
                ofParent,
                ofPredecessor,
                validFrom,
                validUntil);
    }

    /** The same with fields typed instead, by the names of {@link BodyFields}. */
    public NewBody with(Map<String, String> typed) {
        return BodyFields.of(typed).over(this);
    }
}
