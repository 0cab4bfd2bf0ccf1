package folkmoot.demo;

import folkmoot.people.user.Role;
import folkmoot.platform.json.JsonLines;
import java.util.List;

/**
 * Somebody, or an office, with an account on one of the instances. All are invented.
 *
 * @param home name of the instance
 * @param display as others read it
 */
record Resident(String home, String name, String display, String language, String note) {

    static final String MODERATOR = "mod";
    static final String ADMINISTRATOR = "keeper";

    Role role() {
        return switch (name) {
            case MODERATOR -> Role.MODERATOR;
            case ADMINISTRATOR -> Role.ADMIN;
            default -> Role.MEMBER;
        };
    }

    static List<Resident> all() {
        return JsonLines.read("demo/people.jsonl", Resident.class);
    }

    /** Those of one instance who may back what is proposed: not who looks after it. */
    static List<Resident> neighboursIn(String home) {
        return all().stream()
                .filter(one -> one.home().equals(home) && one.role() == Role.MEMBER)
                .toList();
    }
}
