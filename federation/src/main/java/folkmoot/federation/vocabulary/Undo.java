package folkmoot.federation.vocabulary;

import java.net.URI;

/** Takes back an activity of the same actor. Sent with the undone activity embedded; received in both forms. */
public record Undo(URI id, URI actor, Ref<Activity> object, Recipients recipients) implements Activity {

    /** Addressed like the activity that it undoes. */
    public Undo(URI id, Activity undone) {
        this(id, undone.actor(), Ref.of(undone), undone.recipients());
    }
}
