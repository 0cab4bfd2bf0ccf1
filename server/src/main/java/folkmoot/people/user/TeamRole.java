package folkmoot.people.user;

import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Optional;

/** What a member may do as a team. Each may what those before may; none of it reaches beyond what the team's account may. */
public enum TeamRole implements Worded {
    /** Reads what the team reads, and prepares answers. */
    DRAFTER,
    /** Acts as the team. */
    RESPONDER,
    /** Also releases what somebody else prepared, where two people have to agree. */
    PUBLISHER,
    /** Also says who belongs to the team. */
    MANAGER;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its word. */
    public static Optional<TeamRole> of(String word) {
        return Worded.find(TeamRole.class, word);
    }

    public boolean mayAct() {
        return this != DRAFTER;
    }

    public boolean mayRelease() {
        return this == PUBLISHER || this == MANAGER;
    }

    public boolean mayManage() {
        return this == MANAGER;
    }
}
