package folkmoot.door.web.joining;

import folkmoot.door.web.Frame;
import folkmoot.door.web.Frame.Typed;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.platform.http.Request;
import java.util.Optional;

/** What somebody had typed when they turned out to be signed out: it goes along while they sign in. */
final class Kept {

    private static final String ACTION = "kept_action";
    private static final String FIELDS = "kept_fields";

    private Kept() {}

    static Optional<Typed> of(Request request) {
        return request.parameter(ACTION)
                .map(action -> new Typed(
                        Frame.localPath(Optional.of(action)),
                        Typed.read(request.parameter(FIELDS).orElse(""))));
    }

    static void carry(Request request, FormBuilder form) {
        of(request).ifPresent(typed -> form.with(ACTION, typed.action()).with(FIELDS, typed.written()));
    }
}
